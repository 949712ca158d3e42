"""What the facts of an entry name by id, so that its data can be read alone."""

from __future__ import annotations

from collections import defaultdict

from portal_build.model.entry import Entry
from portal_build.outputs import data_addresses
from portal_build.outputs.documents import Named, NamedClaim, NamedConcept, NamedEntry
from portal_build.pages.addresses import languages_of
from portal_build.pages.site import Site


def named(entry: Entry, site: Site) -> Named:
    """Everything that the facts name and the site shows."""
    ids: dict[str, dict[str, None]] = defaultdict(dict)
    concepts: dict[str, dict[str, NamedConcept]] = {}
    for one in entry.references:
        if one.kind == "concept":
            _add_concept(one.targets[0], one.name, concepts, site)
        else:
            ids[one.kind][one.name] = None
    catalogue = site.catalogue
    scales = {name: catalogue.data.scales[name] for name in ids["scale"] if name in catalogue.data.scales}
    keys = dict.fromkeys([*ids["reference"], *(scale.source for scale in scales.values())])
    return Named(
        entries={name: _entry(found, site) for name in ids["entry"] if (found := catalogue.page_of(name))},
        concepts=concepts,
        scales=scales,
        claims={name: claim for name in ids["claim"] if (claim := _claim(name, entry, site))},
        sources={key: catalogue.sources[key] for key in keys if key in catalogue.sources},
    )


def titles(entry: Entry, site: Site) -> dict[str, str]:
    """The title in each language that the entry has a page in."""
    return {language: entry.texts[language].title for language in languages_of(entry, site.catalogue)}


def _entry(entry: Entry, site: Site) -> NamedEntry:
    return NamedEntry(type=entry.type, titles=titles(entry, site), data=site.addresses.absolute(site.addresses.entry_data(entry)))


def _add_concept(vocabulary: str, name: str, concepts: dict[str, dict[str, NamedConcept]], site: Site) -> None:
    if concept := site.catalogue.concepts.get(vocabulary, {}).get(name):
        uri = data_addresses.concept(vocabulary, name, site.addresses)
        concepts.setdefault(vocabulary, {})[name] = NamedConcept(uri=uri, prefLabel=concept.prefLabel)


def _claim(name: str, entry: Entry, site: Site) -> NamedClaim | None:
    claim, home = site.catalogue.claims.get(name, (None, entry))
    if claim is None or home is entry:
        return None
    return NamedClaim(value=claim.value, value_to=claim.value_to, unit=claim.unit, entry=home.id if site.catalogue.has_page(home.id) else None)
