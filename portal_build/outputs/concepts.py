# Each concept is called by the address of its vocabulary's Turtle file and its id, so that the name leads to what it names
# on any host. What a level says about effect has no word in SKOS; it stands in the portal's data.
"""Vocabularies and rating scales as SKOS."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from portal_build.model.reference_data import Concept, Scale, Vocabulary
from portal_build.outputs import data_addresses
from portal_build.outputs.files import File
from portal_build.outputs.turtle import as_json_ld, as_turtle
from portal_build.pages.addresses import languages_of
from portal_build.pages.site import Site

Node = dict[str, Any]

_BY_LANGUAGE, _NAMED = {"@container": "@language"}, {"@type": "@id"}
_CONTEXT: Node = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "title": {"@id": "dcterms:title", **_BY_LANGUAGE},
    "description": {"@id": "dcterms:description", **_BY_LANGUAGE},
    "license": {"@id": "dcterms:license", **_NAMED},
    "publisher": {"@id": "dcterms:publisher", **_NAMED},
    "source": {"@id": "dcterms:source", **_NAMED},
    "sourceTitle": {"@id": "dcterms:source"},
    "version": {"@id": "owl:versionInfo"},
    "prefLabel": {"@id": "skos:prefLabel", **_BY_LANGUAGE},
    "altLabel": {"@id": "skos:altLabel", **_BY_LANGUAGE},
    "definition": {"@id": "skos:definition", **_BY_LANGUAGE},
    "notation": {"@id": "skos:notation"},
    "inScheme": {"@id": "skos:inScheme", **_NAMED},
    "hasTopConcept": {"@id": "skos:hasTopConcept", **_NAMED},
    "topConceptOf": {"@id": "skos:topConceptOf", **_NAMED},
    "broader": {"@id": "skos:broader", **_NAMED},
    "narrower": {"@id": "skos:narrower", **_NAMED},
    "exactMatch": {"@id": "skos:exactMatch", **_NAMED},
    "member": {"@id": "skos:member", **_NAMED},
    "memberList": {"@id": "skos:memberList", "@container": "@list", **_NAMED},
    "page": {"@id": "foaf:page", **_NAMED},
    "seeAlso": {"@id": "rdfs:seeAlso", **_NAMED},
}


def concept_files(site: Site) -> Iterator[File]:
    """Each vocabulary and each scale, in Turtle and in JSON-LD."""
    for name, vocabulary in site.catalogue.data.vocabularies.items():
        yield from _files(f"vocabularies/{name}", vocabulary_graph(name, vocabulary, site), site)
    for name, scale in site.catalogue.data.scales.items():
        yield from _files(f"scales/{name}", scale_graph(name, scale, site), site)


def _files(name: str, graph: Node, site: Site) -> Iterator[File]:
    yield File(site.addresses.data(f"{name}.ttl"), as_turtle(graph))
    yield File(site.addresses.data(f"{name}.jsonld"), as_json_ld(graph))


def vocabulary_graph(name: str, vocabulary: Vocabulary, site: Site) -> Node:
    """A vocabulary as a concept scheme."""
    uri = data_addresses.vocabulary(name, site.addresses)
    known = {concept.id for concept in vocabulary.concepts}
    narrower: dict[str, list[str]] = {}
    for concept in vocabulary.concepts:
        for wider in concept.broader:
            narrower.setdefault(wider, []).append(f"{uri}#{concept.id}")
    top = [f"{uri}#{concept.id}" for concept in vocabulary.concepts if not known & set(concept.broader)]
    concepts = [_concept(name, one, known, narrower.get(one.id, []), site) for one in vocabulary.concepts]
    return {"@context": _CONTEXT, "@graph": [_scheme(uri, vocabulary, site) | {"hasTopConcept": top}, *concepts]}


def scale_graph(name: str, scale: Scale, site: Site) -> Node:
    """A rating scale as a concept scheme: levels in order, weakest first, and what is rated."""
    uri = data_addresses.scale(name, site.addresses)
    levels = [_part(f"{uri}#{level.id}", uri, level.id, level.label, level.definition) for level in scale.levels]
    # No id of a level has a dot in it.
    dimensions = [_part(f"{uri}#dimension.{one.id}", uri, one.id, one.label) for one in scale.dimensions]
    scheme = _scheme(uri, scale, site) | _stated(description=scale.description, hasTopConcept=[one["@id"] for one in (*levels, *dimensions)])
    groups = [{"@id": f"{uri}#levels.", "@type": "skos:OrderedCollection", "memberList": [one["@id"] for one in levels]}]
    if dimensions:
        groups.append({"@id": f"{uri}#dimensions.", "@type": "skos:Collection", "member": [one["@id"] for one in dimensions]})
    return {"@context": _CONTEXT, "@graph": [scheme, *groups, *levels, *dimensions]}


def _scheme(uri: str, of: Vocabulary | Scale, site: Site) -> Node:
    portal, source = site.catalogue.portal, site.catalogue.sources.get(of.source or "")
    # A DOI may hold signs that no address may.
    address = source and (source.url or (f"https://doi.org/{quote(source.doi)}" if source.doi else None))
    return {"@id": uri, "@type": "skos:ConceptScheme"} | _stated(
        title=of.title,
        version=of.version,
        license=portal.licence,
        publisher={"@id": site.addresses.absolute("") + "#publisher", "@type": "foaf:Agent", "foaf:name": portal.publisher.name},
        source=address,
        sourceTitle=source.title if source and not address else None,
    )


def _concept(vocabulary: str, concept: Concept, known: set[str], narrower: list[str], site: Site) -> Node:
    uri = data_addresses.vocabulary(vocabulary, site.addresses)
    broader = [f"{uri}#{wider}" for wider in concept.broader if wider in known]
    return _part(f"{uri}#{concept.id}", uri, concept.id, concept.prefLabel, concept.definition, top=not broader) | _stated(
        altLabel=concept.altLabel,
        broader=broader,
        narrower=narrower,
        exactMatch=concept.exactMatch,
        page=_pages(vocabulary, concept, site),
        seeAlso=[
            site.addresses.absolute(site.addresses.entry(entry, language))
            for name in concept.see
            if (entry := site.catalogue.page_of(name))
            for language in languages_of(entry, site.catalogue)
        ],
    )


def _part(uri: str, scheme: str, name: str, label: dict[str, str], definition: dict[str, str] | None = None, top: bool = True) -> Node:
    return {"@id": uri, "@type": "skos:Concept"} | _stated(
        inScheme=scheme, topConceptOf=scheme if top else None, notation=name, prefLabel=label, definition=definition
    )


def _pages(vocabulary: str, concept: Concept, site: Site) -> list[str]:
    addresses, languages = site.addresses, site.catalogue.languages
    if vocabulary == "topics":
        return [addresses.absolute(addresses.topic(concept.id, language)) for language in languages]
    if vocabulary == "glossary":
        return [addresses.absolute(addresses.term(concept.id, language)) for language in languages if language in concept.prefLabel]
    return []


def _stated(**given: Any) -> Node:
    return {key: value for key, value in given.items() if value}
