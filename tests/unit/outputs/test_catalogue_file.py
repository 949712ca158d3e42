"""The portal's data as a catalogue of data sets."""

from __future__ import annotations

from pydantic_core import from_json
from rdflib import Graph, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF
from rdflib.plugins.parsers.jsonld import to_rdf

from portal_build.outputs.data_files import data_files
from tests.small_site import entry
from tests.unit.outputs.test_concepts import said

HERE = "https://portal.example/data/catalogue.ttl"
WALK = entry("methods/walk", "published: 2024-01-01\nchanges: [{date: 2025-02-03, kind: major, note: {en: n}}]", en="Walk", da="Gå")


def files(small) -> dict[str, bytes]:
    return {file.path: file.data for file in data_files(small.site)}


def catalogue(small) -> Graph:
    """What the two files say, which must be the same."""
    made = files(small)
    graph = Graph().parse(data=made["data/catalogue.ttl"], format="turtle")
    assert isomorphic(graph, to_rdf(from_json(made["data/catalogue.jsonld"]), Graph()))
    return graph


def test_the_catalogue(site):
    small = site(WALK)
    names = ("entries", "vocabularies.topics", "vocabularies.glossary", "scales.stars")
    languages = {("dcterms:language", f"<http://id.loc.gov/vocabulary/iso639-1/{code}>") for code in ("en", "da", "nl")}
    common = languages | {
        ("dcterms:license", "<https://creativecommons.org/licenses/by/4.0/>"),
        ("dcterms:publisher", "<https://portal.example/#publisher>"),
    }
    dates = {("dcterms:issued", '"2024-01-01"^^xsd:date'), ("dcterms:modified", '"2025-02-03"^^xsd:date')}
    graph = catalogue(small)
    assert said(graph, f"{HERE}#catalogue") == common | dates | {
        ("rdf:type", "dcat:Catalog"),
        *(("dcterms:title", f'"{name}"@{code}') for code, name in (("en", "The portal"), ("da", "Portalen"), ("nl", "Het portaal"))),
        *(("dcterms:description", f'"{words}"@{code}') for code, words in (("en", "What is known."), ("da", "Hvad man ved."), ("nl", "Wat bekend is."))),
        ("foaf:homepage", "<https://portal.example/>"),
        ("dcat:themeTaxonomy", "<https://portal.example/data/vocabularies/topics.ttl>"),
        *(("dcat:dataset", f"<{HERE}#{name}>") for name in names),
    }
    assert said(graph, f"{HERE}#scales.stars") == common | {
        ("rdf:type", "dcat:Dataset"),
        ("dcterms:title", '"Stars"@en'),
        *(("dcterms:description", f'"A rating scale with its levels, weakest first."@{code}') for code in ("en", "da", "nl")),
        ("dcat:version", '"2"'),
        ("dcat:contactPoint", f"<{HERE}#contact>"),
        *(("dcat:distribution", f"<{HERE}#scales.stars.{ending}>") for ending in ("ttl", "jsonld")),
    }
    size = len(files(small)["data/portal.json"])
    assert said(graph, f"{HERE}#entries.json") == {
        ("rdf:type", "dcat:Distribution"),
        ("dcat:accessURL", "<https://portal.example/data/portal.json>"),
        ("dcat:downloadURL", "<https://portal.example/data/portal.json>"),
        ("dcat:mediaType", "<https://www.iana.org/assignments/media-types/application/json>"),
        ("dcterms:conformsTo", "<https://portal.example/data/schema/1/portal.json>"),
        ("dcterms:license", "<https://creativecommons.org/licenses/by/4.0/>"),
        ("dcat:byteSize", f'"{size}"^^xsd:nonNegativeInteger'),
    }


def test_everything_that_the_european_profile_demands_is_there(site):
    graph = catalogue(site(WALK))
    demanded = {
        DCAT.Catalog: {DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.dataset},
        DCAT.Dataset: {DCTERMS.title, DCTERMS.description},
        DCAT.Distribution: {DCAT.accessURL},
        FOAF.Agent: {FOAF.name},
    }
    for kind, properties in demanded.items():
        things = set(graph.subjects(RDF.type, kind))
        assert things
        assert {thing: properties - set(graph.predicates(thing)) for thing in things if properties - set(graph.predicates(thing))} == {}


def test_every_file_that_it_names_is_written(site):
    small = site(WALK)
    made, graph = files(small), catalogue(small)
    named = {str(url).removeprefix("https://portal.example/") for url in graph.objects(None, DCAT.downloadURL)}
    schemas = {str(url).removeprefix("https://portal.example/") for url in graph.objects(None, DCTERMS.conformsTo) if "portal.example" in url}
    assert named | schemas <= set(made)
    assert {path for path in made if "/schema/" not in path} == named | {"data/catalogue.ttl", "data/catalogue.jsonld"}
    assert (URIRef(f"{HERE}#contact"), None, URIRef("mailto:editors@example.org")) in graph


def test_a_portal_without_days(site):
    assert set(catalogue(site()).predicates(URIRef(f"{HERE}#catalogue"))) & {DCTERMS.issued, DCTERMS.modified} == set()


def test_an_address_of_editors_with_signs_that_no_name_may_have(site):
    small = site()
    object.__setattr__(small.catalogue.portal.contacts, "editors", "o'hara{x}^+y@example.org")
    assert [str(one) for one in catalogue(small).objects(URIRef(f"{HERE}#contact"), URIRef("http://www.w3.org/2006/vcard/ns#hasEmail"))] == ["mailto:o%27hara%7Bx%7D%5E+y@example.org"]
