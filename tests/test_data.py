"""What programs read of the two whole sites: everybody's parsers take it, and it says what the pages say."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from rdflib import Graph, URIRef
from rdflib.namespace import SDO
from rdflib.plugins.parsers.jsonld import to_rdf

from portal_build.markup import plain
from tests.sites.built import Page, pages_of


@pytest.fixture(params=["reference_site", "full_site"])
def built(request: pytest.FixtureRequest) -> Path:
    """Each of the two whole sites."""
    return request.getfixturevalue(request.param)


@cache
def data_of(site: Path) -> dict[str, Any]:
    """Path -> content of every JSON file that has a schema of ours."""
    files = {str(path.relative_to(site)): path for path in sorted(site.rglob("*.json")) if "pagefind" not in path.parts}
    ours = {name: path for name, path in files.items() if name.startswith("data/") or path.name == "index.json"}
    return {name: json.loads(path.read_bytes()) for name, path in ours.items() if not name.startswith("data/schema/")}


def root_of(site: Path) -> str:
    return next(tag.attributes["href"] for tag in pages_of(site)[""].tags if tag.attributes.get("rel") == "canonical")


def speaking(site: Path) -> list[Page]:
    """Pages that say something as linked data."""
    return [page for page in pages_of(site).values() if page.linked]


def heading(page: Page) -> str:
    """The title as previews get it."""
    return meta(page)["og:title"]


def meta(page: Page) -> dict[str, str]:
    return {tag.attributes["property"]: tag.attributes["content"] for tag in page.tags if tag.name == "meta" and "property" in tag.attributes}


def days_on(page: Page) -> set[str]:
    return {tag.attributes["datetime"] for tag in page.tags if tag.name == "time"}


def things(page: Page) -> list[dict[str, Any]]:
    """The page and what it is about."""
    graph = {node["@id"]: node for node in page.linked["@graph"]}  # type: ignore[index]
    first = page.linked["@graph"][0]  # type: ignore[index]
    return [first, *(graph[one["@id"]] for one in [first.get("mainEntity", {})] if one.get("@id") in graph)]


def test_every_file_keeps_to_its_published_schema(built: Path):
    root, wrong, seen = root_of(built), [], set()
    for name, data in data_of(built).items():
        path = data["$schema"].removeprefix(root)
        seen.add(path)
        check = Draft202012Validator(json.loads((built / path).read_bytes()), format_checker=FormatChecker())
        wrong += [f"{name}: {error.json_path}: {error.message}" for error in check.iter_errors(data)]
    assert wrong == []
    assert {"data/schema/1/text.json", "data/schema/1/portal.json", "data/schema/1/method.json"} <= seen


def test_every_file_that_data_name_is_there(built: Path):
    root, named = root_of(built), set()
    for data in data_of(built).values():
        named |= set(re.findall(rf'"{re.escape(root)}((?:data/|files/|[^"#\\\\]*index\.json)[^"#\\\\]*)', json.dumps(data)))
    assert named and [name for name in sorted(named) if not (built / unquote(name)).is_file()] == []


def test_the_portal_leads_to_every_entry_and_every_text(built: Path):
    root, data = root_of(built), data_of(built)
    entries = {entry["data"].removeprefix(root): entry for entry in data["data/portal.json"]["entries"]}
    assert set(entries) == {name for name in data if name.startswith("data/entries/")}
    texts = {text["data"] for name in entries for text in data[name]["texts"].values()}
    assert texts == {root + quote(name) for name in data if name.endswith("/index.json")}


def test_texts_are_those_of_their_pages(built: Path):
    for name, text in data_of(built).items():
        if name.endswith("/index.json"):
            page = pages_of(built)[name.removesuffix("index.json")]
            assert (text["language"], text["title"], text["url"]) == (page.language, heading(page), meta(page)["og:url"])
            assert text["title"] in page.text and text.get("lead", "") in page.text
            squeezed = "".join(page.text.split())
            for section in text["sections"]:
                assert "".join(plain(section["html"]).split()) in squeezed, (name, section["id"])
            assert {text["updated"]} <= days_on(page) if "updated" in text else True
            assert not re.search(r'(?:href|src)="(?!https?:|mailto:|tel:)', json.dumps(text["sections"]).replace('\\"', '"'))


def test_linked_data_of_every_page_can_be_read_and_say_what_it_says(built: Path):
    for page in speaking(built):
        graph = to_rdf(page.linked, Graph())
        url = URIRef(meta(page)["og:url"])
        assert str(graph.value(url, SDO.name)) == heading(page)
        assert str(graph.value(url, SDO.url)) == str(url)
        assert str(graph.value(url, SDO.inLanguage)) == page.language
        unknown = {str(verb) for verb in graph.predicates() if not str(verb).startswith((str(SDO), "http://www.w3.org/1999/02/22-rdf-syntax-ns#"))}
        assert unknown == set()


def test_linked_data_say_nothing_that_the_page_does_not_say(built: Path):
    missing = []
    for page in speaking(built):
        for node in things(page) if page.address.count("/") == 3 else []:
            missing += [f"{page.address}: {key} {words}" for key, words in _words(node) if " ".join(words.split()) not in page.text]
            days = {node[key] for key in ("datePublished", "dateModified", "lastReviewed", "expires", "startDate", "endDate", "guidelineDate") if key in node}
            missing += [f"{page.address}: {day}" for day in days - days_on(page)]
    assert missing == []


def _words(node: dict[str, Any]) -> list[tuple[str, str]]:
    """What readers must find, with the property that says it."""
    found = [(key, one) for key in ("name", "headline", "description", "citation", "teaches", "recommendationStrength") for one in _list(node.get(key))]
    for key in ("author", "editor", "contributor", "publisher", "about", "organizer", "provider", "hasPart", "mentions", "isPartOf"):
        found += [(key, one["name"]) for one in _list(node.get(key)) if "name" in one and one.get("@type") != "WebSite"]
    return found + [("correction", one["text"]) for one in _list(node.get("correction"))]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


KINDS = {
    "target-group": {"Audience"},
    "method": {"Article"},
    "recommendation": {"MedicalGuidelineRecommendation", "CreativeWork"},
    "guideline": {"MedicalGuideline", "CreativeWork"},
    "publication": {"Report", "Book"},
    "theme": {"Collection"},
    "article": {"Article"},
    "case": {"Article"},
    "course": {"LearningResource", "Article"},
    "news": {"NewsArticle"},
    "event": {"Event"},
    "page": {"AboutPage"},
}
"""Entry type -> what its pages may be about."""


def test_every_page_of_an_entry_says_what_it_is_about(built: Path):
    for name, text in data_of(built).items():
        if name.endswith("/index.json"):
            *_, thing = things(pages_of(built)[name.removesuffix("index.json")])
            assert set(_list(thing["@type"])) <= KINDS[text["type"]], name


def test_every_page_that_may_be_listed_says_something(built: Path):
    assert [page.address for page in pages_of(built).values() if not page.linked and not _unlisted(page)] == []


def _unlisted(page: Page) -> bool:
    return any(tag.attributes.get("name") == "robots" for tag in page.tags)


def test_every_vocabulary_and_catalogue_parses_in_both_forms(built: Path):
    pairs = {path.with_suffix("") for path in (built / "data").rglob("*.ttl")}
    assert {path.with_suffix("") for path in (built / "data").rglob("*.jsonld")} == pairs
    for path in pairs:
        turtle = Graph().parse(path.with_suffix(".ttl"), format="turtle")
        assert len(turtle) == len(to_rdf(json.loads(path.with_suffix(".jsonld").read_bytes()), Graph())) > 5
