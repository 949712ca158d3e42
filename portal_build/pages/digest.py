# Other processes get the site without texts, and with each page the text that it shows. So whatever a page is made from is
# either its own text or in here, and a page need not be made anew while both are the same. How translations stand changes
# with every correction of a source text, and shows on few pages: those of the entry itself, those with a feed or a calendar, and the one that lists them all.
"""Tells whether two sites can differ in anything but their texts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

from pydantic import BaseModel

from portal_build.cache import digest_of
from portal_build.catalogue import Dated
from portal_build.model.entry import Entry
from portal_build.pages.plan import Plan
from portal_build.pages.site import Site


def digest(site: Site) -> str:
    """Forty hexadecimal digits that differ if a page of two sites may, but for its own text and `standings_on` it. Raises OSError for an entry's file that cannot be read."""
    return digest_of(*_parts(site))


def whose_standings(plan: Plan) -> Collection[str]:
    """The entries of which a page shows how their translations stand: its own, those of its feed or calendar, or all where it lists them."""
    catalogue = plan.desk.site.catalogue
    told: Iterable[Dated] = ()
    match plan.layout:
        case "translations":
            return catalogue.entries.keys()
        case "collection" if plan.section == "events":
            return {event.id for event in catalogue.of_type("event")}
        case "home":
            told = catalogue.chronicle
        case "corrections":
            told = catalogue.corrections
        case "topic":
            told = catalogue.chronicle_by_topic.get(plan.topic, ())
        case "target-group":
            told = catalogue.chronicle_by_group.get(plan.entry, ())
    return {entry.id for _, entry in told} | ({plan.entry} if plan.entry else set())


def standings_on(plan: Plan) -> str:
    """How the translations stand that a page shows."""
    site = plan.desk.site
    names = sorted(whose_standings(plan))
    return repr([(name, language, one) for name in names for language in site.catalogue.languages if (one := site.standings.get((name, language)))])


def _parts(site: Site) -> Iterator[str]:
    catalogue, data = site.catalogue, site.catalogue.data
    yield repr((catalogue.today, catalogue.preview, sorted(catalogue.broken), sorted(catalogue.titles.items()), site.listed))
    for model in (data.portal, data.bibliography, data.search, *([data.wording] if data.wording else [])):
        yield model.model_dump_json()
    yield from _named(data.vocabularies)
    yield from _named(data.scales)
    for entry in catalogue.entries.values():
        yield from _entry(entry)
    for language, words in site.words.items():
        yield f"{language} {words.compiled!r}"
    yield repr(site.mentions)
    yield repr(sorted(site.sources_used))
    yield repr({name: [(change, home.id) for change, home in lines] for name, lines in site.corrected.items()})


def _named(models: dict[str, BaseModel]) -> Iterator[str]:
    for name, model in models.items():
        yield name
        yield model.model_dump_json()


def _entry(entry: Entry) -> Iterator[str]:
    yield entry.id
    yield entry.type
    yield entry.facts.model_dump_json()
    yield from map(repr, entry.texts.values())
    for name, path in sorted(entry.files.items()):
        # Documents hold the pictures themselves.
        yield name
        yield blake2b(Path(path).read_bytes(), digest_size=20).hexdigest()
