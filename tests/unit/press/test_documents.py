"""Guidelines and publications as PDF: what the page says, in its language, with what paper needs."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from portal_build.assets import read_assets
from portal_build.press.layouts import Layouts, read_layouts
from portal_build.outputs.files import File
from portal_build.press.sheets import Sheet, Tools, sheets
from portal_build.press.typesetter import NotTypeset, Typesetter, read_typesetter
from portal_build.press.workers import Workers
from tests.conftest import ROOT
from tests.small_site import SmallSite, entry, write_site
from tests.unit.press.pictures import RED_DOT

FACTS = """
published: 2024-02-01
changes: [{date: 2024-05-06, kind: major, note: {en: More is known.}}]
document: {title: {en: The title as printed}, version: "2.1", isbn: "9788280812421", publishers: [{name: The directorate}], published: 2013-06}
chapters: [{id: walking, number: "01", recommendations: [walk]}]
recommendations: [walk]
references: [first-source]
"""
TEXT = """---
title: A guideline
lead: What it says.
---

## Introduction {#introduction}

Said somewhere [@second-source].

![Two people walking](walk.png)

## Walking together {#walking}

A [walk](entry:walk) a day.
"""
DANISH = "---\ntitle: En retningslinje\ntranslation: {from: en, state: machine}\n---\n## Indledning {#introduction}\n\nTekst."
ARCHIVE = (
    entry("guidelines/guide", FACTS, en=TEXT, da=DANISH)
    + entry("recommendations/walk", "published: 2024-02-01\npart_of: guide\nnumber: '1'", en="Walk every day\n## Recommendation {#recommendation}\n\nWalk.")
    + entry("publications/gone", "published: 2016-01-01\nstatus: withdrawn\nwithdrawn: {date: 2024-02-01, reason: {en: It was wrong.}}\neditions: [{year: 2016, publishers: [{name: A publisher}]}]", en="Gone\n## Summary {#summary}\n\nText.")
)  # fmt: skip


@cache
def layouts() -> Layouts:
    return read_layouts(ROOT / "theme", Path(str(files("material") / "templates")), assets=read_assets(ROOT / "theme")[0])


@cache
def typesetter() -> Typesetter:
    return read_typesetter(ROOT / "theme")


def made(small: SmallSite, with_pdf: bool = True) -> dict[str, Sheet]:
    plans = [plan for plan in small.plans if plan.is_document]
    return dict(zip((plan.address for plan in plans), sheets(small.site, plans, Tools(layouts(), typesetter() if with_pdf else None), Workers()), strict=True))


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Sheet]:
    """The sheets of guidelines and publications, by address."""
    return made(SmallSite(write_site(tmp_path_factory.mktemp("documents"), ARCHIVE)))


def pdf_of(sheet: Sheet) -> list[File]:
    return [file for file in sheet.files if file.path.endswith(".pdf")]


def reader_of(sheet: Sheet) -> PdfReader:
    return PdfReader(BytesIO(pdf_of(sheet)[0].data))


def text_of(sheet: Sheet, *pages: int) -> str:
    """The letters of pages of the PDF, whatever lines they were broken into."""
    return squeezed(" ".join(reader_of(sheet).pages[page].extract_text() for page in pages))


def squeezed(text: str) -> str:
    return re.sub(r"[\s-]+", "", text)


def test_where_it_lies_and_how_its_page_offers_it(documents: dict[str, Sheet]):
    sheet = documents["en/guidelines/guide/"]
    [file] = pdf_of(sheet)
    assert file.path == "en/guidelines/guide/guide-en.pdf"
    offer = re.search(r'<a class="p-button" href="guide-en.pdf" type="application/pdf">.*?</span>(PDF, (\d+) kB)</a>', sheet.html, re.DOTALL)
    assert offer and int(offer[2]) == round(len(file.data) / 1000)


def test_without_a_typesetter_there_is_no_file_and_no_offer(site):
    sheet = made(site(ARCHIVE), with_pdf=False)["en/guidelines/guide/"]
    assert (pdf_of(sheet), sheet.trouble) == ([], "")
    assert "application/pdf" not in sheet.html


def test_other_entries_have_none(site):
    assert [plan.address for plan in site(ARCHIVE).plans if plan.is_document] == [
        *("en/guidelines/guide/", "en/publications/gone/", "da/retningslinjer/guide/"),
    ]


def test_what_its_sheets_say(documents: dict[str, Sheet]):
    sheet = documents["en/guidelines/guide/"]
    foot = "Version: 2.1 · Updated: 6 May 2024 https://portal.example/en/guidelines/guide/"
    assert text_of(sheet, 0) == squeezed(
        "The portal Guideline A guideline What it says. Over five years old What this page describes is from June 2013, more than five years ago."
        " Check whether there is newer knowledge. Facts Version 2.1 Published 1 February 2024 Updated 6 May 2024 Published by The publisher"
        f" Address https://portal.example/en/guidelines/guide/ Licence https://creativecommons.org/licenses/by/4.0/ {foot} 1/4"
    )
    foot = f"A guideline {foot}"
    assert text_of(sheet, 1) == squeezed(
        f"Contents Introduction 3 01 Walking together 3 Recommendations 3 Bibliographic facts 3 References 3 History 4 Cite this page 4 {foot} 2/4"
    )
    # The picture is not there, so its words are; the numbers of sources stand beside the lines.
    assert text_of(sheet, 2) == squeezed(
        "Introduction Said somewhere 1. Two people walking 01 Walking together A walk a day. Recommendation in this chapter"
        " 1 Walk every day Recommendations 1 Walk every day Bibliographic facts Original title The title as printed English title not stated"
        " Version 2.1 Status not stated Publisher’s number not stated ISBN 9788280812421 DOI not stated Date of revision not stated"
        " Next revision not stated Date of publication June 2013 Date of expiry not stated Publishers The directorate Editors not stated"
        " Type of publication not stated References Hansen, H. (May 2021). Den anden kilde. 1. "
        f" {foot} 3/4"
    )
    assert text_of(sheet, 3) == squeezed(
        "A publisher (2020). The first source. first.example/ History 6 May 2024 Changed More is known. 1 February 2024 Published"
        f" About this page First written in English Status published For everybody Id of this entry guide For reuse This entry as data (JSON)"
        " Cite this page Cite the page for what this portal says, and the work itself for what the work says."
        " This page APA The publisher. (2024, May 6). A guideline. The portal. https://portal.example/en/guidelines/guide/"
        " Vancouver The publisher. The portal [Internet]. The publisher; 2024 Feb 1 [updated 2024 May 6]. A guideline. Available from:"
        " https://portal.example/en/guidelines/guide/"
        f" The guideline itself APA The directorate. (2013). The title as printed (Version 2.1). Vancouver The directorate. The title as printed. Version 2.1."
        f" The directorate; 2013 Jun. 2. {foot} 4/4"
    )


def test_the_title_page_says_that_a_machine_translated_it(documents: dict[str, Sheet]):
    sheet = documents["da/retningslinjer/guide/"]
    assert squeezed("This text was translated from engelsk by a machine and has not been reviewed.") in text_of(sheet, 0)
    assert all(squeezed("Please note: Machine translation") in text_of(sheet, page) for page in range(len(reader_of(sheet).pages)))
    assert reader_of(sheet).root_object["/Lang"] == "da"


def test_the_title_page_says_that_it_was_withdrawn(documents: dict[str, Sheet]):
    sheet = documents["en/publications/gone/"]
    assert squeezed("Withdrawn Withdrawn on 1 February 2024. It was wrong.") in text_of(sheet, 0)
    assert squeezed("Edition: 2016 · Published: 1 January 2016 · Please note: Withdrawn") in text_of(sheet, 1)


def test_what_its_file_says_of_itself(documents: dict[str, Sheet]):
    reader = reader_of(documents["en/guidelines/guide/"])
    about = reader.metadata
    assert (about.title, about.author, about.subject) == ("A guideline", "The directorate", "What it says.")
    assert (about["/CreationDate"], about["/ModDate"]) == ("D:20240201", "D:20240506")
    assert [(one.title, reader.get_destination_page_number(one)) for one in reader.outline if not isinstance(one, list)][:2] == [("Contents", 1), ("Introduction", 2)]


def test_what_cannot_be_made_is_told_and_not_offered(site, monkeypatch: pytest.MonkeyPatch):
    def fail(*_: object) -> bytes:
        raise NotTypeset("no room")

    monkeypatch.setattr(Typesetter, "pdf", fail)
    sheet = made(site(ARCHIVE))["en/guidelines/guide/"]
    assert (pdf_of(sheet), sheet.trouble) == ([], "no room")
    assert "application/pdf" not in sheet.html
    assert "Walking together" in sheet.html


def test_the_layout_asks_for_nothing_that_the_typesetter_does_not_know(site, caplog: pytest.LogCaptureFixture):
    """Such as bad style, a picture without words, an anchor that is nowhere."""
    small = site(ARCHIVE)
    (small.project / "content/guidelines/guide/walk.png").write_bytes(RED_DOT)
    sheet = made(small)["en/guidelines/guide/"]
    assert len(reader_of(sheet).pages[2].images) == 1
    assert [record.getMessage() for record in caplog.records if record.name == "weasyprint"] == []
