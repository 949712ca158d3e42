"""Pages: which there are, where they stand, and what their templates may see."""
