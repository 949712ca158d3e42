"""Tables of fields: what each is called, what is written, and what it is for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from portal_build.editing.fields import Field, Kind, fields_of
from portal_build.model.links import Refers
from portal_build.words import Words
from tests.guides.links import slug
from tests.guides.markdown import bold, heading, link, table
from tests.guides.words import GuideWords


@dataclass(frozen=True)
class Homes:
    """Where a page's links lead."""

    groups: dict[type[BaseModel], str]
    """Model of a group -> where its fields are described."""
    types: str
    """The folder of the pages of types, ending in a slash; empty on those pages themselves."""


def field_table(fields: Iterable[Field], guide: GuideWords, homes: Homes) -> str:
    """A table of fields."""
    words = guide.words
    head = (words("Field"), words("Name"), words("What is written"), words("What it is for"))
    return table(head, [(f"`{field.name}`", guide.fields.title(field), _value(field, guide, homes), guide.fields.help(field)) for field in fields])


def groups(fields: Iterable[Field]) -> dict[type[BaseModel], list[Field]]:
    """The models of all groups in the fields, and in their fields in turn -> the fields that hold one; each model once."""
    found: dict[type[BaseModel], list[Field]] = {}
    waiting = list(fields)
    while waiting:
        field = waiting.pop(0)
        if field.model:
            if field.model not in found:
                waiting += field.fields
            found.setdefault(field.model, []).append(field)
    return found


def title_of_group(held_by: list[Field], guide: GuideWords) -> str:
    """The heading of a group: the names of the fields that hold it."""
    return ", ".join(dict.fromkeys(f"{guide.fields.title(field)} (`{field.name}`)" for field in held_by))


def sections(fields: Sequence[Field], guide: GuideWords, elsewhere: Homes) -> Iterator[str]:
    """The tables of fields and, each under a heading, of the groups in them that are not described elsewhere."""
    here = {model: title_of_group(held_by, guide) for model, held_by in groups(fields).items() if model not in elsewhere.groups}
    homes = Homes(elsewhere.groups | {model: f"#{slug(title)}" for model, title in here.items()}, elsewhere.types)
    yield field_table(fields, guide, homes)
    for model, title in here.items():
        yield heading(3, title)
        yield field_table(fields_of(model), guide, homes)


def _value(field: Field, guide: GuideWords, homes: Homes) -> str:
    """What is written as a field's value."""
    words = guide.words
    parts = [bold(words("required"))] if field.required else []
    one = _one_value(field, guide, homes)
    parts.append(words("list: %(of)s") % {"of": one} if field.many else one)
    if field.default:
        parts.append(words("if left out, `%(choice)s`") % {"choice": field.default})
    return "; ".join(parts)


def _one_value(field: Field, guide: GuideWords, homes: Homes) -> str:
    words = guide.words
    if field.choices:
        choices = ", ".join(f"`{choice}` ({guide.fields.choice(field, choice)})" for choice in field.choices)
        return words("one of %(choices)s") % {"choices": choices}
    if field.model:
        return link(words("fields of its own"), homes.groups[field.model])
    return _named(field.refers, guide, homes.types) if field.refers else _kinds(words)[field.kind]


def _named(refers: Refers, guide: GuideWords, types: str) -> str:
    """What a field names, with a link to where that is explained."""
    words = guide.words
    if refers.kind == "entry" and refers.targets:
        names = [link(guide.fields.type_name(name), f"{types}{name}.md") for name in refers.targets]
        return words("id of an entry of the type %(types)s") % {"types": ", ".join(names)}
    if refers.kind == "concept":
        return words("id of a concept in `vocabularies/%(name)s.yml`") % {"name": refers.targets[0]}
    return {
        "entry": words("id of any entry"),
        "scale": words("id of a scale in `vocabularies/scales/`"),
        "claim": words("id of a claim"),
        "reference": words("key of a source in `references.yml`"),
        "file": words("name of a file in the entry's folder"),
    }[refers.kind]


def _kinds(words: Words) -> dict[Kind, str]:
    return {
        Kind.TEXT: words("text"),
        Kind.ID: words("id: small letters, digits and hyphens"),
        Kind.LOCAL_TEXT: words("a text for each language, such as `da: …`"),
        Kind.LOCAL_TEXTS: words("a list of texts for each language, such as `da: […, …]`"),
        Kind.DATE: words("day, such as `2026-01-31`"),
        Kind.PARTIAL_DATE: words("year, month or day, such as `2026`, `2026-01` or `2026-01-31`"),
        Kind.NUMBER: words("number"),
        Kind.WHOLE: words("whole number"),
        Kind.FLAG: words("`true` or `false`"),
        Kind.LANGUAGE: words("language, such as `da`"),
        Kind.COUNTRY: words("country, such as `DK`"),
        Kind.URL: words("web address"),
        Kind.EMAIL: words("e-mail address"),
        Kind.MAP: words("a value for each name"),
    }
