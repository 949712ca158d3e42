"""From entries to the bundles that a reader's browser searches."""
