"""The same text for generators that know Markdown only: the portal's links resolved, its facts spelt out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from tests.bench.facts import Values
from tests.bench.plan import TOPICS
from tests.bench.portal_text import PortalText
from tests.bench.reference_texts import source, word_of
from tests.bench.texts import title_of

Link = Callable[[str, str], str]
"""Collection and entry id (or `glossary` and a term) -> the address to write."""

_OWN_LINK = re.compile(r"\[([^\]]*)\]\((entry|term|claim):([^)]+)\)")
_CITATION = re.compile(r"\[@([^\]]+)\]")
_NOT_SHOWN = frozenset({"aliases", "topics", "source_language", "menu"})


class PeerText:
    """Turns the portal's facts and texts into what any Markdown generator can show."""

    def __init__(self, portal: PortalText, link: Link) -> None:
        self.portal = portal
        self.link = link

    @cached_property
    def collections(self) -> dict[str, str]:
        """Entry id -> collection."""
        return {entry.id: entry.collection for entry in self.portal.plan.entries}

    @cached_property
    def claims(self) -> dict[str, str]:
        """Claim id -> the number as readers see it."""
        stated = [claim for facts in self.portal.facts.values() for claim in facts.get("claims", [])]
        return {claim["id"]: f"{claim['value']} {'%' if claim['unit'] == 'percent' else ''}".strip() for claim in stated}

    def body(self, body: str, language: str) -> str:
        """Markdown with plain links, numbers in place of claims, and footnotes for citations."""

        def resolve(match: re.Match[str]) -> str:
            words, kind, name = match.groups()
            if kind == "claim":
                return self.claims[name]
            if kind == "term":
                return f"[{words}]({self.link('glossary', name)})"
            return self.entry_link(name, language, words)

        resolved = _OWN_LINK.sub(resolve, body)
        notes = [f"[^{key}]: {_reference(key)}" for key in dict.fromkeys(_CITATION.findall(body))]
        return _CITATION.sub(r"[^\1]", resolved) + "\n\n" + "\n".join(notes) + "\n"

    def entry_link(self, entry_id: str, language: str, words: str = "") -> str:
        """A link to an entry, named by its title where nothing else is said."""
        return f"[{words or title_of(entry_id, language)}]({self.link(self.collections[entry_id], entry_id)})"

    def relations(self, facts: Values) -> dict[str, list[str]]:
        """Fact -> the entries that it names."""
        found: dict[str, list[str]] = defaultdict(list)
        for key, value in facts.items():
            for text in _strings(value):
                if text in self.collections and text not in found[key]:
                    found[key].append(text)
        return {key: ids for key, ids in found.items() if ids}

    def facts(self, facts: Values, language: str) -> Iterator[tuple[str, str]]:
        """Name and value of each fact that is more than a list of entries, in one language."""
        for key, value in facts.items():
            words = [] if key in _NOT_SHOWN else list(self._words(value, language))
            if words:
                yield word_of(key, language), "; ".join(words)

    def topics(self, facts: Values) -> list[str]:
        """The topics of an entry."""
        return [topic for topic in facts.get("topics", []) if topic in TOPICS]

    def _words(self, value: Any, language: str) -> Iterator[str]:
        if isinstance(value, dict):
            local = value.get(language)
            for part in [local] if isinstance(local, str) else value.values():
                yield from self._words(part, language)
        elif isinstance(value, list):
            for part in value:
                yield from self._words(part, language)
        elif str(value) not in self.collections:
            yield _reference(value) if str(value).startswith("source-") else str(value)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)
    elif isinstance(value, str):
        yield value


def _reference(key: str) -> str:
    cited = source(key)
    names = ", ".join(author["family"] for author in cited["author"])
    return f"{names} ({cited['issued']}). {cited['title']}. {cited['publisher']}. {cited['url']}"
