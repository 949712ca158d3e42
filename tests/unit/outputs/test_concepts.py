"""Vocabularies and rating scales as SKOS."""

from __future__ import annotations

from pydantic_core import from_json
from rdflib import Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, FOAF, OWL, RDF, RDFS, SKOS
from rdflib.plugins.parsers.jsonld import to_rdf

from portal_build.outputs.concepts import concept_files
from tests.small_site import entry

SITE = (
    """
-- content/vocabularies/topics.yml --
title: {en: Topics, da: Emner}
version: "1.10"
source: first-source
concepts:
  - {id: life, prefLabel: {en: Life, tg: Ҳаёт}}
  - {id: work, prefLabel: {en: "Work \\"paid\\""}, altLabel: {en: [Job, Trade]}, definition: {en: What one does.}, broader: [life],
     exactMatch: ["https://concepts.example/work"], see: [walk, draft]}
-- content/vocabularies/scales/stars.yml --
title: {en: Stars}
version: "2"
source: second-source
description: {en: How many.}
dimensions: [{id: two, label: {en: theory}}]
levels:
  - {id: two, label: {en: two stars}, definition: {en: Much.}, outcome: benefit}
  - {id: one, label: {en: one star, da: en stjerne}, outcome: harm}
"""
    + entry("methods/walk", en="Walk", da="Gå")
    + entry("methods/draft", "status: draft", en="Draft")
)
TOPICS = "https://portal.example/data/vocabularies/topics.ttl"
STARS = "https://portal.example/data/scales/stars.ttl"


def graphs(small) -> dict[str, Graph]:
    """Path without ending -> what the two files say, which must be the same."""
    files = {file.path: file.data for file in concept_files(small.site)}
    found = {}
    for path in files:
        if path.endswith(".ttl"):
            found[path.removesuffix(".ttl")] = Graph().parse(data=files[path], format="turtle")
            assert isomorphic(found[path.removesuffix(".ttl")], to_rdf(from_json(files[path.removesuffix(".ttl") + ".jsonld"]), Graph()))
    assert len(files) == 2 * len(found)
    return found


def said(graph: Graph, subject: str) -> set[tuple[str, str]]:
    """Property and value, in the notation of Turtle."""
    names = Graph().namespace_manager
    return {(names.normalizeUri(verb), value.n3(names)) for verb, value in graph.predicate_objects(URIRef(subject))}


def test_a_vocabulary(site):
    graph = graphs(site(SITE))["data/vocabularies/topics"]
    assert said(graph, TOPICS) == {
        ("rdf:type", "skos:ConceptScheme"),
        ("dcterms:title", '"Topics"@en'),
        ("dcterms:title", '"Emner"@da'),
        ("dcterms:license", "<https://creativecommons.org/licenses/by/4.0/>"),
        ("dcterms:publisher", "<https://portal.example/#publisher>"),
        ("dcterms:source", "<https://first.example/>"),
        ("owl:versionInfo", '"1.10"'),
        ("skos:hasTopConcept", f"<{TOPICS}#life>"),
    }
    assert said(graph, f"{TOPICS}#work") == {
        ("rdf:type", "skos:Concept"),
        ("skos:inScheme", f"<{TOPICS}>"),
        ("skos:notation", '"work"'),
        ("skos:prefLabel", '"Work \\"paid\\""@en'),
        ("skos:altLabel", '"Job"@en'),
        ("skos:altLabel", '"Trade"@en'),
        ("skos:definition", '"What one does."@en'),
        ("skos:broader", f"<{TOPICS}#life>"),
        ("skos:exactMatch", "<https://concepts.example/work>"),
        ("foaf:page", "<https://portal.example/en/topics/work/>"),
        ("foaf:page", "<https://portal.example/da/emner/work/>"),
        ("foaf:page", "<https://portal.example/nl/onderwerpen/work/>"),
        ("rdfs:seeAlso", "<https://portal.example/en/methods/walk/>"),
        ("rdfs:seeAlso", "<https://portal.example/da/metoder/walk/>"),
    }
    assert (URIRef(f"{TOPICS}#life"), SKOS.narrower, URIRef(f"{TOPICS}#work")) in graph
    assert (URIRef(f"{TOPICS}#life"), SKOS.topConceptOf, URIRef(TOPICS)) in graph
    assert (URIRef(f"{TOPICS}#life"), SKOS.prefLabel, Literal("Ҳаёт", "tg")) in graph


def test_a_scale_keeps_the_order_of_its_levels(site):
    graph = graphs(site(SITE))["data/scales/stars"]
    levels = Collection(graph, graph.value(URIRef(f"{STARS}#levels."), SKOS.memberList))
    assert list(levels) == [URIRef(f"{STARS}#two"), URIRef(f"{STARS}#one")]
    assert (URIRef(f"{STARS}#levels."), RDF.type, SKOS.OrderedCollection) in graph
    assert list(graph.objects(URIRef(f"{STARS}#dimensions."), SKOS.member)) == [URIRef(f"{STARS}#dimension.two")]
    assert said(graph, STARS) == {
        ("rdf:type", "skos:ConceptScheme"),
        ("dcterms:title", '"Stars"@en'),
        ("dcterms:description", '"How many."@en'),
        ("dcterms:license", "<https://creativecommons.org/licenses/by/4.0/>"),
        ("dcterms:publisher", "<https://portal.example/#publisher>"),
        ("dcterms:source", '"Den anden kilde"'),
        ("owl:versionInfo", '"2"'),
        *(("skos:hasTopConcept", f"<{STARS}#{name}>") for name in ("one", "two", "dimension.two")),
    }
    assert said(graph, f"{STARS}#one") == {
        ("rdf:type", "skos:Concept"),
        ("skos:inScheme", f"<{STARS}>"),
        ("skos:topConceptOf", f"<{STARS}>"),
        ("skos:notation", '"one"'),
        ("skos:prefLabel", '"one star"@en'),
        ("skos:prefLabel", '"en stjerne"@da'),
    }


def test_terms_lead_to_the_glossaries_that_have_them(site):
    graph = graphs(site(SITE))["data/vocabularies/glossary"]
    uri = "https://portal.example/data/vocabularies/glossary.ttl"
    assert set(map(str, graph.objects(URIRef(f"{uri}#recovery"), FOAF.page))) == {
        "https://portal.example/en/glossary/#recovery",
        "https://portal.example/da/ordforklaringer/#recovery",
    }
    assert [DCTERMS.title in graph.predicates(URIRef(uri)), OWL.versionInfo in graph.predicates(URIRef(uri))] == [True, True]
    assert RDFS.seeAlso not in set(graph.predicates())


def test_a_source_whose_doi_holds_signs_that_no_address_may(site):
    sources = """
-- content/references.yml --
references: [{id: first-source, type: book, title: T, doi: "10.1002/(SICI)1097<1::AID>3.0;2-Z"}]
"""
    graph = graphs(site(sources))["data/scales/stars"]
    assert str(graph.value(URIRef(STARS), DCTERMS.source)) == "https://doi.org/10.1002/%28SICI%291097%3C1%3A%3AAID%3E3.0%3B2-Z"
