"""What editors tell the search, `content/search.yml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from portal_build.model.common import Strict
from portal_build.model.links import EntryId
from portal_build.model.scalars import Language, Text


class Synonyms(Strict):
    """Words that readers use for one thing, and that are no topic or term of the glossary."""

    words: Annotated[dict[Language, list[Text]], Field()]
    """The words in each language; whoever searches for one of them finds pages with the others."""


class PinnedResult(Strict):
    """Entries that stand first among the results of a search."""

    language: Language
    """The language of the search, such as `da`."""
    queries: list[Text]
    """What readers type; capitals, accents and spaces make no difference."""
    entries: list[EntryId]
    """The entries that stand first, by their ids, the best one first."""


class SearchSettings(Strict):
    """What the search cannot find out for itself, `search.yml`."""

    synonyms: list[Synonyms] = []
    """Words that mean the same, group by group."""
    whole_words: Annotated[dict[Language, list[Text]], Field()] = {}
    """Words in each language that the search takes for compounds although they are none: they are never taken apart."""
    pinned: list[PinnedResult] = []
    """Entries that stand first for what readers type."""
