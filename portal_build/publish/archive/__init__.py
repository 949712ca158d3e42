"""A copy of the portal for keeping, in one file."""
