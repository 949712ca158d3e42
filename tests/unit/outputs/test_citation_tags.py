"""What Zotero and Google Scholar find in a page's head."""

from __future__ import annotations

import pytest

from portal_build.outputs.head import head
from portal_build.pages.plan import Plan
from portal_build.pages.site import Site
from portal_build.pages.planning import plan_pages
from tests.conftest import FULL, ROOT
from tests.small_site import entry
from tests.unit.pages.test_citing import CONCEPT, GUIDELINE, TITLE, opened


def planned(site: Site, address: str) -> Plan:
    [plan] = [plan for plan in plan_pages(site) if plan.address == address]
    return plan


def metas(plan: Plan) -> list[tuple[str, str]]:
    found = [(meta.name, meta.content) for meta in head(plan, plan.view()).metas]
    return [meta for meta in found if meta[0].startswith(("citation_", "z:"))]


def links(plan: Plan) -> list[tuple[str, str, str]]:
    return [(one.rel, one.type, one.href) for one in head(plan, plan.view()).companions if "citation" in one.href]


FULL_GUIDELINE = [
    ("z:itemType", "report"),
    ("citation_title", "Retningslinjens egen tittel"),
    ("citation_editor", "Editorname, E."),
    ("citation_publication_date", "2023/11"),
    ("citation_technical_report_institution", "The guideline’s publisher"),
    ("citation_technical_report_number", "IS-1957"),
    ("citation_isbn", "978-0-00-000000-2"),
    ("citation_doi", "10.1234/guideline"),
    ("citation_language", "nb"),
]
FULL_METHOD = [
    ("z:itemType", "webpage"),
    ("citation_title", "Den fulde metode"),
    ("citation_author", "Authorname, A."),
    ("citation_publication_date", "2024/08/07"),
    ("citation_publisher", "Publishing House"),
    ("citation_language", "da"),
    ("citation_public_url", "https://full.example/portal/da/metoder/full-method/"),
]
REFERENCE_GUIDELINE = [
    ("z:itemType", "report"),
    ("citation_title", TITLE),
    ("citation_publication_date", "2013/06/01"),
    ("citation_technical_report_institution", "Helsedirektoratet"),
    ("citation_technical_report_number", "1957"),
    ("citation_isbn", "9788280812421"),
    ("citation_language", "nb"),
]
REFERENCE_PUBLICATION = [
    ("z:itemType", "report"),
    ("citation_title", "Koncept for systematisk inddragelse af pårørende"),
    ("citation_publication_date", "2018"),
    ("citation_technical_report_institution", "Socialstyrelsen"),
    ("citation_technical_report_institution", "Sundhedsstyrelsen"),
    ("citation_language", "da"),
]
BARE_GUIDELINE = [("z:itemType", "report"), ("citation_title", "A title and nothing else"), ("citation_language", "en")]


@pytest.mark.parametrize(
    ("project", "address", "expected"),
    [
        (FULL, "en/guidelines/full-guideline/", FULL_GUIDELINE),
        (FULL, "en/guidelines/bare-guideline/", BARE_GUIDELINE),
        (FULL, "da/metoder/full-method/", FULL_METHOD),
        (ROOT, f"da/retningslinjer/{GUIDELINE}/", REFERENCE_GUIDELINE),
        (ROOT, f"nl/publicaties/{CONCEPT}/", REFERENCE_PUBLICATION),
    ],
)
def test_tags_of_a_page(project, address: str, expected: list[tuple[str, str]]):
    assert metas(planned(opened(project), address)) == expected


def test_persons_are_authors_and_bodies_are_not(site):
    facts = "kind: comment\npublished: 2024-01-01\nauthors: [{name: 'Beckers, T.J.A.'}, {name: Ria Brands}]"
    small = site(entry("articles/written", facts, en="W") + entry("articles/unsigned", "kind: comment", en="U"))
    assert [one for one in metas(small.plan("en/articles/written/")) if one[0] == "citation_author"] == [
        ("citation_author", "Beckers, T.J.A."),
        ("citation_author", "Ria Brands"),
    ]
    assert metas(small.plan("en/articles/unsigned/")) == [
        ("z:itemType", "webpage"),
        ("citation_title", "U"),
        ("citation_publisher", "The publisher"),
        ("citation_language", "en"),
        ("citation_public_url", "https://portal.example/en/articles/unsigned/"),
    ]


def test_the_link_leads_to_the_same_work():
    site, type_ = opened(FULL), "application/vnd.citationstyles.csl+json"
    assert links(planned(site, "da/målgrupper/older-people/")) == [
        ("alternate", type_, "https://full.example/portal/da/m%C3%A5lgrupper/older-people/citation.json")
    ]
    assert links(planned(site, "en/guidelines/full-guideline/")) == [
        ("alternate", type_, "https://full.example/portal/en/guidelines/full-guideline/citation-of-work.json")
    ]


def test_pages_that_are_no_entrys_have_none(site):
    small = site()
    assert [plan.address for plan in small.plans if metas(plan) or links(plan)] == []
