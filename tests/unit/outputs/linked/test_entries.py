"""What the page of each type is about: an entry, and all that is said of it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.small_site import entry
from tests.unit.outputs.linked.test_graph import said

ROOT = "https://portal.example/"
OTHERS = (
    entry("target-groups/old", en="Old people")
    + entry("methods/stroll", en="Stroll")
    + entry("articles/back", "kind: background", en="Background")
    + entry("publications/book", "editions: []", en="The book")
    + entry("guidelines/norm", "document: {title: {nb: Norm}}", en="The norm")
)


def thing(small: Any, address: str) -> dict[str, Any]:
    """What the page is about, without what `test_graph` shows of every work."""
    page, *nodes = said(small, address)["@graph"]
    [found] = [node for node in nodes if node["@id"] == page["mainEntity"]["@id"]]
    always = {"@id": f"{ROOT}{address}#entry", "url": ROOT + address, "name": "It"}
    if "mainEntityOfPage" in found:
        always |= {"mainEntityOfPage": {"@id": ROOT + address}, "isAccessibleForFree": True}
        ours = {"license": "https://creativecommons.org/licenses/by/4.0/", "inLanguage": "en"}
        if small.catalogue.entries["it"].type in ("guideline", "publication"):
            # The page is ours, what it tells of is not.
            assert (ours.items() <= page.items(), page["publisher"], ours.keys() & found.keys()) == (True, OURS, set())
        else:
            always |= ours
    assert {**found, **always} == found
    return {key: value for key, value in found.items() if key not in always}


def part(kind: str, address: str, name: str) -> dict[str, str]:
    return {"@type": kind, "@id": f"{ROOT}{address}#entry", "name": name, "url": ROOT + address}


OURS = {"@id": f"{ROOT}#publisher"}
BOOK = part("CreativeWork", "en/publications/book/", "The book")
NORM = part("CreativeWork", "en/guidelines/norm/", "The norm")
STROLL = part("CreativeWork", "en/methods/stroll/", "Stroll")
CASES: dict[str, tuple[str, str, dict[str, Any]]] = {
    "target group": ("target-groups/it", "published: 2024-01-01", {"@type": "Audience", "audienceType": "It"}),
    "method": ("methods/it", "cost_level: low", {"@type": "Article", "headline": "It", "genre": "Method", "publisher": OURS}),
    "recommendation of a guideline": (
        "recommendations/it",
        "part_of: norm\nnumber: 5a\nstrength: {words: {en: Strong.}}\ncertainty: {words: {en: Low.}}\nmethods: [stroll]",
        {
            "@type": ["MedicalGuidelineRecommendation", "CreativeWork"],
            "recommendationStrength": "Strong.",
            "position": "5a",
            "isPartOf": NORM,
            "mentions": [STROLL],
            "publisher": OURS,
        },
    ),
    "recommendation of a publication": (
        "recommendations/it",
        "part_of: book\nnumber: '1'\nstrength: {words: {en: Strong.}}",
        {"@type": "CreativeWork", "position": "1", "isPartOf": BOOK, "publisher": OURS},
    ),
    "guideline": (
        "guidelines/it",
        "document: {title: {nb: Den}, title_english: It, version: '1.1', number: IS-1, isbn: 978-0, doi: 10.1/x, revised: 2023-11, published: 2013,\n"
        "  publishers: [{name: The directorate, url: 'https://dir.example/'}], editors: [{name: E.}]}\nrecommendations: [advice]",
        {
            "@type": ["MedicalGuideline", "CreativeWork"],
            "guidelineDate": "2023-11",
            "alternateName": ["Den"],
            "version": "1.1",
            "identifier": [
                {"@type": "PropertyValue", "name": "Publisher’s number", "propertyID": "number", "value": "IS-1"},
                {"@type": "PropertyValue", "name": "ISBN", "propertyID": "isbn", "value": "978-0"},
                {"@type": "PropertyValue", "name": "DOI", "propertyID": "doi", "value": "10.1/x"},
            ],
            "editor": [{"@type": "Person", "name": "E."}],
            "publisher": [{"@type": "Organization", "name": "The directorate", "url": "https://dir.example/"}],
            "hasPart": [part("CreativeWork", "en/recommendations/advice/", "Advice")],
        },
    ),
    "publication": (
        "publications/it",
        "editions: [{year: 2016, publishers: [{name: First}]}, {year: 2018-10, publishers: [{name: Second}], reference: second-source}]\n"
        "files: [{file: it.pdf, title: {en: As a file}}]",
        {
            "@type": "Book",
            "workExample": [
                {"@type": "Book", "datePublished": "2016", "publisher": [{"@type": "Organization", "name": "First"}]},
                {"@type": "Book", "datePublished": "2018-10", "publisher": [{"@type": "Organization", "name": "Second"}]},
            ],
            "publisher": [{"@type": "Organization", "name": "Second"}],
            "encoding": [{"@type": "MediaObject", "name": "As a file", "contentUrl": f"{ROOT}files/it/it.pdf"}],
            "citation": ["Hansen, H. (May 2021). Den anden kilde."],
        },
    ),
    "theme": (
        "themes/it",
        "featured_methods: [stroll]\narticles: [back]",
        {"@type": "Collection", "hasPart": [STROLL, part("CreativeWork", "en/articles/back/", "Background")], "publisher": OURS},
    ),
    "case": (
        "cases/it",
        "contributor: {name: C., orcid: 'https://orcid.org/0'}\norganisation: {name: The home}\nlevel: team",
        {
            "@type": "Article",
            "headline": "It",
            "genre": "Case",
            "contributor": {
                "@type": "Person",
                "name": "C.",
                "affiliation": {"@type": "Organization", "name": "The home"},
                "sameAs": "https://orcid.org/0",
            },
            "publisher": OURS,
        },
    ),
    "course": (
        "courses/it",
        "chapters: []\nobjectives: [{id: o, text: {en: know it}}]\naccess: {kind: login, note: {en: Ask.}}\nedition: {journal: J., volume: '46', issue: '5', year: '2023'}\n"
        "accreditation: {points: 1, provider: {name: The provider}}",
        {
            "@type": ["LearningResource", "Article"],
            "headline": "It",
            "teaches": ["know it"],
            "provider": {"@type": "Organization", "name": "The provider"},
            "conditionsOfAccess": ["Full text at the provider, who asks readers to sign in", "Ask."],
            "isPartOf": {
                "@type": "PublicationIssue",
                "issueNumber": "5",
                "datePublished": "2023",
                "isPartOf": {"@type": "PublicationVolume", "volumeNumber": "46", "isPartOf": {"@type": "Periodical", "name": "J."}},
            },
            "publisher": OURS,
        },
    ),
    "news": ("news/it", "concerns: [stroll]", {"@type": "NewsArticle", "headline": "It", "mentions": [STROLL | {"@type": "Thing"}], "publisher": OURS}),
    "event": (
        "events/it",
        "start: 2027-01-10\nend: 2027-01-12\nplace: The hall\ncountry: AT\norganiser: {name: O.}\nurl: https://event.example/",
        {
            "@type": "Event",
            "startDate": "2027-01-10",
            "endDate": "2027-01-12",
            "location": {"@type": "Place", "name": "The hall", "containedInPlace": {"@type": "Country", "name": "Austria"}},
            "organizer": {"@type": "Organization", "name": "O."},
            "sameAs": "https://event.example/",
        },
    ),
    "what every work says": (
        "articles/it",
        "kind: comment\nstatus: withdrawn\nwithdrawn: {date: 2025-02-02, reason: {en: r}}\npublished: 2024-01-01\nexpires: 2028-01-01\ntopics: [everyday-life]\n"
        "target_groups: [old]\nauthors: [{name: A., affiliation: Home, orcid: 'https://orcid.org/1'}]\npublishers: [{name: P.}]\nregions: [DK]\nreferences: [first-source]\n"
        "changes: [{date: 2024-02-02, kind: correction, note: {en: A wrong number.}}]",
        {
            "@type": "Article",
            "headline": "It",
            "genre": "Article",
            "datePublished": "2024-01-01",
            "dateModified": "2024-02-02",
            "expires": "2028-01-01",
            "creativeWorkStatus": "withdrawn",
            "about": [
                {
                    "@type": "DefinedTerm",
                    "@id": f"{ROOT}data/vocabularies/topics.ttl#everyday-life",
                    "name": "Everyday life",
                    "url": f"{ROOT}en/topics/everyday-life/",
                }
            ],
            "audience": [{"@type": "Audience", "@id": f"{ROOT}en/target-groups/old/#entry", "audienceType": "Old people"}],
            "author": [
                {"@type": "Person", "name": "A.", "affiliation": {"@type": "Organization", "name": "Home"}, "sameAs": "https://orcid.org/1"}
            ],
            "publisher": [{"@type": "Organization", "name": "P."}],
            "spatialCoverage": [{"@type": "Country", "name": "Denmark"}],
            "citation": ["A publisher (2020). The first source."],
            "correction": [{"@type": "CorrectionComment", "datePublished": "2024-02-02", "text": "A wrong number."}],
        },
    ),
}


@pytest.mark.parametrize(("name", "facts", "expected"), CASES.values(), ids=CASES)
def test_what_a_page_is_about(name: str, facts: str, expected: dict[str, Any], site):
    advice = entry("recommendations/advice", "part_of: norm\nnumber: '1'", en="Advice")
    small = site(entry(name, facts, en="It") + OTHERS + advice + "-- content/publications/it/it.pdf --\nA file.\n")
    assert thing(small, f"en/{name}/") == expected


def test_a_free_page_is_about_itself(site):
    page, *rest = said(site(entry("pages/it", "authors: [{name: A.}]", en="It", da="Den")), "en/pages/it/")["@graph"]
    assert (page["@type"], page["author"], "mainEntity" in page) == ("AboutPage", [{"@type": "Person", "name": "A."}], False)
    assert [node["@type"] for node in rest] == ["BreadcrumbList", "Organization"]


def test_what_nobody_wrote_leaves_authors_and_translations_to_its_page(site):
    translated = "---\ntitle: Den\ntranslation: {from: en, state: reviewed}\n---\n"
    page, thing, *_ = said(site(entry("target-groups/it", "authors: [{name: A.}]", en="It", da=translated)), "en/target-groups/it/")["@graph"]
    assert (page["author"], page["workTranslation"]) == ([{"@type": "Person", "name": "A."}], [{"@id": f"{ROOT}da/maalgrupper/it/"}])
    assert set(thing) == {"@type", "@id", "name", "url", "audienceType"}


def test_nothing_of_drafts_is_said(site):
    facts = "part_of: draft\nnumber: '1'\nmethods: [sketch]\ntarget_groups: [group]\ntopics: [nothing]"
    drafts = entry("publications/draft", "status: draft\neditions: []", en="DRAFT") + entry("methods/sketch", "status: draft", en="DRAFT")
    drafts += entry("target-groups/group", "status: draft", en="DRAFT")
    small = site(entry("recommendations/it", facts, en="It") + drafts)
    assert thing(small, "en/recommendations/it/") == {"@type": "CreativeWork", "position": "1", "publisher": OURS}
