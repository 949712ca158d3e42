"""The PDF of guidelines and publications on whole sites: where they lie, what they say, and whether programs can follow them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from portal_build import mkdocs_plugin
from tests.sites.built import Page, pages_of
from tests.small_site import entry, write_site
from tests.test_mkdocs_build import MKDOCS_YML

OF_THE_BASE = 2
"""Problems in what every small site has: two terms without a definition."""
GUIDE = entry(
    "guidelines/guide",
    "published: 2024-02-01\ndocument: {title: {en: The title as printed}}",
    en="A guideline\n## Introduction {#introduction}\n\nText.",
)


@pytest.fixture(params=["reference_site", "full_site"])
def built(request: pytest.FixtureRequest) -> Path:
    """Each of the two whole sites."""
    return request.getfixturevalue(request.param)


def offered(site: Path) -> Iterator[tuple[Page, Path]]:
    """Each page that offers a PDF, and the file."""
    for page in pages_of(site).values():
        for tag in page.tags:
            if tag.attributes.get("type") == "application/pdf" and tag.name == "a" and "p-button" in tag.attributes.get("class", ""):
                yield page, site / page.address / tag.attributes["href"]


def elements(node: Any, name: str = "") -> Iterator[dict[str, Any]]:
    """The structure elements below a node of the tree, in reading order; of one type if it is named."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        element = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(element, dict) and "/S" in element:
            if name in ("", element["/S"]):
                yield element
            yield from elements(element, name)


def test_guidelines_and_publications_offer_theirs_and_nothing_else_does(built: Path):
    documents = {address for address, page in pages_of(built).items() if any(re.search(r"p-entry--(guideline|publication)", tag.attributes.get("class", "")) for tag in page.tags)}
    assert {page.address for page, _ in offered(built)} == documents
    assert len(documents) >= 3
    own = {path for _, path in offered(built)}
    assert {path for path in built.rglob("*.pdf") if "files" not in path.parts} == own


def test_programs_can_follow_it(built: Path):
    """What PDF/UA-1 asks for, as far as it can be seen from outside."""
    wrong = []
    for page, path in offered(built):
        reader = PdfReader(path)
        root = reader.root_object
        wrong += [
            f"{page.address}: {fault}"
            for fault, is_so in {
                "is not tagged": not root["/MarkInfo"]["/Marked"].value,
                "has another language": root["/Lang"] != page.language,
                "has no title in the window's bar": not root["/ViewerPreferences"]["/DisplayDocTitle"].value,
                "is not called like its page": reader.metadata.title != heading(built, page),
                "does not claim to be PDF/UA-1": b'pdfuaid:part="1"' not in root["/Metadata"].get_object().get_data(),
                "has a picture without words": any("/Alt" not in one for one in elements(root["/StructTreeRoot"], "/Figure")),
                "has a link without words": any("/Contents" not in link for sheet in reader.pages for link in annotations(sheet)),
                "skips a level of headings": not_in_steps([int(one["/S"][2]) for one in elements(root["/StructTreeRoot"]) if re.fullmatch(r"/H\d", one["/S"])]),
                "has cells without headers": any("/Headers" not in one["/A"] or not one["/A"]["/Headers"] for one in elements(root["/StructTreeRoot"], "/TD")),
                "leaves marked content out of the tree": any(unmarked(sheet) for sheet in reader.pages),
            }.items()
            if is_so
        ]
    assert wrong == []


def heading(site: Path, page: Page) -> str:
    found = re.search(r"<h1>(.*?)</h1>", (site / page.address / "index.html").read_text(encoding="utf-8"))
    assert found
    return unescape(found[1])


def annotations(sheet: Any) -> list[dict[str, Any]]:
    return [one.get_object() for one in sheet.get("/Annots", [])]


def not_in_steps(levels: list[int]) -> bool:
    return levels[:1] != [1] or levels.count(1) != 1 or any(after > before + 1 for before, after in zip(levels, levels[1:], strict=False))


def unmarked(sheet: Any) -> bool:
    """Whether there is a piece of text that belongs to no element."""
    drawn = sheet.get_contents().get_data()
    return len(re.findall(rb"\bBT\b", drawn)) != len(re.findall(rb"\bBDC\b", drawn))


def test_it_says_everything_that_its_page_says(full_site: Path):
    """Every word of the page's facts and sections, in whatever lines."""
    for page, path in offered(full_site):
        printed = letters(" ".join(sheet.extract_text() for sheet in PdfReader(path).pages))
        html = (full_site / page.address / "index.html").read_text(encoding="utf-8")
        entry = re.sub(r"<dialog.*?</dialog>", "", html[html.index("<article") : html.index("</article>")], flags=re.DOTALL)
        # Files for reference managers are fetched from the page.
        entry = re.sub(r'<p class="p-label">[^<]*</p>\s*<ul class="p-citing__files">', "<ul>", entry)
        said = re.findall(r"<(h1|h2|dt|dd|p)\b[^>]*>(.*?)</\1>", entry, re.DOTALL)
        lost = [text for _, text in said if letters(plain(text)) not in printed]
        # The page marks what is empty by a sign as well as by words.
        assert [text for text in lost if 'aria-hidden="true">-' not in text] == []
        assert len(said) > 20


def plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def built_with(options: str, project: Path, caplog: pytest.LogCaptureFixture) -> tuple[int, list[str], str]:
    """Problems of a build with options of the plugin, what it said of PDF, and the guideline's page."""
    write_site(project, f"{GUIDE}-- mkdocs.yml --{MKDOCS_YML}      {options}\n")
    caplog.clear()
    problems = mkdocs_plugin.build_site(project / "mkdocs.yml", project / "site")
    said = [record.getMessage() for record in caplog.records if "PDF" in record.getMessage()]
    return problems, said, (project / "site/en/guidelines/guide/index.html").read_text(encoding="utf-8")


def test_without_the_library_the_build_says_so_once_and_offers_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture):
    monkeypatch.setattr(mkdocs_plugin, "why_not", lambda: "WeasyPrint is not installed")
    caplog.set_level("INFO", logger="mkdocs")
    problems, said, page = built_with("", tmp_path, caplog)
    assert (problems, said) == (OF_THE_BASE, ["PDF files of guidelines and publications are left out. WeasyPrint is not installed."])
    assert "application/pdf" not in page
    assert list((tmp_path / "site").rglob("*.pdf")) == []


def test_whoever_wants_none_is_not_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture):
    monkeypatch.setattr(mkdocs_plugin, "why_not", lambda: pytest.fail("looked for the library"))
    caplog.set_level("INFO", logger="mkdocs")
    problems, said, page = built_with("pdf: false", tmp_path, caplog)
    assert (problems, said, "application/pdf" in page) == (OF_THE_BASE, [], False)


def not_set(*_: object, **__: object) -> bytes:
    raise ZeroDivisionError("no width")


def test_one_that_fails_is_told_and_the_site_is_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture):
    monkeypatch.setattr("weasyprint.HTML.write_pdf", not_set)
    problems, said, page = built_with("", tmp_path, caplog)
    assert said == ["`en/guidelines/guide/` is not offered as PDF, which could not be made. ZeroDivisionError: no width"]
    assert built_with("", tmp_path, caplog) == (problems, said, page), "it is tried again, though nothing has changed"
    assert (problems, "application/pdf" in page) == (OF_THE_BASE, False)


def test_what_one_build_leaves_out_does_not_stay_with_the_next_of_its_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture):
    caplog.set_level("INFO", logger="mkdocs")
    with monkeypatch.context() as patch:
        patch.setattr("weasyprint.HTML.write_pdf", not_set)
        built_with("", tmp_path / "failed", caplog)
    built_with("", tmp_path / "whole", caplog)
    mkdocs_plugin.build_site(tmp_path / "whole/mkdocs.yml", tmp_path / "whole/site")
    assert caplog.records[-1].getMessage() == "Nothing has changed since the site was built"
