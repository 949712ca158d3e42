"""Translations that know what they translate: state, fingerprints, and what changed since."""
