"""What a page says as linked data, in the words of schema.org."""
