"""The search: records and bundles."""
