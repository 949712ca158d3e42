"""Whatever stands in a file, there are diagnostics and never an exception."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal_build.catalogue import assemble
from portal_build.checks import check_all
from portal_build.model import COLLECTIONS
from portal_build.model.common import Audience
from portal_build.model.understand import understand
from portal_build.report import report
from portal_build.source.read import read_portal
from tests.sites_invalid.recipe import write_site

FILES = (
    "portal.yml",
    "references.yml",
    "vocabularies/glossary.yml",
    "vocabularies/scales/promise.yml",
    "methods/together/entry.yml",
    "methods/together/index.da.md",
    "methods/together/index.en.md",
    "articles/coffee/index.en.md",
)
# Pieces that mean something to one of the readers, so that what comes out is often nearly right.
PIECES = st.sampled_from(
    [": ", "- ", "\n", "\n  ", "---\n", "#", "## ", "{#aim}", "[", "](", ")", "![", "[@", "entry:", "claim:relapse-risk", "`", "```\n", "<b>", "&a ",
     "*a", "!!int ", "|\n", "null", "no", "1e9", "2026-02-30", "9999-12-31", "0001-01-01", "\t", "'", '"', "{", "}", "\ufeff", "\x00", "\u202e", "å", "𝔸",
     "https://[", "mailto:", "45 %", "!!! note", "    ", "translation:\n  from: da\n  state: draft\n", "published", "withdrawn", "-5", "1.5"]
)  # fmt: skip


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as patch:
        write_site("", folder, patch)
    yield folder / "content"


def problems_with(content: Path, name: str, data: bytes) -> None:
    path = content / name
    before = path.read_bytes()
    try:
        path.write_bytes(data)
        understood = understand(read_portal(content, COLLECTIONS), Audience.MEMBERS)
        if understood.data is None:
            assert understood.diagnostics
        else:
            found = check_all(assemble(understood, date(2026, 6, 1)), understood)
            lines = data.count(b"\n") + data.count(b"\r") + 2
            assert all(one.position.line <= lines for one in found if one.position.file == f"content/{name}")
            report(found, content.parent).encode()
    finally:
        path.write_bytes(before)


@given(name=st.sampled_from(FILES), data=st.binary(max_size=300))
@settings(deadline=None, max_examples=60)
def test_any_bytes(content: Path, name: str, data: bytes):
    problems_with(content, name, data)


@given(name=st.sampled_from(FILES), data=st.data())
@settings(deadline=None, max_examples=250)
def test_nearly_right(content: Path, name: str, data: st.DataObject):
    text = (content / name).read_text(encoding="utf-8")
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 30)))
        text = text[:start] + data.draw(st.one_of(PIECES, st.text(max_size=12))) + text[end:]
    problems_with(content, name, text.encode("utf-8", "surrogatepass"))


@given(body=st.lists(PIECES, max_size=40).map("".join))
@settings(deadline=None, max_examples=150)
def test_any_markdown(content: Path, body: str):
    problems_with(content, "articles/coffee/index.en.md", f"---\ntitle: Coffee\n---\n{body}".encode())
