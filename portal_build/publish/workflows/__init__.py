"""What checks, builds and publishes a portal by itself, for those who run such things."""
