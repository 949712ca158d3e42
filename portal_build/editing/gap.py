"""The mark that stands where an editor has not written yet."""

from __future__ import annotations

GAP = "«???»"
"""Stands for a value or passage still to be written; the same in all languages, plain text to YAML and Markdown, and in no real text."""
