"""What the interface says in each language."""

from __future__ import annotations

from functools import cache

from portal_build.words import Words, read_words
from tests.browser.site_map import ROOT


@cache
def _catalogue(language: str) -> Words:
    return read_words(ROOT / "theme" / "locales", language)


def said(words: str, language: str) -> str:
    """The interface's own word for an English one."""
    return _catalogue(language)(words)
