"""References in APA and Vancouver: equal to what citeproc-py makes of the same works by the official styles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from portal_build.pages.citation_styles import apa, plain, vancouver
from portal_build.pages.works import Creator, Work
from portal_build.words import Words, read_words
from tests.conftest import ROOT
from tests.unit.pages.official_styles import official_apa, official_vancouver

LANGUAGES = ("en", "da", "nb", "nl")
TODAY = {"en": "2026 Nov 27", "da": "27. november 2026", "nb": "27. november 2026", "nl": "27 november 2026"}

BODY = Creator("Helsedirektoratet", is_body=True)
PERSON = Creator("Beckers", "T.J.A.")
PAGE = Work(
    "page-en",
    "webpage",
    "Støtte – men hvordan",
    "da",
    authors=(PERSON,),
    publishers=("Forlaget",),
    site="Viden om støtte",
    issued="2024-02-01",
    url="https://portal.example/da/artikler/page/",
)
REPORT = Work("report", "report", "Utredning og oppfølging", "nb", authors=(BODY,), publishers=("Helsedirektoratet",), issued="2013-06-01", number="1957")
PUBLISHED = replace(REPORT, authors=(PERSON,), url="https://report.example/")

WORKS = {
    "page of a person": PAGE,
    "page of a body": replace(PAGE, authors=(Creator("Forlaget", is_body=True),)),
    "page of the site's own": replace(PAGE, authors=(Creator("Viden om støtte", is_body=True),)),
    "page with a remark": replace(PAGE, remark="Withdrawn on 10 September 2025; translated from Dutch"),
    "page that asks": replace(PAGE, title="Støtte – men hvordan?"),
    "page since a month": replace(PAGE, issued="2024-02"),
    "page since a year": replace(PAGE, issued="2024"),
    "report of its publisher": REPORT,
    "report of a person": PUBLISHED,
    "report with letters in its number": replace(PUBLISHED, number="IS-1957"),
    "report with a version": replace(PUBLISHED, version="1.1"),
    "report with a version in words": replace(PUBLISHED, version="Consultation draft", number=""),
    "report with a DOI": replace(REPORT, doi="10.1234/guideline"),
    "report with DOI and address": replace(PUBLISHED, doi="10.1234/guideline"),
    "report with an editor": replace(REPORT, authors=(), editors=(Creator("Editorname", "E."),)),
    "report with editors": replace(REPORT, authors=(), editors=(Creator("Editorname", "E."), Creator("Other", "O."))),
    "report of two publishers": replace(REPORT, authors=(BODY, Creator("FHI", is_body=True)), publishers=("Helsedirektoratet", "FHI")),
    "report of two publishers and a person": replace(PUBLISHED, publishers=("Helsedirektoratet", "FHI")),
    "report with nothing but a title and a year": Work("bare", "report", "A title", "en", issued="2013"),
    "book": replace(PUBLISHED, type="book", number="", edition="3rd revised edition"),
}


def words(language: str) -> Words:
    return read_words(ROOT / "theme" / "locales", language)


def read_today(work: Work, language: str) -> str:
    """The reference in Vancouver with its date of access filled in, as the script does."""
    return "".join(piece.text.replace("{date}", TODAY[language]) for piece in vancouver(work, words(language)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("work", WORKS.values(), ids=WORKS)
def test_apa_equals_the_official_style(work: Work, language: str):
    assert plain(apa(work, words(language))) == official_apa(work, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("work", WORKS.values(), ids=WORKS)
def test_vancouver_equals_the_official_style(work: Work, language: str):
    assert read_today(work, language) == official_vancouver(work, language)


NAMES = {
    "two": (PERSON, Creator("Brands", "R.")),
    "written out": (Creator("Jensen", "Hans Christian"),),
    "hyphen": (Creator("Sartre", "Jean-Paul"),),
    "one name": (Creator("Ria Brands"),),
    "Tajik": (Creator("Ҷӯраев", "Ҷ."), Creator("Ҳасанова", "Қ.")),
    "accents": (Creator("Ås", "Ø."), Creator("Æbelø", "Åse")),
    "body and person": (BODY, PERSON),
    "six": tuple(Creator(f"Name{number}", "N.") for number in range(6)),
    "seven": tuple(Creator(f"Name{number}", "N.") for number in range(7)),
    "twenty": tuple(Creator(f"Name{number}", "N.") for number in range(20)),
    "twenty-one": tuple(Creator(f"Name{number}", "N.") for number in range(21)),
}


@pytest.mark.parametrize("names", NAMES.values(), ids=NAMES)
def test_names_equal_those_of_the_official_styles(names: tuple[Creator, ...]):
    work = replace(REPORT, authors=names)
    assert plain(apa(work, words("en"))) == official_apa(work, "en")
    assert read_today(work, "en") == official_vancouver(work, "en")


@pytest.mark.parametrize(
    ("given", "in_apa", "in_vancouver"),
    [
        # citeproc-py takes these for one name, loses the hyphen, and makes initials of particles.
        ("TJA", "X, T. J. A.", "X TJA"),
        ("J.-P.", "X, J.-P.", "X JP"),
        ("A. van den", "X, A. van den.", "X A van den"),
        ("- .", "X.", "X"),
        ("", "X.", "X"),
    ],
)
def test_given_names(given: str, in_apa: str, in_vancouver: str):
    work = replace(REPORT, authors=(Creator("X", given),))
    assert plain(apa(work, words("en"))).partition(" (2013)")[0] == in_apa
    assert read_today(work, "en").partition(". Utredning")[0] == in_vancouver
