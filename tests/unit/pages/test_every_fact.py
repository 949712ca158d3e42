"""One layout per type, showing every fact that the type has: each value of `tests/sites/full` stands on its page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from pydantic import BaseModel

from portal_build import pipeline
from portal_build.catalogue import Catalogue
from portal_build.languages import country_name, language_name, native_name, show_number
from portal_build.model import TYPES
from portal_build.model.common import Unit
from portal_build.model.entry import Entry
from portal_build.model.links import Loc, Reference
from portal_build.pages import labels
from portal_build.pages.addresses import Addresses
from tests.conftest import BUILT_FOR, FULL
from tests.sites.built import Page, pages_of

NOT_SHOWN = {
    "changes.date of a minor change": "minor changes are silent",
    "changes.kind of a minor change": "minor changes are silent",
    "retired_claims": "keeps ids from coming to mean something else, and says nothing to readers",
    "menu": "says where other pages link to this one from; `test_shell` holds that they do",
    "objectives.id": "names an objective for questions, which show its text",
    "questions.objective": "names an objective, whose text is shown",
    "questions.options.id": "names an option for `answer`",
    "questions.answer": "names an option, whose text is shown as the right answer",
    "search_words": "are for the search alone",
}
"""Facts that no reader sees, and why."""

ONLY_WITHDRAWN = {"withdrawn.date", "withdrawn.reason", "withdrawn.superseded_by"}
"""A withdrawn entry is not like the others, so these are filled in an entry of its own."""


@cache
def catalogue() -> Catalogue:
    return pipeline.load(FULL / "content", date.fromisoformat(BUILT_FOR)).catalogue


def full_entry(type_name: str) -> Entry:
    name = "full-group" if type_name == "target-group" else f"full-{type_name}"
    return catalogue().entries[name]


def field_paths(model: type[BaseModel], before: str = "") -> Iterator[str]:
    """`ratings.rater.name`, … for every field of a model and of the models in it."""
    for name, field in model.model_fields.items():
        nested = _model_in(field.annotation)
        if nested:
            yield from field_paths(nested, f"{before}{name}.")
        else:
            yield f"{before}{name}"


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in getattr(annotation, "__args__", ()) if (found := _model_in(part))), None)


def values(value: Any, loc: Loc = ()) -> Iterator[tuple[Loc, Any]]:
    """Every value in a model, with the way to it."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from values(getattr(value, name), (*loc, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from values(item, (*loc, index))
    elif value is not None:
        yield loc, value


def path_of(loc: Loc) -> str:
    return ".".join(part for part in loc if isinstance(part, str))


def exception(facts: BaseModel, loc: Loc) -> str:
    path = path_of(loc)
    if path.startswith("changes.") and facts.changes[loc[1]].kind == "minor":  # type: ignore[attr-defined]
        return f"{path} of a minor change"
    return path


def shown_as(entry: Entry, loc: Loc, value: Any, page: Page) -> str:
    """What a reader of the English page must find for a value."""
    field = loc[-1] if isinstance(loc[-1], str) else loc[-2]
    references = {reference.loc: reference for reference in entry.references}
    if loc in references:
        return _named(references[loc], entry, page)
    if isinstance(value, Unit):
        return {"percent": "%"}[value]
    if isinstance(value, StrEnum):
        return {**labels.VALUE, **labels.CHANGE}[value]
    if isinstance(value, date):
        return f'datetime="{value}"'
    if isinstance(value, Decimal):
        return show_number(value, "en")
    if isinstance(value, dict):
        return value.get("en") or next(iter(value.values()))
    if field in ("country", "regions"):
        return country_name(value, "en")
    if field == "source_language":
        return native_name(value)
    if field == "language":
        return language_name(value, "en")
    if field in ("level", "dimension"):
        return _of_scale(entry, loc, value)
    if field == "phone":
        return f'href="tel:{value.replace(" ", "")}"'
    if field in ("url", "provider_url", "orcid"):
        return f'href="{value}"'
    if field in ("revised", "next_revision", "published", "expires", "year", "date", "start") and loc[:1] != ("edition",):
        return f'datetime="{value}"'
    return str(value)


def _named(reference: Reference, entry: Entry, page: Page) -> str:
    """How a page shows what a fact names."""
    known, name = catalogue(), reference.name
    match reference.kind:
        case "entry":
            target = known.entries[name]
            address = Addresses(known.portal).entry(target, "en" if "en" in target.texts else target.facts.source_language)
            return next((f'href="{link}"' for tag, link in page.links if tag.name == "a" and page.target(link) == (address, "")), f"a link to {address}")
        case "concept":
            return known.concepts[reference.targets[0]][name].prefLabel["en"]
        case "claim":
            return f"#claim-{name}"
        case "reference":
            return known.sources[name].title
        case "scale":
            return known.data.scales[name].title["en"]
        case "file":
            return f"files/{entry.id}/{quote(name)}"
    raise AssertionError(reference)


def _of_scale(entry: Entry, loc: Loc, value: str) -> str:
    around: Any = entry.facts
    for part in loc[:-1]:
        around = getattr(around, part) if isinstance(part, str) else around[part]
    scale = catalogue().data.scales[around.scale]
    return next(one.label["en"] for one in (*scale.levels, *scale.dimensions) if one.id == value)


def everything_on(page: Page) -> str:
    """All words of a page, and all attributes of its body as they were written."""
    inside = page.tags[next(index for index, tag in enumerate(page.tags) if tag.name == "main") :]
    attributes = [f'{name}="{value}"' for tag in inside for name, value in tag.attributes.items()]
    return "\n".join([page.text, *attributes])


@pytest.mark.parametrize("type_name", TYPES)
def test_the_full_site_fills_every_field(type_name):
    filled = {path_of(loc) for loc, _ in values(full_entry(type_name).facts)}
    filled |= {path_of(loc) for loc, _ in values(catalogue().entries["withdrawn-method"].facts)} & ONLY_WITHDRAWN
    assert set(field_paths(TYPES[type_name])) - filled == set()


@pytest.mark.parametrize("type_name", TYPES)
def test_a_page_shows_every_fact(type_name, full_site: Path):
    entry = full_entry(type_name)
    page = pages_of(full_site)[Addresses(catalogue().portal).entry(entry, "en")]
    shown = everything_on(page)
    missing = [
        f"{path_of(loc)}: {shown_as(entry, loc, value, page)}"
        for loc, value in values(entry.facts)
        if exception(entry.facts, loc) not in NOT_SHOWN and shown_as(entry, loc, value, page) not in shown
    ]
    assert missing == []


def test_a_withdrawn_page_says_when_why_and_what_replaces_it(full_site: Path):
    page = pages_of(full_site)["en/methods/withdrawn-method/"]
    assert "Withdrawn on 10 September 2025. Why it was withdrawn" in page.text
    notice = next(index for index, tag in enumerate(page.tags) if "p-notice--withdrawn" in tag.attributes.get("class", ""))
    link = next(tag for tag in page.tags[notice:] if tag.name == "a")
    assert page.target(link.attributes["href"]) == ("en/methods/full-method/", "")


def test_exceptions_are_facts_that_exist():
    paths = {path for facts in TYPES.values() for path in field_paths(facts)}
    assert {name.partition(" ")[0] for name in NOT_SHOWN} - paths == set()


def test_every_relation_has_a_heading_for_both_ends():
    fields = {
        reference.field for type_name in TYPES for reference in full_entry(type_name).references if reference.kind == "entry"
    } | {"withdrawn.superseded_by"}
    assert fields == set(labels.RELATION)


def test_the_fourteen_bibliographic_facts_of_a_guideline(full_site: Path):
    text = pages_of(full_site)["en/guidelines/bare-guideline/"].text
    empty = "-not stated"
    assert (
        f"Original titleA title and nothing else English title{empty} Version{empty} Status{empty} Publisher’s number{empty}"
        f" ISBN{empty} DOI{empty} Date of revision{empty} Next revision{empty} Date of publication{empty} Date of expiry{empty}"
        f" Publishers{empty} Editors{empty} Type of publication{empty}"
    ) in text
