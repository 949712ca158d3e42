"""PDF: the same bytes every time, from what was given and nothing else; and what a machine lacks is said."""

from __future__ import annotations

import hashlib
import importlib.abc
import os
import re
import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from portal_build.press import typesetter
from portal_build.press.typesetter import NotTypeset, Typesetter, read_typesetter
from tests.conftest import ROOT
from tests.unit.press.pictures import RED_DOT

ADDRESS = "https://portal.example/da/x/"
DAY = date(2026, 1, 15)
HTML = """<html lang="da"><head><title>Titlen</title></head><body><h1>Titlen</h1>
<p>Bløde <b>fede</b> <i>kursive</i> ord. Ҳамаи ҳарфҳои тоҷикӣ: ғӣқӯҳҷ.</p>{more}</body></html>"""


@pytest.fixture(scope="module")
def setter() -> Typesetter:
    assert typesetter.why_not() == ""
    return read_typesetter(ROOT / "theme")


def read(setter: Typesetter, more: str = "", files: dict[str, str] | None = None) -> PdfReader:
    return PdfReader(BytesIO(setter.pdf(HTML.format(more=more), ADDRESS, files or {}, DAY)))


def test_the_same_document_is_the_same_file(setter: Typesetter):
    first = setter.pdf(HTML, ADDRESS, {}, DAY)
    setter.pdf(HTML.format(more="<p>Another one.</p>"), ADDRESS, {}, DAY)
    assert setter.pdf(HTML, ADDRESS, {}, DAY) == first
    program = (
        "import hashlib, datetime; from pathlib import Path; from portal_build.press.typesetter import read_typesetter\n"
        f"print(hashlib.sha256(read_typesetter(Path('theme')).pdf({HTML!r}, {ADDRESS!r}, {{}}, datetime.date(2026, 1, 15))).hexdigest())"
    )
    env = {**os.environ, "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1"}
    elsewhere = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    assert elsewhere.stdout.strip() == hashlib.sha256(first).hexdigest()


def test_the_release_of_the_library_that_sets_lines_is_known():
    from weasyprint.text.ffi import pango

    version = pango.pango_version()
    assert typesetter.pango_release() == f"{version // 10000}.{version // 100 % 100}.{version % 100}"


def test_the_clock_is_put_back(setter: Typesetter, monkeypatch: pytest.MonkeyPatch):
    for before in ("5", None):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", before) if before else monkeypatch.delenv("SOURCE_DATE_EPOCH")
        setter.pdf(HTML, ADDRESS, {}, DAY)
        assert os.environ.get("SOURCE_DATE_EPOCH") == before


def test_letters_are_the_portals_own_and_embedded(setter: Typesetter):
    fonts = [font.get_object() for font in read(setter).pages[0]["/Resources"]["/Font"].values()]
    families = {re.sub(r"^/[A-Z]{6}\+|(-Bold|-Italic)?,?$", "", font["/BaseFont"]) for font in fonts}
    assert families == {"Source-Sans-3", "Source-Sans-3-Cyrillic", "Source-Sans-3-Cyrillic-Extended"}
    assert all("/FontFile2" in font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts)


def test_a_picture_that_was_given_is_shown(setter: Typesetter, tmp_path: Path):
    (tmp_path / "dot.png").write_bytes(RED_DOT)
    given = {"https://portal.example/files/x/dot%20%231.png": str(tmp_path / "dot.png")}
    shown = read(setter, '<p><img src="../../files/x/dot%20%231.png" alt="A dot"></p>', given)
    assert len(shown.pages[0].images) == 1


FORBIDDEN = {
    "another host": '<img src="https://elsewhere.invalid/x.png" alt="x">',
    "a file of the machine": '<img src="file://{dot}" alt="x">',
    "a file that is not the entry's": '<img src="../../files/y/dot.png" alt="x">',
    "an attachment": '<link rel="attachment" href="file://{dot}">',
    "a style": '<link rel="stylesheet" href="file://{dot}">',
}


@pytest.mark.parametrize("more", FORBIDDEN.values(), ids=FORBIDDEN)
def test_nothing_else_is_fetched(more: str, setter: Typesetter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("something was fetched")

    (tmp_path / "dot.png").write_bytes(RED_DOT)
    monkeypatch.setattr("weasyprint.urls.URLFetcher.open", refuse)
    made = read(setter, more.replace("{dot}", str(tmp_path / "dot.png")))
    assert list(made.pages[0].images) == []
    assert made.attachments == {}
    assert "Titlen" in made.pages[0].extract_text()


def test_what_goes_wrong_is_told(setter: Typesetter, monkeypatch: pytest.MonkeyPatch):
    def fail(*_: object, **__: object) -> bytes:
        raise ZeroDivisionError("no width")

    monkeypatch.setattr("weasyprint.HTML.write_pdf", fail)
    with pytest.raises(NotTypeset, match="ZeroDivisionError: no width"):
        setter.pdf(HTML, ADDRESS, {}, DAY)


class _Missing(importlib.abc.MetaPathFinder):
    def __init__(self, error: Exception) -> None:
        self.error = error

    def find_spec(self, name: str, *_: object) -> None:
        if name == "weasyprint":
            raise self.error


LACKING = {
    "the library": (ImportError("No module named 'weasyprint'"), "WeasyPrint is not installed: pip install 'portal-build[pdf]'"),
    "Pango": (OSError("cannot load library 'libpango-1.0-0'\nlong advice"), "(cannot load library 'libpango-1.0-0'). Debian: sudo apt-get install libpango"),
}


@pytest.mark.parametrize(("error", "said"), LACKING.values(), ids=LACKING)
def test_what_the_machine_lacks_is_said_with_its_remedy(error: Exception, said: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [_Missing(error), *sys.meta_path])
    assert said in typesetter.why_not.__wrapped__()
