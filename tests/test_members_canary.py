"""Nothing of members' entries and of drafts gets into a site for the public: no word of any field, no name, no number, no day."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import brotli
import cbor2
import pytest
from pypdf import PdfReader
from pypdf.errors import PdfReadError

from portal_build.editing.fields import every_field
from portal_build.mkdocs_plugin import build_site
from portal_build.model import TYPES
from portal_build.model.reference_data import Source
from portal_build.model.text import TextFacts
from tests.every_field import IN_A_TEXT, REFERENCE_DATA, SHARED, WORDLESS, Filling, words_of
from tests.keeping import keep_all
from tests.small_site import BASE, entry, write_site
from tests.test_mkdocs_build import MKDOCS_YML

MEMBERS, WITHDRAWN = Filling("qmem", 1), Filling("qwit", 2001)
"""What members read, and what was taken back from them."""
DRAFT, MEMBERS_DRAFT = Filling("qdra", 4001), Filling("qmdr", 6001)
"""What nobody reads yet."""
NOWHERE_SHOWN = {("Translation", "source_hash"), *SHARED}
"""What no site shows, and what has no word of its own."""
KEPT = {"audience": "members", "status": "published"}, {"audience": "members", "status": "withdrawn"}
HIDDEN = {"audience": "public", "status": "draft"}, {"audience": "members", "status": "draft"}


@cache
def archive() -> str:
    """Entries of every kind that the public must not see, and a page for everybody that names them."""
    entries = MEMBERS.archive(**KEPT[0]) + WITHDRAWN.archive(**KEPT[1]) + DRAFT.archive(**HIDDEN[0]) + MEMBERS_DRAFT.archive(**HIDDEN[1])
    fillings = (MEMBERS, WITHDRAWN, DRAFT, MEMBERS_DRAFT)
    named = ", ".join(one for filling in fillings for one in filling.ids.values())
    sources = BASE.partition("-- content/references.yml --")[2].partition("-- content/vocabularies/topics.yml --")[0]
    sources += "".join(filling.source_line() for filling in fillings)
    pins = "".join(f"  - {{language: en, queries: [{filling.mark}pinned], entries: [{filling.ids['article']}]}}\n" for filling in fillings)
    links = " ".join(f"[](entry:{one}) and [words](entry:{one})." for filling in fillings for one in filling.ids.values())
    return (
        f"{REFERENCE_DATA}{entries}-- content/references.yml --{sources}-- content/search.yml --\npinned:\n{pins}"
        "-- content/vocabularies/glossary.yml --\ntitle: {en: Glossary}\nversion: '1'\nconcepts:\n"
        f"  - {{id: recovery, prefLabel: {{en: recovery}}, definition: {{en: A good life.}}, see: [{named}]}}\n"
        + entry("articles/open", f"published: 2024-01-01\nkind: comment\nrelated: [{named}]", en=f"For everybody\nOpen words. {links}")
        + f"-- mkdocs.yml --{MKDOCS_YML}"
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("canary"), archive())


@pytest.fixture(scope="module", autouse=True)
def all_kept() -> Iterator[None]:
    """Entries in which everything is filled in contradict themselves. They are kept all the same: what hides them is to be nothing else."""
    with pytest.MonkeyPatch.context() as patch:
        keep_all(patch)
        yield


@pytest.fixture(scope="module")
def public(project: Path) -> set[str]:
    """The canaries on the site as the public gets it."""
    build_site(project / "mkdocs.yml", project / "public", audience="public")
    assert "Open words." in (project / "public/en/articles/open/index.html").read_text(encoding="utf-8")
    return canaries(project / "public")


@pytest.fixture(scope="module")
def members(project: Path) -> set[str]:
    """The canaries on the site as members get it."""
    build_site(project / "mkdocs.yml", project / "members", audience="members", pdf=False)
    return canaries(project / "members")


_CANARY = re.compile(rb"q(?:mem|wit|dra|mdr)(?:\d{4}zx|pinned)|\b1[67]\d\d-\d\d-\d\d\b|\b7100\d{4}\b|\bf{5,9}[0-9a-f]{3,7}\b", re.IGNORECASE)


def canaries(site: Path) -> set[str]:
    """All canaries in the files of a site and in their names."""
    return {found.decode().lower() for path in site.rglob("*") for data in opened(path, site) for found in _CANARY.findall(data)}


def opened(path: Path, site: Path) -> Iterator[bytes]:
    """The name of a file, and what it holds in every form."""
    yield path.relative_to(site).as_posix().encode()
    if path.is_file():
        yield from unpacked(path.read_bytes(), path.name)


def unpacked(data: bytes, name: str) -> Iterator[bytes]:
    """What a file holds, and what is packed in it."""
    yield data
    if data.startswith(b"\x1f\x8b"):
        yield from unpacked(gzip.decompress(data), name)
    elif name.endswith(".br"):
        yield from unpacked(brotli.decompress(data), name.removesuffix(".br"))
    elif data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for item in packed.infolist():
                yield item.filename.encode()
                yield from unpacked(packed.read(item), item.filename)
    elif name.endswith((".pf_index", ".pf_meta", ".pf_filter")):
        yield repr(cbor2.loads(data.removeprefix(b"pagefind_dcd"))).encode()
    elif data.startswith(b"%PDF"):
        yield from _of_pdf(data)


def _of_pdf(data: bytes) -> Iterator[bytes]:
    try:
        reader = PdfReader(io.BytesIO(data))
        yield from ("".join(page.extract_text().split()).encode() for page in reader.pages)
        yield repr(reader.metadata).encode()
    except PdfReadError:
        # A file that only calls itself a PDF, of which all was looked at already.
        return


def test_every_field_and_every_place_in_a_text_has_a_canary():
    archive()
    fields = [one for one in every_field(*TYPES.values(), TextFacts, Source) if not (one.fields or one.kind in WORDLESS)]
    assert len(fields) > 120
    for filling in (MEMBERS, WITHDRAWN, DRAFT, MEMBERS_DRAFT):
        assert len(words_of([filling])) > 500
        assert [(one.owner, one.name) for one in fields if not filling.said.get((one.owner, one.name))] == []
        assert [place for place, form in IN_A_TEXT.items() if "{}" in form and ("text", place) not in filling.said] == []


def test_none_is_on_the_site_for_the_public(public: set[str]):
    assert public == set()


def test_none_gets_there_from_what_a_build_for_members_kept(project: Path, members: set[str]):
    assert members
    build_site(project / "mkdocs.yml", project / "public-again", audience="public")
    assert canaries(project / "public-again") == set()


def test_members_find_what_is_theirs_and_no_draft(members: set[str]):
    """Were a canary lost on the way to a site, the test above would pass without it."""
    lost = [{place for place, words in filling.said.items() if members.isdisjoint(words)} for filling in (MEMBERS, WITHDRAWN)]
    assert lost[0] & lost[1] == NOWHERE_SHOWN
    assert members & words_of([DRAFT, MEMBERS_DRAFT]) == set()
