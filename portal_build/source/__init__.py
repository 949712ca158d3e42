"""Reading: which files belong to the portal, and strict YAML with the position of every key and value."""
