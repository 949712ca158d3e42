"""Whatever `portal check` says of an attack: on the site it is words, and in files for programs it is a value."""

from __future__ import annotations

import json
import re
from pathlib import Path

import bibtexparser
import pytest
from defusedxml import ElementTree
from icalendar import Calendar

from tests.attacks.corpus import FILES, OBJECTS, PRODUCT, RUN, SCRIPT, WORDS
from tests.attacks.seen import runs
from tests.sites.built import Page, pages_of

@pytest.fixture(scope="module")
def pages(attacked_site: Path) -> dict[str, Page]:
    # What lies beside an entry is only there because nothing was left out.
    return {address: page for address, page in pages_of(attacked_site).items() if not address.startswith("files/")}


def files(site: Path, *endings: str) -> list[Path]:
    found = [path for path in sorted(site.rglob("*")) if path.name.endswith(endings) and "assets" not in path.parts and "pagefind" not in path.parts]
    assert found
    return found


def test_every_word_is_shown_as_it_is(pages: dict[str, Page]):
    shown = "\n".join(page.text for page in pages.values())
    assert [name for name, words in WORDS.items() if " ".join(words.split()) not in shown] == []
    assert len([page for page in pages if page.startswith("en/articles/t-")]) > 60


def test_nothing_on_a_page_runs_and_nothing_is_fetched_from_elsewhere(pages: dict[str, Page]):
    assert [one for page in pages.values() for one in runs(page)] == []


def test_no_id_of_content_stands_twice_or_takes_the_place_of_one_of_the_page(pages: dict[str, Page]):
    twice = {page.address: {name for name in page.ids if page.ids.count(name) > 1} for page in pages.values()}
    assert {address: ids for address, ids in twice.items() if ids} == {}
    page = pages["en/articles/t-id-of-the-page/"]
    assert [name for name in page.ids if name.startswith("text-")] == ["text-main", "text-p-search-box", "text-p-print-dialog"]


def test_entries_with_the_names_of_objects_have_pages(pages: dict[str, Page]):
    assert [name for name in OBJECTS if f"en/articles/{name}/" not in pages] == []


def test_no_template_is_evaluated(attacked_site: Path):
    found = [str(path) for path in files(attacked_site, ".html", ".json", ".xml", ".ics", ".bib", ".ris", ".ttl", ".jsonld", ".txt") if PRODUCT in path.read_text(encoding="utf-8")]
    assert found == []


def test_files_for_programs_can_be_read_whatever_is_in_them(attacked_site: Path):
    for path in files(attacked_site, ".json", ".jsonld"):
        json.loads(path.read_text(encoding="utf-8"))
    for path in files(attacked_site, ".xml"):
        ElementTree.fromstring(path.read_bytes())


def test_a_feed_brings_no_script_into_a_reader(attacked_site: Path):
    for path in files(attacked_site, "feed.xml"):
        for content in ElementTree.fromstring(path.read_bytes()).iter("{http://www.w3.org/2005/Atom}content"):
            assert not re.search(r"<(?:script|img [^>]*onerror|svg|iframe|style)|<[^>]* on\w+=|javascript:[^<\"]*\"", re.sub(r'="[^"]*"', '=""', content.text or ""))


def test_a_calendar_has_its_events_and_no_other_lines(attacked_site: Path):
    for path in files(attacked_site, ".ics"):
        calendar = Calendar.from_ical(path.read_bytes())
        assert len(calendar.walk("VEVENT")) >= 1
        assert [event for event in calendar.walk("VEVENT") if "attendee" in event or not event["url"].startswith("https://portal.example/")] == []
        if path.name != "calendar.ics":
            assert len(re.findall("^BEGIN:VEVENT", path.read_text(encoding="utf-8"), re.MULTILINE)) == 1


def test_a_work_to_cite_is_one_work(attacked_site: Path):
    for path in files(attacked_site, ".bib"):
        library = bibtexparser.parse_string(path.read_text(encoding="utf-8"))
        assert (len(library.entries), library.failed_blocks, library.comments) == (1, [], []), path
    for path in files(attacked_site, ".ris"):
        lines = path.read_bytes().decode().split("\r\n")
        assert [line for line in lines if not re.match(r"[A-Z][A-Z0-9]  - |$", line) or "\n" in line] == []
        assert [line[:2] for line in lines].count("TY") == [line[:2] for line in lines].count("ER") == 1


def test_no_file_that_was_refused_is_handed_out(portal: Path, tmp_path: Path):
    """On the site as it really is built, without those that are refused; what a site that kept them had would say nothing."""
    from portal_build.mkdocs_plugin import build_site

    build_site(portal / "mkdocs.yml", tmp_path / "site", pdf=False)
    handed_out = {path.name for path in (tmp_path / "site").rglob("*")}
    assert {name for name, _ in FILES.values()} & handed_out == set()
    assert not [path for path in (tmp_path / "site").rglob("*") if not path.resolve().is_relative_to((tmp_path / "site").resolve())]


def test_data_in_a_page_ends_where_it_ends(attacked_site: Path):
    for path in files(attacked_site, ".html"):
        for data in re.findall(r'<script type="application/(?:ld\+)?json"[^>]*>(.*?)</script>', path.read_text(encoding="utf-8"), re.DOTALL):
            json.loads(data)
            assert "<!--" not in data and "<script" not in data


def test_the_corpus_would_run_if_it_were_let():
    """Were the words harmless in themselves, nothing here could fail."""
    assert RUN in SCRIPT and sum(RUN in words for words in WORDS.values()) > 10
