"""The files that editors write, and what each is read as."""

from __future__ import annotations

from pydantic import BaseModel

from portal_build.model import TYPES
from portal_build.model.links import marked_fields
from portal_build.model.reference_data import Bibliography, Portal, Scale, Vocabulary, Wording
from portal_build.model.search_settings import SearchSettings
from portal_build.model.text import TextFacts

_MARKS = [mark for facts in TYPES.values() for _, mark in marked_fields(facts) if mark]
VOCABULARIES = tuple(sorted({"glossary", *(mark.targets[0] for mark in _MARKS if mark.kind == "concept")}))
"""The names of vocabularies that fields take their concepts from, and the glossary."""

FILES: dict[str, tuple[type[BaseModel], tuple[str, ...]]] = {
    **{name: (model, (f"content/{model.collection}/*/entry.yml",)) for name, model in TYPES.items()},
    "text": (TextFacts, ()),
    "portal": (Portal, ("content/portal.yml",)),
    "vocabulary": (Vocabulary, tuple(f"content/vocabularies/{name}.yml" for name in VOCABULARIES)),
    "scale": (Scale, ("content/vocabularies/scales/*.yml",)),
    "wording": (Wording, ("content/vocabularies/wording.yml",)),
    "references": (Bibliography, ("content/references.yml",)),
    "search": (SearchSettings, ("content/search.yml",)),
}
"""Name of each kind of file -> its model, and where such files are; front matter is a part of a file and has no place of its own."""

MODELS = tuple(model for model, _where in FILES.values())
"""All fields are theirs, or those of the groups in them."""


def help_of(model: type[BaseModel]) -> str:
    """What a file is for: the docstring of its model, on one line."""
    return " ".join((model.__doc__ or "").split())
