# Explanations begin with `##` and fields that can be left out with `#`, so an editor who takes one sign away in front of a
# whole block, as programs do at a key press, gets the fields and keeps the explanation.
"""The `entry.yml` of a new entry: every field explained, what must be there with a gap."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from portal_build.editing.fields import Field, Kind, fields_of
from portal_build.editing.gap import GAP
from portal_build.editing.named import nameable, named_in_words
from portal_build.editing.new_words import NewWords
from portal_build.model import TYPES
from portal_build.model.entry import Content

WIDTH = 110
_SHOWN = {
    Kind.DATE: r"\d-\d\d-\d",
    Kind.PARTIAL_DATE: r"\d{4}",
    Kind.NUMBER: r"\d",
    Kind.WHOLE: r"\d",
    Kind.LANGUAGE: r"`[a-z]{2}`",
    Kind.COUNTRY: r"`[A-Z]{2}`",
    Kind.URL: r"https?://",
}
"""Kind -> what the help of a field says if it shows by itself how the value is written."""


@dataclass(frozen=True)
class NewEntry:
    """An entry to be written."""

    type: str
    """The name of its type."""
    id: str
    """Its id."""
    language: str
    """The language that it is written in first."""
    title: str = ""
    """Its title; a gap if empty."""


def new_facts(entry: NewEntry, content: Content, words: NewWords) -> str:
    """The whole file."""
    return _Facts(entry, content, words).written()


def explained(text: str, indent: str = "") -> list[str]:
    """Lines of a comment that explains."""
    lines = textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False)
    return [f"## {line}" for line in lines]


class _Facts:
    def __init__(self, entry: NewEntry, content: Content, words: NewWords) -> None:
        self.entry = entry
        self.content = content
        self.words = words
        self.stated = {("Facts", "source_language"): entry.language, ("Facts", "status"): "draft"}
        """Facts of which the new entry can say what they are."""

    def written(self) -> str:
        blocks = ["\n".join(self._head()), *("\n".join(self._block(field)) for field in fields_of(TYPES[self.entry.type]))]
        return "\n\n".join(blocks) + "\n"

    def _head(self) -> Iterator[str]:
        say, fields = self.words.say, self.words.fields
        yield from explained(f"{fields.type_name(self.entry.type)}: {fields.type_help(self.entry.type)}")
        yield "##"
        file = f"index.{self.entry.language}.md"
        yield from explained(say("The facts stand here, once for all languages. The text stands in {file}.").format(file=file))
        yield from explained(say("Write in place of {gap} what the line above it asks for.").format(gap=GAP))
        signs = say("Lines that begin with ## explain. Lines that begin with one # are fields that you can leave out; to use one, take the # away.")
        yield from explained(signs)

    def _block(self, field: Field) -> Iterator[str]:
        yield from explained(self._explained(field, self.words.fields.title(field)))
        if (field.owner, field.name) == ("Facts", "status"):
            draft = self.words.say("The entry begins as a draft, which readers do not see. To publish it, write `published`, and the day below.")
            yield from explained(draft)
        yield from self._inside(field, "  ")
        active = field.required or (field.owner, field.name) in self.stated
        yield from self._lines(field) if active else (f"# {line}" for line in self._lines(field))

    def _inside(self, field: Field, indent: str) -> Iterator[str]:
        """What the fields of a group are for."""
        for one in field.fields:
            title = self.words.fields.title(one)
            yield from explained(self._explained(one, one.name if _same(title, one.name) else f"{one.name} – {title}"), indent)
            yield from self._inside(one, indent + "  ")

    def _explained(self, field: Field, name: str) -> str:
        sentences = [f"{name}{self.words.required(field)}: {self.words.fields.help(field)}", self._choices(field), self._form(field), self._default(field)]
        return " ".join(sentence for sentence in sentences if sentence)

    def _choices(self, field: Field) -> str:
        if field.refers and field.refers.kind != "file":
            return named_in_words(nameable(self.content, field.refers, self.entry.language), self.entry.id, self.words.say)
        if not field.choices:
            return ""
        if all(f"`{choice}`" in self.words.fields.help(field) for choice in field.choices):
            return ""
        titles = {choice: self.words.fields.choice(field, choice) for choice in field.choices}
        shown = (f"`{choice}`" if _same(title, choice) else f"`{choice}` ({title})" for choice, title in titles.items())
        return self.words.say("One of: {names}.").format(names=", ".join(shown))

    def _form(self, field: Field) -> str:
        """How the value is written."""
        say = self.words.say
        if field.refers or re.search(_SHOWN.get(field.kind, "$^"), self.words.fields.help(field)):
            return ""
        return {
            Kind.ID: say("An id: small letters a–z, digits and hyphens."),
            Kind.DATE: say("A day, such as {example}.").format(example="2026-02-05"),
            Kind.PARTIAL_DATE: say("A year, month or day, such as {examples}.").format(examples="2026, 2026-02, 2026-02-05"),
            Kind.NUMBER: say("A number, with a point for decimals, such as {example}.").format(example="2.5"),
            Kind.WHOLE: say("A whole number."),
            Kind.LANGUAGE: say("A code, such as {examples}.").format(examples="da, nb, nl, en"),
            Kind.COUNTRY: say("A code, such as {examples}.").format(examples="DK, NO, NL"),
            Kind.URL: say("The whole address, which begins with {example}.").format(example="https://"),
            Kind.LOCAL_TEXT: say("One line for each language."),
        }.get(field.kind, "")

    def _default(self, field: Field) -> str:
        stated = not field.default or (field.owner, field.name) in self.stated
        return "" if stated else self.words.say("If left out: `{value}`.").format(value=field.default)

    def _lines(self, field: Field) -> list[str]:
        """The field as YAML, with gaps."""
        if field.kind is Kind.GROUP:
            value = self._group(field)
        elif field.kind is Kind.LOCAL_TEXT:
            value = [f"{self.entry.language}: {GAP}"]
        elif field.kind is Kind.LOCAL_TEXTS:
            value = [f"{self.entry.language}:", f"  - {GAP}"]
        else:
            value = [self._scalar(field)]
        if field.many:
            return [f"{field.name}:", *(f"  {sign} {line}" for sign, line in zip("-" + " " * len(value), value, strict=False))]
        if field.kind in (Kind.GROUP, Kind.LOCAL_TEXT, Kind.LOCAL_TEXTS):
            return [f"{field.name}:", *(f"  {line}" for line in value)]
        return [f"{field.name}: {value[0]}"]

    def _group(self, field: Field) -> list[str]:
        """The fields of a group: those that must be there first, since a list item begins with what it has."""
        needed = [one for one in field.fields if one.required] or [field.fields[0]]
        others = [one for one in field.fields if one not in needed]
        return [line for one in needed for line in self._lines(one)] + [f"# {line}" for one in others for line in self._lines(one)]

    def _scalar(self, field: Field) -> str:
        if field.kind is Kind.ID and field.name == "id" and field.owner != "Claim":
            # It counts within the entry only, so it need not mean anything.
            return f"{field.owner.lower()}-1"
        return self.stated.get((field.owner, field.name)) or field.default or GAP


def _same(title: str, name: str) -> bool:
    """Whether a title says no more than the name that stands in the file."""
    return title.casefold().replace(" ", "-") == name.casefold().replace("_", "-")
