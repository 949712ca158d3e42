"""Bundles: what is written, what it holds, and what is said when it cannot be."""

from __future__ import annotations

import gzip
import json
import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from portal_build.publish.write import SiteFolder
from portal_build.search import bundle
from portal_build.search.bundle import Bundles, SearchFailed
from portal_build.search.records import HiddenText, RecordSection, SearchPage, to_page
from portal_build.search.shard import UnknownForm
from tests.unit.search import examples
from tests.unit.search.examples import BARE, ENGLISH, METHOD, write_bundles

RECORDS = [METHOD, BARE, ENGLISH]
LANGUAGES = ["da", "en", "tg"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    assert write_bundles(RECORDS, folder, LANGUAGES) == {"da": 2, "en": 1, "tg": 0}
    return folder


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the pages for Pagefind stand for a while."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def entry(site: Path, language: str) -> Any:
    return json.loads((site / language / "pagefind/pagefind-entry.json").read_text(encoding="utf-8"))


def unpack(file: Path) -> bytes:
    return gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd")


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_bundle_holds_what_our_interface_needs_and_no_more(site: Path) -> None:
    names = sorted(re.sub(r"_[0-9a-f]+\.", "_HASH.", name) for name in contents(site / "da"))
    assert names == [
        "pagefind/filter/da_HASH.pf_filter",
        "pagefind/filter/da_HASH.pf_filter",
        "pagefind/filter/da_HASH.pf_filter",
        "pagefind/fragment/da_HASH.pf_fragment",
        "pagefind/fragment/da_HASH.pf_fragment",
        "pagefind/index/da_HASH.pf_index",
        "pagefind/pagefind-entry.json",
        "pagefind/pagefind.da_HASH.pf_meta",
        "pagefind/pagefind.js",
        "pagefind/wasm.da.pagefind",
        "search/lexicon.txt",
    ]


def test_each_language_has_a_bundle_of_its_own_records(site: Path) -> None:
    found = {language: entry(site, language)["languages"] for language in LANGUAGES}
    assert {language: list(known) for language, known in found.items()} == {"da": ["da"], "en": ["en"], "tg": ["tg"]}
    assert [found[language][language]["page_count"] for language in ("da", "en")] == [2, 1]
    assert [found[language][language]["wasm"] for language in LANGUAGES] == ["da", "en", None]


def test_a_result_knows_its_address_sections_facets_and_date(site: Path) -> None:
    (fragment,) = (site / "en/pagefind/fragment").iterdir()
    assert json.loads(unpack(fragment)) == {
        "url": "/en/methods/sammen-om-min-vej/",
        "content": "Together on my way. En forløbspartner hjælper borgeren. Kort fortalt. Støtte på tværs.",
        "word_count": 13,
        "filters": {"type": ["method"], "topic": ["social-networks", "recovery"], "target_group": ["paaroerende"]},
        "meta": {"title": "Together on my way", "lead": "En forløbspartner hjælper borgeren."},
        "anchors": [
            {"element": "time", "id": "2020-02-07", "text": "", "location": 8},
            {"element": "h2", "id": "in-brief", "text": "Kort fortalt", "location": 8},
        ],
    }


def test_the_entry_leads_to_files_that_exist(site: Path) -> None:
    for language in LANGUAGES:
        folder = site / language / "pagefind"
        meta = unpack(folder / f"pagefind.{entry(site, language)['languages'][language]['hash']}.pf_meta")
        parts = [*folder.glob("filter/*"), *folder.glob("index/*"), *folder.glob("fragment/*")]
        assert parts and all(part.stem.encode() in meta for part in parts)


def test_a_language_without_records_has_a_bundle_in_which_nobody_finds_anything(site: Path) -> None:
    (fragment,) = (site / "tg/pagefind/fragment").iterdir()
    assert not re.search(r"[^\W_]", json.loads(unpack(fragment))["content"])


def test_the_same_records_give_the_same_bytes_and_names(site: Path, tmp_path: Path) -> None:
    write_bundles(RECORDS, tmp_path, LANGUAGES)
    assert contents(tmp_path) == contents(site)


def test_a_bundle_of_an_unknown_form_stays_as_pagefind_makes_it(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "merge", refuse)
    monkeypatch.setattr(bundle, "_SHARD", 1)
    assert write_bundles(RECORDS, tmp_path, LANGUAGES) == {"da": 2, "en": 1, "tg": 0}
    assert [entry(tmp_path, language)["languages"][language]["page_count"] for language in ("da", "en")] == [2, 1]


def refuse(*_given: object) -> None:
    raise UnknownForm


def test_nothing_stays_behind(temporary: Path, tmp_path: Path) -> None:
    bundles = Bundles(["tg"], SiteFolder(tmp_path).write)
    bundles.build("tg")
    assert bundles.wait() == bundles.wait() == {"tg": 0}
    assert list(temporary.iterdir()) == []


def test_what_is_discarded_leaves_nothing_behind(temporary: Path, tmp_path: Path) -> None:
    bundles = Bundles(["da", "en"], SiteFolder(tmp_path).write)
    bundles.add("da", METHOD.url, to_page(METHOD))
    bundles.discard()
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("url", ["/da/x/", "../x/", "da/../../x/", "da/x", "da/x.pdf"])
def test_an_address_outside_the_site_or_of_no_page_is_refused(url: str, temporary: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not the address of a page within the site"):
        write_bundles([replace(METHOD, url=url)], tmp_path, ["da"])
    assert list(temporary.iterdir()) == []


def test_two_records_with_one_address_are_refused(temporary: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="^two pages have the address 'da/"):
        write_bundles([METHOD, METHOD], tmp_path, ["da"])
    assert list(temporary.iterdir()) == []


def program(folder: Path, script: str) -> str:
    file = folder / "pagefind"
    file.write_text(f"#!{sys.executable}\n{script}\n", encoding="utf-8")
    file.chmod(0o755)
    return str(file)


def test_a_missing_pagefind_is_said(monkeypatch: pytest.MonkeyPatch, temporary: Path, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "pagefind.service", None)
    with pytest.raises(SearchFailed, match=r"^Pagefind is not installed; install the package `pagefind\[extended\]`$"):
        Bundles(LANGUAGES, SiteFolder(tmp_path).write)
    assert list(temporary.iterdir()) == []


def test_what_pagefind_complains_of_is_said(monkeypatch: pytest.MonkeyPatch, temporary: Path, tmp_path: Path) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", program(tmp_path, "import sys; sys.exit('Error:\\n no room left')"))
    with pytest.raises(SearchFailed, match="^Pagefind could not build the search in `da`: Error: no room left$"):
        write_bundles(RECORDS, tmp_path / "site", ["da", "en"])
    assert list(temporary.iterdir()) == []


def test_a_pagefind_that_does_not_start_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "none"))
    with pytest.raises(SearchFailed, match="^Pagefind does not start: "):
        write_bundles([METHOD], tmp_path / "site", ["da"])


def test_a_page_that_pagefind_leaves_out_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(examples, "to_page", lambda record: SearchPage("<p>not a whole page", "", ""))
    with pytest.raises(SearchFailed, match="Pagefind"):
        write_bundles([METHOD], tmp_path, ["da"])


def test_settings_of_pagefind_nearby_do_not_matter(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "pagefind.toml").write_text('glob = "none"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAGEFIND_GLOB", "none")
    assert write_bundles([METHOD], tmp_path / "site", ["da"]) == {"da": 1}


COMPOUNDS = [
    replace(BARE, url="da/a/", hidden=(HiddenText("concepts", "familie"),), sections=(RecordSection("", "", "<p>Støttebehovene hos børn.</p>"),)),
    replace(BARE, url="da/b/", title="Behov"),
]


@pytest.fixture(scope="module")
def compounds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compounds")
    write_bundles(COMPOUNDS, folder, ["da"])
    return folder


def test_parts_and_irregular_forms_are_hidden_in_the_pages_that_show_neither(compounds: Path) -> None:
    fragments = [json.loads(unpack(file)) for file in (compounds / "da/pagefind/fragment").iterdir()]
    hidden = {found["url"]: {field: found["meta"].get(field) for field in ("concepts", "parts", "forms")} for found in fragments}
    assert hidden == {
        "/da/a/": {"concepts": "familie", "parts": "behovene støtte", "forms": "barn"},
        "/da/b/": {"concepts": None, "parts": None, "forms": None},
    }


def test_what_is_hidden_is_in_no_excerpt(compounds: Path) -> None:
    contents = {found["content"] for file in (compounds / "da/pagefind/fragment").iterdir() if (found := json.loads(unpack(file)))}
    assert contents == {"Om. Støttebehovene hos børn.", "Behov."}


def test_the_lexicon_has_every_word_that_can_be_found(compounds: Path) -> None:
    lines = (compounds / "da/search/lexicon.txt").read_text(encoding="utf-8").splitlines()
    assert lines == ["0barn\t0", "1ehov", "5ene\t0", "1ørn", "0familie\t0", "0hos", "0om", "0støtte\t0", "6behovene"]


def test_words_that_are_never_split_stay_whole(tmp_path: Path) -> None:
    bundles = Bundles(["da"], SiteFolder(tmp_path).write, {"da": ["støttebehovene"]})
    bundles.add("da", "da/a/", to_page(COMPOUNDS[0]))
    bundles.build("da")
    assert bundles.wait() == {"da": 1}
    assert "støtte\t" not in (tmp_path / "da/search/lexicon.txt").read_text(encoding="utf-8")
