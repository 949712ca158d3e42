"""The documentation for editors: what of it is generated, and a way to run the commands that it shows."""
