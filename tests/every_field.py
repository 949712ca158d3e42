# No list of fields stands here: the models are walked, so a field that is added tomorrow is filled in as well, and whoever asks
# for what was filled in learns that it was.
"""An entry of each type in which every field is filled in, each with words of its own."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from typing import Any

from portal_build.editing.fields import Field, Kind, fields_of
from portal_build.model import TYPES
from portal_build.model.reference_data import Source
from portal_build.model.text import TextFacts

WORDLESS = frozenset({Kind.CHOICE, Kind.FLAG, Kind.LANGUAGE, Kind.COUNTRY})
"""Kinds of field whose values are a handful that everybody knows."""
_NAMED_WITHIN = {("Objective", "chapters"): "Chapter.id", ("Question", "objective"): "Objective.id", ("Question", "answer"): "Option.id"}
_OF_THE_SCALE = {("Rating", "level"): "two", ("Grading", "level"): "two", ("Rating", "dimension"): "strength"}
_CONCEPTS = {"topics": "everyday-life", "settings": "at-home", "archetypes": "haste"}
SHARED = frozenset(
    {*_OF_THE_SCALE, ("Facts", "topics"), ("Method", "setting"), ("Case", "archetypes"), ("Rating", "scale"), ("Grading", "scale")}
)
"""Fields that can only name what every entry may name: what a portal is described with is for everybody."""
_FIRST_DAY = date(1600, 1, 1)
_FIRST_NUMBER = 71_000_000

REFERENCE_DATA = """
-- content/vocabularies/settings.yml --
title: {en: Settings}
version: "1"
concepts: [{id: at-home, prefLabel: {en: At home}}]
-- content/vocabularies/archetypes.yml --
title: {en: Archetypes}
version: "1"
concepts: [{id: haste, prefLabel: {en: Haste}}]
-- content/vocabularies/scales/stars.yml --
title: {en: Stars}
version: "2"
source: first-source
dimensions: [{id: strength, label: {en: Strength}}]
levels: [{id: one, label: {en: one star}, outcome: uncertain}, {id: two, label: {en: two stars}, outcome: benefit}]
"""
"""What the entries are described with, beside that of the small site."""

IN_A_TEXT = {
    "paragraph": "A {} b.",
    "emphasis": "*{}* and **{}**",
    "heading": "### The {} heading {{#the-{}}}",
    "link": '[the {}](https://{}.example/{}?{}#{} "{}")',
    "address": "<https://{}.example/>",
    "e-mail": "[write](mailto:{}@portal.example?subject={})",
    "file": "[the file {}]({file})",
    "picture": '![A picture of {}]({picture} "{}")',
    "table": "| {} | b |\n|---|---|\n| {} | d |",
    "list": "- {}\n- b",
    "quotation": "> {}",
    "code": "`{}` and\n\n```\n{}\n```",
    "box": '!!! note "{}"\n\n    {}',
    "definition": "{}\n:   {}",
    "term": "[{}](term:recovery)",
    "citation": "[@{source}]",
    "claim": "[](claim:{claim}) and [{}](claim:{claim})",
    "entry": "[{}](entry:{article})",
}
"""What can stand in a text; each pair of braces takes words."""


@dataclass
class Filling:
    """Fills in fields, and remembers with what."""

    mark: str
    """With what its words begin: letters that nobody else writes."""
    first: int = 1
    """The number of its first word; each has one of its own."""
    said: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    """Model and field, or `text` and the place in it -> what was written there, which stands nowhere else."""

    def __post_init__(self) -> None:
        self._number = count(self.first)
        self.ids = {name: self._new("folder", name) for name in TYPES}
        """Type -> id of its entry."""
        self.source = self._new("Source", "id")
        """The key of a source that only its entries name."""
        self._within: dict[str, str] = {}
        self._files: list[str] = []

    def _new(self, owner: str, name: str) -> str:
        word = f"{self.mark}{next(self._number):04}zx"
        self.said[owner, name].append(word)
        return word

    def archive(self, **stated: str) -> str:
        """The entries as a small site knows them; `stated` are facts that are to be as they say."""
        return "".join(self._entry(name, stated) for name in TYPES)

    def source_line(self) -> str:
        """The source as an item of `references.yml`."""
        values = self._group(tuple(one for one in fields_of(Source) if one.name != "id")) | {"id": self.source}
        return f"  - {_written(values)}\n"

    def _entry(self, name: str, stated: Mapping[str, str]) -> str:
        self._within, self._files = {}, []
        facts = self._group(fields_of(TYPES[name])) | {"source_language": "en"} | stated
        folder = f"content/{TYPES[name].collection}/{self.ids[name]}"
        files = [f"-- {folder}/entry.yml --\n{_written(facts)}\n"]
        for language in ("en", "da"):
            files.append(f"-- {folder}/index.{language}.md --\n---\n{_written(self._group(fields_of(TextFacts)))}\n---\n{self._body(name)}\n")
        files += [f"-- {folder}/{one} --\n{self._new('file', 'content')}\n" for one in self._files]
        return "".join(files)

    def _body(self, name: str) -> str:
        chapters = [self._within["Chapter.id"]] if "Chapter.id" in self._within else []
        picture = f"{self._new('file', 'picture')}.png"
        self._files.append(picture)
        known = {"file": self._files[0] if len(self._files) > 1 else picture, "picture": picture, "source": self.source}
        known |= {"claim": self._within["Claim.id"], "article": self.ids["article"]}
        pieces = [f"## {self._new('text', 'section')} {{#{one}}}\n\nText." for one in (*TYPES[name].sections, *chapters)]
        for place, form in IN_A_TEXT.items():
            words = self._new("text", place) if "{}" in form else ""
            pieces.append(form.format(*[words] * form.count("{}"), **known))
        return "\n\n".join(pieces)

    def _group(self, fields: tuple[Field, ...]) -> dict[str, Any]:
        return {one.name: [self._value(one)] if one.many else self._value(one) for one in fields}

    def _value(self, one: Field) -> Any:
        place = (one.owner, one.name)
        if one.kind is Kind.GROUP:
            return self._group(one.fields)
        if place in _OF_THE_SCALE or place in _NAMED_WITHIN:
            word = _OF_THE_SCALE.get(place) or self._within[_NAMED_WITHIN[place]]
            self.said[place].append(word)
            return word
        if one.refers:
            return self._named(one)
        if one.kind in WORDLESS:
            return {Kind.LANGUAGE: "en", Kind.COUNTRY: "DK", Kind.FLAG: "true"}.get(one.kind) or one.choices[-1]
        return self._of_its_own(one, place)

    def _named(self, one: Field) -> str:
        place = (one.owner, one.name)
        kind, targets = one.refers.kind, one.refers.targets  # type: ignore[union-attr]
        if kind == "file":
            self._files.append(f"{self._new(*place)}.pdf")
            return self._files[-1]
        known = {"scale": "stars", "claim": self._within.get("Claim.id", ""), "reference": self.source}
        word = known.get(kind) or (_CONCEPTS | self.ids)[targets[0] if targets else "article"]
        self.said[place].append(word)
        return word

    def _of_its_own(self, one: Field, place: tuple[str, str]) -> Any:
        number = next(self._number)
        word = f"{self.mark}{number:04}zx"
        plain = {
            Kind.DATE: str(_FIRST_DAY + timedelta(days=number)),
            Kind.PARTIAL_DATE: str(_FIRST_DAY + timedelta(days=number)),
            Kind.NUMBER: str(_FIRST_NUMBER + number),
            Kind.WHOLE: str(_FIRST_NUMBER + number),
        }
        hashed = f"{number:012x}".replace("0", "f")
        self.said[place].append(hashed if one.kind is Kind.MAP else plain.get(one.kind, word))
        if one.kind is Kind.ID:
            self._within[f"{one.owner}.{one.name}"] = word
        shaped = {
            Kind.URL: f"https://{word}.example/{word}",
            Kind.EMAIL: f"{word}@portal.example",
            Kind.LOCAL_TEXT: {"en": f"The {word} of it.", "da": f"Det {word}."},
            Kind.LOCAL_TEXTS: {"en": [word], "da": [word]},
            Kind.MAP: {"title": hashed},
        }
        return plain.get(one.kind) or shaped.get(one.kind) or word


def _written(values: Mapping[str, Any]) -> str:
    """A mapping as YAML in one line."""
    return json.dumps(values, ensure_ascii=False)


def words_of(fillings: Iterable[Filling]) -> set[str]:
    """Every word that stands nowhere but in these entries."""
    return {word for filling in fillings for place, words in filling.said.items() if place not in SHARED for word in words}
