"""What a page says of how to cite it: the complete references of every type, and of the reference portal in several languages."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from portal_build import pipeline
from portal_build.model.common import Audience
from portal_build.pages.citation_styles import plain
from portal_build.pages.citing import citing
from portal_build.pages.site import Desk, Site
from tests.conftest import BUILT_FOR, FULL, ROOT
from tests.small_site import entry

LOCALES = ROOT / "theme" / "locales"


@cache
def opened(project: Path) -> Site:
    """A whole site in its languages, without its pages."""
    loaded = pipeline.load(project / "content", date.fromisoformat(BUILT_FOR), Audience.PUBLIC)
    assert loaded.catalogue is not None
    return pipeline.prepare(loaded.catalogue, LOCALES)


def references(site: Site, name: str, language: str) -> list[str]:
    """APA and Vancouver of the page, then of the work that it describes."""
    one = site.catalogue.entries[name]
    desk = Desk(site, language, site.addresses.entry(one, language))
    return [plain(citation.pieces) for cited in citing(one, desk) for citation in cited.citations]


OF_EVERY_TYPE = {
    "full-article": ("articles", "The full article"),
    "full-case": ("cases", "The full case"),
    "full-course": ("courses", "The full course"),
    "full-event": ("events", "The full event"),
    "full-group": ("target-groups", "The full group"),
    "full-guideline": ("guidelines", "The full guideline"),
    "full-method": ("methods", "The full method"),
    "full-news": ("news", "The full news"),
    "full-page": ("pages", "The full page"),
    "full-publication": ("publications", "The full publication"),
    "full-recommendation": ("recommendations", "The full recommendation"),
    "full-theme": ("themes", "The full theme"),
}


@pytest.mark.parametrize(("name", "place"), OF_EVERY_TYPE.items(), ids=OF_EVERY_TYPE)
def test_every_type_is_cited_with_authors_dates_and_address(name: str, place: tuple[str, str]):
    address, title = f"https://full.example/portal/en/{place[0]}/{name}/", place[1]
    assert references(opened(FULL), name, "en")[:2] == [
        f"Authorname, A. (2024, August 7). {title}. The full portal. {address}",
        f"Authorname A. The full portal [Internet]. Publishing House; 2024 Feb 1 [updated 2024 Aug 7]. {title}. Available from: {address}",
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "full-guideline",
            [
                "Editorname, E. (Ed.). (2023). Retningslinjens egen tittel (IS-1957; Version 1.1). The guideline’s publisher. https://doi.org/10.1234/guideline",
                "Editorname E, editor. Retningslinjens egen tittel. Version 1.1. The guideline’s publisher; 2013 Jun [updated 2023 Nov]. "
                "Report No.: IS-1957. doi:10.1234/guideline",
            ],
        ),
        ("bare-guideline", ["A title and nothing else. (n.d.).", "A title and nothing else. [date unknown]."]),
        (
            "full-publication",
            ["Authorname, A. (2018). Where the edition can be found. The second publisher.", "Authorname A. Where the edition can be found. The second publisher; 2018."],
        ),
        ("full-method", []),
    ],
)
def test_guidelines_and_publications_are_cited_themselves(name: str, expected: list[str]):
    assert references(opened(FULL), name, "en")[2:] == expected


def test_a_translation_and_a_withdrawn_page_say_so():
    site = opened(FULL)
    assert [references(site, name, language)[0] for name, language in (("full-method", "da"), ("full-article", "nl"), ("full-method", "tg"), ("dutch-case", "tg"))] == [
        "Authorname, A. (2024, 7. august). Den fulde metode [Oversat fra engelsk]. Den fulde portal. https://full.example/portal/da/metoder/full-method/",
        "Authorname, A. (2024, 7 augustus). Het volle artikel [Conceptvertaling uit het Engels]. Het volle portaal. "
        "https://full.example/portal/nl/artikelen/full-article/",
        "Authorname, A. (2024, 7 августи). Усули пурра [Тарҷумаи мошинӣ аз забони англисӣ]. Портали пурра. https://full.example/portal/tg/usulho/full-method/",
        "Verteller, V. (2024, 1 феврали). Ҳолати ҳоландӣ [Тарҷумаи мошинӣ аз забони голландӣ]. Портали пурра. https://full.example/portal/tg/tajribaho/dutch-case/",
    ]
    assert references(site, "withdrawn-method", "en") == [
        "The portal’s publisher. (2020, January 2). The withdrawn method [Withdrawn on 10 September 2025]. The full portal. "
        "https://full.example/portal/en/methods/withdrawn-method/",
        "The portal’s publisher. The full portal [Internet]. The portal’s publisher; 2020 Jan 2. The withdrawn method [Withdrawn on 10 September 2025]. "
        "Available from: https://full.example/portal/en/methods/withdrawn-method/",
    ]


GUIDELINE = "retningslinje-psykoselidelser"
COURSE = "sociale-steun-bij-ernstige-psychische-klachten"
CONCEPT = "koncept-for-inddragelse-af-paaroerende"
NEWS = "nyt-tema-komplekse-stoettebehov"
CASE = "sociale-netwerken-in-de-zorg"
TITLE = "Utredning, behandling og oppfølging av personer med psykoselidelser"


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        (
            GUIDELINE,
            "da",
            [
                "portal-build. (2013, 1. juni). Udredning, behandling og opfølgning for mennesker med psykotiske lidelser [Oversat fra bokmål]. Viden om støtte. "
                f"https://portal.example.org/da/retningslinjer/{GUIDELINE}/",
                "portal-build. Viden om støtte [Internet]. portal-build; 1. juni 2013. Udredning, behandling og opfølgning for mennesker med psykotiske lidelser "
                f"[Oversat fra bokmål]. Tilgængelig fra: https://portal.example.org/da/retningslinjer/{GUIDELINE}/",
                f"Helsedirektoratet. (2013). {TITLE} (Nr. 1957; Version 1).",
                f"Helsedirektoratet. {TITLE}. Version 1. Helsedirektoratet; juni 2013. Rapport nr.: 1957.",
            ],
        ),
        (
            GUIDELINE,
            "nb",
            [
                f"portal-build. (2013, 1. juni). {TITLE}. Kunnskap om støtte. https://portal.example.org/nb/retningslinjer/{GUIDELINE}/",
                f"portal-build. Kunnskap om støtte [Internett]. portal-build; 1. juni 2013. {TITLE}. "
                f"Tilgjengelig fra: https://portal.example.org/nb/retningslinjer/{GUIDELINE}/",
                f"Helsedirektoratet. (2013). {TITLE} (Nr. 1957; Versjon 1).",
                f"Helsedirektoratet. {TITLE}. Versjon 1. Helsedirektoratet; juni 2013. Rapport nr.: 1957.",
            ],
        ),
        (
            CONCEPT,
            "en",
            [
                "portal-build. (2018, November 9). Framework for the systematic involvement of relatives [Translated from Danish]. Knowledge on support. "
                f"https://portal.example.org/en/publications/{CONCEPT}/",
                "portal-build. Knowledge on support [Internet]. portal-build; 2018 Nov 9. Framework for the systematic involvement of relatives "
                f"[Translated from Danish]. Available from: https://portal.example.org/en/publications/{CONCEPT}/",
                "Socialstyrelsen, & Sundhedsstyrelsen. (2018). Koncept for systematisk inddragelse af pårørende.",
                "Socialstyrelsen, Sundhedsstyrelsen. Koncept for systematisk inddragelse af pårørende. Socialstyrelsen; Sundhedsstyrelsen; 2018.",
            ],
        ),
        (
            COURSE,
            "nl",
            [
                "Beckers, T. J. A. (2022, 1 december). Sociale steun bij mensen met ernstige psychische klachten. Kennis over steun. "
                f"https://portal.example.org/nl/nascholing/{COURSE}/",
                "Beckers TJA. Kennis over steun [Internet]. portal-build; 1 december 2022. Sociale steun bij mensen met ernstige psychische klachten. "
                f"Beschikbaar op: https://portal.example.org/nl/nascholing/{COURSE}/",
            ],
        ),
        (
            NEWS,
            "nl",
            [
                "portal-build. (2020, 7 februari). Nieuw thema over psychische klachten en complexe ondersteuningsbehoeften [Vertaald uit het Deens]. "
                f"Kennis over steun. https://portal.example.org/nl/nieuws/{NEWS}/",
                "portal-build. Kennis over steun [Internet]. portal-build; 5 februari 2020 [bijgewerkt 7 februari 2020]. Nieuw thema over psychische klachten "
                f"en complexe ondersteuningsbehoeften [Vertaald uit het Deens]. Beschikbaar op: https://portal.example.org/nl/nieuws/{NEWS}/",
            ],
        ),
        (
            CASE,
            "en",
            [
                f"Ria Brands. (2026, November 21). Social networks in care [Translated from Dutch]. Knowledge on support. https://portal.example.org/en/cases/{CASE}/",
                "Ria Brands. Knowledge on support [Internet]. portal-build; 2026 Nov 21. Social networks in care [Translated from Dutch]. "
                f"Available from: https://portal.example.org/en/cases/{CASE}/",
            ],
        ),
    ],
)
def test_the_reference_portal(name: str, language: str, expected: list[str]):
    assert references(opened(ROOT), name, language) == expected


def test_what_the_readers_day_completes(site):
    small = site(entry("articles/x", "published: 2024-02-01\nkind: comment", en="X", nl="---\ntitle: X\ntranslation: {from: en, state: reviewed}\n---"))
    apa, vancouver = small.view("x").cited[0].citations
    assert [(piece.text, piece.kind) for piece in apa.pieces] == [
        ("The publisher. (2024, February 1). ", ""),
        ("X", "title"),
        (". The portal. ", ""),
        ("Retrieved {date}, from ", "accessed"),
        ("https://portal.example/en/articles/x/", ""),
    ]
    assert [piece.text for piece in vancouver.pieces if piece.kind == "accessed"] == [" [cited {date}]"]
    assert [(one.day.pattern, one.day.months[7]) for one in (apa, vancouver)] == [("{month} {day}, {year}", "August"), ("{year} {month} {day}", "Aug")]
    assert [(one.day.pattern, one.day.months[7]) for one in small.view("x", "nl").cited[0].citations] == [("{day} {month} {year}", "augustus")] * 2


def test_a_work_is_not_read_on_a_day_unless_it_has_an_address():
    site = opened(FULL)
    one = site.catalogue.entries["full-guideline"]
    page, work = citing(one, Desk(site, "en", site.addresses.entry(one, "en")))
    assert [(cited.title, [piece.kind for citation in cited.citations for piece in citation.pieces].count("accessed")) for cited in (page, work)] == [
        ("This page", 2),
        ("The guideline itself", 0),
    ]


def test_who_is_named(site):
    """Authors; for a case its teller; else who published the page, but not who published what it is about."""
    case = "contributor: {name: 'Teller, T.'}\norganisation: {name: Somewhere}\nlevel: team"
    publication = "editions: [{year: 2014, publishers: [{name: Theirs}]}, {year: 2018, publishers: [{name: Theirs}, {name: Others}]}]"
    small = site(
        entry("cases/told", case, en="T")
        + entry("cases/written", f"{case}\nauthors: [{{name: 'Writer, W.'}}]", en="T")
        + entry("articles/signed", "kind: comment\npublishers: [{name: Ours}, {name: Ours}]", en="T")
        + entry("articles/unsigned", "kind: comment", en="T")
        + entry("publications/theirs", f"{publication}\npublishers: [{{name: Theirs}}, {{name: Ours}}]", en="T")
        + entry("publications/authored", f"{publication}\nauthors: [{{name: 'Writer, W.'}}, {{name: Mary Who, }}]", en="T")
    )
    who = {name: [cited.citations[0].pieces[0].text.partition(" (n.d.)")[0].partition(" (2018)")[0] for cited in small.view(name).cited] for name in small.catalogue.entries}
    assert who == {
        "told": ["Teller, T."],
        "written": ["Writer, W."],
        "signed": ["Ours."],
        "unsigned": ["The publisher."],
        "theirs": ["Ours.", "Theirs, & Others."],
        "authored": ["Writer, W., & Mary Who.", "Writer, W., & Mary Who."],
    }


def test_the_bibliography_completes_a_publication(site):
    sources = """
-- content/references.yml --
references:
  - {id: book, type: book, title: Bogen selv, language: da, author: [{family: Hansen, given: H.}, {literal: En gruppe}], edition: "2", isbn: "978", doi: 10.1/x}
  - {id: page, type: webpage, title: About it, author: [{family: Reporter, given: R.}], url: "https://about.example/"}
"""
    publication = "editions: [{year: 2014, publishers: [{name: Forlaget}], reference: %s}]"
    small = site(sources + entry("publications/a", publication % "book", da="A") + entry("publications/b", publication % "page", da="B"))
    assert references(small.site, "a", "da")[2:] == [
        "Hansen, H., & En gruppe. (2014). Bogen selv (Edition 2). Forlaget. https://doi.org/10.1/x",
        "Hansen H, En gruppe. Bogen selv. Edition 2. Forlaget; 2014. doi:10.1/x",
    ]
    assert references(small.site, "b", "da")[2:] == [
        "Forlaget. (2014). B. https://about.example/",
        "Forlaget. B [Internet]. Forlaget; 2014. Available from: https://about.example/",
    ]


@pytest.mark.parametrize(
    ("stated", "shown"),
    [("1", "Version 1"), ("Version 1.1", "Version 1.1"), ("versjon 2", "Version 2"), ("v.3", "Version 3"), ("Versionen 2", "Versionen 2"), ("Draft", "Draft")],
)
def test_the_word_version_stands_once(stated: str, shown: str, site):
    small = site(entry("guidelines/g", f"document: {{title: {{en: T}}, version: '{stated}'}}", en="G"))
    assert references(small.site, "g", "en")[2:] == [f"T ({shown}). (n.d.).", f"T. {shown}. [date unknown]."]


def test_a_draft_is_not_cited(site):
    small = site(entry("articles/x", "status: draft\nkind: comment", en="X"))
    assert citing(small.catalogue.entries["x"], small.desk()) == ()
