"""What a field may name, in words: all that there is, or how much and a few of it."""

from __future__ import annotations

from collections.abc import Callable

from rapidfuzz import process

from portal_build.model.entry import Content
from portal_build.model.links import Refers
from portal_build.words import Words

_ALL = 8
"""Up to as many are all listed."""
_SOME = 5
"""Of more, as many are given as examples."""


def nameable(content: Content, refers: Refers, language: str) -> dict[str, str]:
    """Id -> what it is called in the language, of everything that a field of the portal may name; empty names where an id says enough."""
    return _KINDS[refers.kind](content, refers.targets, language) if refers.kind in _KINDS and content.data else {}


def named_in_words(found: dict[str, str], near: str, say: Words) -> str:
    """The ids in a sentence; of many, those most like the id `near`."""
    if not found:
        return say("There is none yet.")
    if len(found) <= _ALL:
        return say("One of: {names}.").format(names=_listed(found, found))
    nearest = [name for name, *_ in process.extract(near, list(found), limit=_SOME)]
    return say("One of {number}, such as {names}.").format(number=len(found), names=_listed(nearest, found))


def _listed(names: list[str] | dict[str, str], found: dict[str, str]) -> str:
    return ", ".join(f"`{name}` ({found[name]})" if found[name] else f"`{name}`" for name in names)


def _entries(content: Content, types: tuple[str, ...], _language: str) -> dict[str, str]:
    return {entry.id: "" for entry in content.entries if not entry.withdrawn and (not types or entry.type in types)}


def _concepts(content: Content, vocabularies: tuple[str, ...], language: str) -> dict[str, str]:
    words = content.data.vocabularies.get(vocabularies[0]) if content.data else None
    return {concept.id: concept.prefLabel.get(language, "") for concept in words.concepts} if words else {}


def _scales(content: Content, _targets: tuple[str, ...], language: str) -> dict[str, str]:
    return {name: scale.title.get(language, "") for name, scale in content.data.scales.items()} if content.data else {}


def _claims(content: Content, _targets: tuple[str, ...], _language: str) -> dict[str, str]:
    return {claim.id: "" for entry in content.entries for claim in entry.facts.claims}


def _sources(content: Content, _targets: tuple[str, ...], _language: str) -> dict[str, str]:
    return {source.id: "" for source in content.data.bibliography.references} if content.data else {}


_KINDS: dict[str, Callable[[Content, tuple[str, ...], str], dict[str, str]]] = {
    "entry": _entries,
    "concept": _concepts,
    "scale": _scales,
    "claim": _claims,
    "reference": _sources,
}
"""Kind of reference -> what there is of it."""
