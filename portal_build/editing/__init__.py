"""What helps editors write: every field with its title and help, files made and changed for them."""
