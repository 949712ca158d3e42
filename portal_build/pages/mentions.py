"""Which texts quote a claim or use a term, found once for the whole site."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from portal_build.catalogue import Catalogue
from portal_build.model.entry import Entry
from portal_build.prose import blank_code, marks_in
from portal_build.values import value

_NAMED = re.compile(r"\](?:\(\s*|:[ ]*)<?(claim|term):([\w-]+)")


@value
class Mentions:
    """Texts by what they mention; entries in path order."""

    claims: Mapping[str, tuple[str, ...]]
    """Claim -> entries with a text that quotes it."""
    terms: Mapping[tuple[str, str], tuple[str, ...]]
    """Language and term -> entries whose text in that language uses it."""


Mentioned = tuple[tuple[str, str, str], ...]
"""Language, scheme and name of everything that the texts of an entry mention."""


def mentioned_by(entry: Entry) -> Mentioned:
    """What the texts of an entry mention."""
    return tuple((language, *named) for language, text in entry.texts.items() for named in _named_in(text.body))


def find_mentions(catalogue: Catalogue, mentioned: Callable[[Entry], Mentioned] = mentioned_by) -> Mentions:
    """What the texts of all current entries mention."""
    claims: dict[str, dict[str, None]] = defaultdict(dict)
    terms: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for entry in catalogue.current:
        for language, scheme, name in mentioned(entry):
            found = claims[name] if scheme == "claim" else terms[language, name]
            found[entry.id] = None
    return Mentions({name: tuple(ids) for name, ids in claims.items()}, {key: tuple(ids) for key, ids in terms.items()})


def _named_in(body: str) -> Iterator[tuple[str, str]]:
    """Scheme and name of every link to a claim or a term."""
    if "claim:" not in body and "term:" not in body:
        return
    if "\\" not in body:
        yield from _NAMED.findall(blank_code(body))
        return
    # A bracket may be escaped, which only reading all marks tells; that takes far longer.
    for mark in marks_in(body):
        scheme, _, name = mark.target.partition(":")
        if mark.kind == "link" and scheme in ("claim", "term"):
            yield scheme, name.partition("#")[0]
