"""Writing the site."""
