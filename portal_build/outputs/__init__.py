"""What machines read: the catalogue in other forms than pages."""
