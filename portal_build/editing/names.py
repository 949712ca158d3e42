"""What exists in the content, for completion: entries, topics, scales and their levels, claims, sources, languages, files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from portal_build.editing.fields import every_field
from portal_build.editing.files import MODELS
from portal_build.editing.schemas import DIALECT
from portal_build.editing.value_schemas import Schema
from portal_build.languages import language_name
from portal_build.model.entry import Content, Entry, ReferenceData
from portal_build.model.links import Refers

Named = Iterable[tuple[str, str]]
"""What may be written, and what it is called in the editor's language."""


def names(content: Content, language: str) -> Schema:
    """The file of names: a part for each thing that a field can name. Entries with mistakes in them are named as well."""
    known = _Known(content, language)
    parts = {part: _listed(known.named_by(refers)) for part, refers in _asked_for().items()}
    spoken = known.languages()
    parts["language"] = _listed(spoken)
    parts["texts-by-language"] = _properties(spoken, {"anyOf": [{}, {}]})
    parts["lists-by-language"] = _properties(spoken, {"items": {}})
    for part, rules in (*known.by_scale(), ("file-of-entry", known.by_folder())):
        parts[part] = {"allOf": rules} if rules else {}
    return {"$schema": DIALECT, "$defs": parts}


def _asked_for() -> dict[str, Refers]:
    """Part of the file -> what the fields that point to it name."""
    marks = {field.refers for field in every_field(*MODELS) if field.refers and field.refers.kind != "file"}
    return {"-".join((mark.kind, *mark.targets)): mark for mark in sorted(marks, key=str)}


class _Known:
    def __init__(self, content: Content, language: str) -> None:
        self.language = language
        self.data: ReferenceData | None = content.data
        # A broken entry whose other text is well stands in both.
        self.entries: list[Entry] = list({entry.id: entry for entry in (*content.set_aside, *content.entries)}.values())
        self.unread = content.broken - {entry.id for entry in self.entries}

    def named_by(self, refers: Refers) -> Iterator[tuple[str, str]]:
        """What a field with this mark may name."""
        if refers.kind == "entry":
            yield from ((entry.id, self._title(entry)) for entry in self.entries if not refers.targets or entry.type in refers.targets)
            yield from ((name, "") for name in self.unread if not refers.targets)
        elif refers.kind == "claim":
            for entry in self.entries:
                yield from ((claim.id, f"{self._said(claim.quantity)} ({self._title(entry)})") for claim in entry.facts.claims)
        elif self.data:
            yield from self._of_data(refers, self.data)

    def _of_data(self, refers: Refers, data: ReferenceData) -> Iterator[tuple[str, str]]:
        if refers.kind == "concept":
            for name in refers.targets:
                concepts = data.vocabularies[name].concepts if name in data.vocabularies else ()
                yield from ((concept.id, self._said(concept.prefLabel)) for concept in concepts)
        elif refers.kind == "scale":
            yield from ((name, self._said(scale.title)) for name, scale in data.scales.items())
        elif refers.kind == "reference":
            yield from ((source.id, source.title) for source in data.bibliography.references)

    def languages(self) -> list[tuple[str, str]]:
        """The languages of the portal, in its own order."""
        return [(one.code, language_name(one.code, self.language)) for one in self.data.portal.languages] if self.data else []

    def by_scale(self) -> Iterator[tuple[str, list[Schema]]]:
        """Which level and which dimension may stand beside each scale."""
        scales = self.data.scales if self.data else {}
        for field, choices in (("level", "levels"), ("dimension", "dimensions")):
            rules = []
            for name, scale in scales.items():
                chosen = {"properties": {"scale": {"const": name}}, "required": ["scale"]}
                rules.append(_if(chosen, field, [(one.id, self._said(one.label)) for one in getattr(scale, choices)]))
            yield f"{field}-of-scale", rules

    def by_folder(self) -> list[Schema]:
        """Which files each entry has. The pattern is no JSON Schema, but the language server knows it: it is that of the file being written."""
        paths = [(f"*/{entry.facts.collection}/{entry.id}/entry.yml", entry.files) for entry in self.entries if entry.files]
        return [_if({"filePatternAssociation": path}, "file", [(name, "") for name in files]) for path, files in paths]

    def _title(self, entry: Entry) -> str:
        text = entry.texts.get(self.language) or entry.texts.get(entry.facts.source_language) or next(iter(entry.texts.values()), None)
        return text.title if text else ""

    def _said(self, texts: dict[str, str]) -> str:
        return texts.get(self.language) or next(iter(texts.values()), "")


def _listed(named: Named) -> Schema:
    # In order, so that the file changes only where the content does.
    known = sorted(dict(named).items())
    return {"enum": [name for name, _title in known], "enumDescriptions": [title for _name, title in known]}


def _properties(named: Named, value: Schema) -> Schema:
    return {"properties": {name: {"title": title, "description": title, **value} for name, title in named}}


def _if(condition: Schema, field: str, named: Named) -> Schema:
    return {"if": condition, "then": {"properties": {field: {"anyOf": [_listed(named), {}]}}}}
