# What catalogues of open data collect: DCAT 3, with what its European profile (DCAT-AP) demands and most of what it
# recommends. Languages are named as DCAT says, by the Library of Congress.
"""The portal's data as a catalogue of data sets (DCAT)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import quote

from portal_build.outputs import data_addresses
from portal_build.outputs.files import File
from portal_build.outputs.portal_file import last_change
from portal_build.outputs.turtle import as_json_ld, as_turtle
from portal_build.pages.site import Site
from portal_build.words import N_

Node = dict[str, Any]

_BY_LANGUAGE, _NAMED = {"@container": "@language"}, {"@type": "@id"}
_DAY = {"@type": "http://www.w3.org/2001/XMLSchema#date"}
_CONTEXT: Node = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "title": {"@id": "dcterms:title", **_BY_LANGUAGE},
    "description": {"@id": "dcterms:description", **_BY_LANGUAGE},
    "license": {"@id": "dcterms:license", **_NAMED},
    "language": {"@id": "dcterms:language", **_NAMED},
    "publisher": {"@id": "dcterms:publisher", **_NAMED},
    "conformsTo": {"@id": "dcterms:conformsTo", **_NAMED},
    "issued": {"@id": "dcterms:issued", **_DAY},
    "modified": {"@id": "dcterms:modified", **_DAY},
    "homepage": {"@id": "foaf:homepage", **_NAMED},
    "hasEmail": {"@id": "vcard:hasEmail", **_NAMED},
    "contactPoint": {"@id": "dcat:contactPoint", **_NAMED},
    "dataset": {"@id": "dcat:dataset", **_NAMED},
    "themeTaxonomy": {"@id": "dcat:themeTaxonomy", **_NAMED},
    "distribution": {"@id": "dcat:distribution", **_NAMED},
    "landingPage": {"@id": "dcat:landingPage", **_NAMED},
    "accessURL": {"@id": "dcat:accessURL", **_NAMED},
    "downloadURL": {"@id": "dcat:downloadURL", **_NAMED},
    "mediaType": {"@id": "dcat:mediaType", **_NAMED},
    "version": {"@id": "dcat:version"},
    "byteSize": {"@id": "dcat:byteSize", "@type": "xsd:nonNegativeInteger"},
}
_MEDIA_TYPES = {"json": "application/json", "ttl": "text/turtle", "jsonld": "application/ld+json"}
_SKOS = "http://www.w3.org/2004/02/skos/core"

_ENTRIES = (N_("Everything on the portal"), N_("All entries with their facts, texts, addresses and history."))
_VOCABULARY = N_("Concepts that entries are described with, and their names in each language.")
_SCALE = N_("A rating scale with its levels, weakest first.")


def catalogue_files(site: Site, described: Sequence[File]) -> Iterator[File]:
    """The catalogue of `described`, the files under `data/` that hold data, in Turtle and in JSON-LD."""
    graph = catalogue_graph(site, described)
    name = site.addresses.data(data_addresses.CATALOGUE)
    yield File(name, as_turtle(graph))
    yield File(name.removesuffix(".ttl") + ".jsonld", as_json_ld(graph))


def catalogue_graph(site: Site, described: Sequence[File]) -> Node:
    """The catalogue: one data set of all entries, one of each vocabulary and scale."""
    portal, addresses, home = site.catalogue.portal, site.addresses, data_addresses.catalogue(site.addresses)
    sizes = {file.path: len(file.data) for file in described}
    sets = [_entries(site, sizes), *_vocabularies(site, sizes), *_scales(site, sizes)]
    root = addresses.absolute("")
    whole = {"@id": f"{home}#catalogue", "@type": "dcat:Catalog", "title": portal.name, "description": portal.tagline} | _common(site)
    whole |= {"homepage": root, **_dates(site), "dataset": [one["@id"] for one in sets]}
    if "topics" in site.catalogue.data.vocabularies:
        whole["themeTaxonomy"] = data_addresses.vocabulary("topics", addresses)
    publisher = {"@id": f"{root}#publisher", "@type": "foaf:Agent", "foaf:name": portal.publisher.name}
    if portal.publisher.url:
        publisher["homepage"] = portal.publisher.url
    contact = {"@id": f"{home}#contact", "@type": "vcard:Kind", "vcard:fn": portal.publisher.name, "hasEmail": f"mailto:{quote(portal.contacts.editors, safe='@+')}"}
    return {"@context": _CONTEXT, "@graph": [whole, publisher, contact, *sets]}


def _entries(site: Site, sizes: dict[str, int]) -> Node:
    title, description = (_in_all_languages(text, site) for text in _ENTRIES)
    schema = data_addresses.schema("portal", site.addresses)
    return (
        {"@id": _name("entries", site), "@type": "dcat:Dataset", "title": title, "description": description}
        | _common(site)
        | _dates(site)
        | {
            "contactPoint": _name("contact", site),
            "landingPage": site.addresses.absolute(""),
            "distribution": _distributions("entries", [data_addresses.PORTAL], schema, site, sizes),
        }
    )


def _vocabularies(site: Site, sizes: dict[str, int]) -> Iterator[Node]:
    for name, one in site.catalogue.data.vocabularies.items():
        yield _concepts("vocabularies", name, one.title, _in_all_languages(_VOCABULARY, site), one.version, site, sizes)


def _scales(site: Site, sizes: dict[str, int]) -> Iterator[Node]:
    for name, one in site.catalogue.data.scales.items():
        yield _concepts("scales", name, one.title, one.description or _in_all_languages(_SCALE, site), one.version, site, sizes)


def _concepts(folder: str, name: str, title: dict[str, str], description: dict[str, str], version: str, site: Site, sizes: dict[str, int]) -> Node:
    files = [f"{folder}/{name}.{ending}" for ending in ("ttl", "jsonld")]
    return (
        {"@id": _name(f"{folder}.{name}", site), "@type": "dcat:Dataset", "title": title, "description": description, "version": version}
        | _common(site)
        | {"contactPoint": _name("contact", site), "distribution": _distributions(f"{folder}.{name}", files, _SKOS, site, sizes)}
    )


def _distributions(name: str, files: Iterable[str], conforms_to: str, site: Site, sizes: dict[str, int]) -> list[Node]:
    return [_distribution(name, site.addresses.data(file), conforms_to, site, sizes) for file in files]


def _distribution(name: str, path: str, conforms_to: str, site: Site, sizes: dict[str, int]) -> Node:
    url, ending = site.addresses.absolute(path), path.rpartition(".")[2]
    return {
        "@id": _name(f"{name}.{ending}", site),
        "@type": "dcat:Distribution",
        "accessURL": url,
        "downloadURL": url,
        "mediaType": f"https://www.iana.org/assignments/media-types/{_MEDIA_TYPES[ending]}",
        "conformsTo": conforms_to,
        "license": site.catalogue.portal.licence,
        "byteSize": str(sizes[path]),
    }


def _name(of: str, site: Site) -> str:
    return f"{data_addresses.catalogue(site.addresses)}#{of}"


def _common(site: Site) -> Node:
    return {
        "publisher": site.addresses.absolute("") + "#publisher",
        "license": site.catalogue.portal.licence,
        "language": [_language(code) for code in site.catalogue.languages],
    }


def _language(code: str) -> str:
    language = code.partition("-")[0]
    return f"http://id.loc.gov/vocabulary/iso639-{1 if len(language) == 2 else 2}/{language}"


def _dates(site: Site) -> Node:
    first = min((entry.facts.published for entry in site.catalogue.published if entry.facts.published), default=None)
    last = last_change(site)
    return ({"issued": first.isoformat()} if first else {}) | ({"modified": last.isoformat()} if last else {})


def _in_all_languages(text: str, site: Site) -> dict[str, str]:
    return {language: words(text) for language, words in site.words.items()}
