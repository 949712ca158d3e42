"""Words that are written together: where one part ends and the next begins."""
