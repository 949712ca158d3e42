"""Whole sites: the engine's own command builds the same one, and every page of it holds together."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from collections import Counter
from html import escape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import brotli
import pytest
from mkdocs.commands.build import build
from mkdocs.config.base import load_config
from mkdocs.exceptions import Abort

from portal_build import mkdocs_plugin
from portal_build.model import COLLECTIONS
from portal_build.model.reference_data import FIXED_PAGES
from portal_build.publish.links import Links
from portal_build.publish.manifest import NAME, read_manifest
from portal_build.publish.verify import differences
from portal_build.publish.write import OutsideSite
from portal_build.search.bundle import SearchFailed
from tests.conftest import BUILT_FOR, FULL, ROOT
from tests.sites.built import Page, pages_of, read_page
from tests.small_site import entry, write_site

MKDOCS_YML = f"""
site_name: test
docs_dir: content
theme: {{name: material, custom_dir: '{ROOT / "theme"}', font: false}}
plugins:
  - portal:
      today: '2026-01-15'
"""
FETCHED = {"img", "script", "link", "source", "video", "audio", "iframe", "embed", "object", "use"}
"""Tags whose address the browser fetches by itself."""


def run(*command: object, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", *map(str, command)], cwd=cwd, capture_output=True, text=True)


def files_of(site: Path) -> dict[str, bytes]:
    return {str(path.relative_to(site)): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


@pytest.fixture(params=["reference_site", "full_site"])
def built(request: pytest.FixtureRequest) -> Path:
    """Each of the two whole sites."""
    return request.getfixturevalue(request.param)


def test_the_reference_portal_has_no_problem():
    checked = run("portal_build", "check", "--today", BUILT_FOR)
    assert (checked.returncode, checked.stdout) == (0, "no problems found\n")


def test_mkdocs_builds_the_same_site(reference_site: Path, tmp_path: Path):
    config = tmp_path / "mkdocs.yml"
    config.write_text(
        f"INHERIT: '{ROOT / 'mkdocs.yml'}'\n"
        f"docs_dir: '{ROOT / 'content'}'\n"
        f"theme: {{custom_dir: '{ROOT / 'theme'}'}}\n"
        f"plugins:\n  portal: {{today: '{BUILT_FOR}'}}\n",
        encoding="utf-8",
    )
    built = run("mkdocs", "build", "--strict", "--config-file", config, "--site-dir", tmp_path / "site")
    assert built.returncode == 0, built.stderr
    ours, theirs = files_of(reference_site), files_of(tmp_path / "site")
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []


def test_a_broken_entry_leaves_the_line_and_the_rest_is_built(tmp_path: Path):
    facts = "published: 2020-01-01\nkind: comment\nrelated: [fine]"
    archive = (
        entry("articles/fine", "published: 2020-01-01\nkind: comment", en="Fine\nSee [words](entry:misnamed).")
        + entry("articles/unreadable", facts + "\npublised: 2020-01-01", en="Unreadable\nText.")
        + entry("articles/misnamed", facts + "\ntopics: [nothing]", en="Misnamed\nText.")
        + entry("articles/one-text", facts, en="One text\nText.", da="---\ntitle: En tekst\ntranslation: {from: en, state: reviewed}\n---\n# Forkert")
        + f"-- mkdocs.yml --{MKDOCS_YML}"
    )
    project = write_site(tmp_path / "project", archive)
    built = run("portal_build", "--project", project, "build", "--today", "2026-01-15", "--site", tmp_path / "site")
    assert built.returncode == 1, built.stderr
    codes = re.findall(r"^content/articles/([\w./-]+):\d+:\d+: .* \[([\w-]+)\]", built.stderr, re.MULTILINE)
    assert codes == [
        ("misnamed/entry.yml", "unknown-concept"),
        ("one-text/index.da.md", "translation-unstamped"),
        ("one-text/index.da.md", "heading-top"),
        ("unreadable/entry.yml", "unknown-key"),
    ]
    pages = pages_of(tmp_path / "site")
    articles = {address for address in pages if "/art" in address}
    assert articles == {"en/articles/", "da/artikler/", "nl/artikelen/", "en/articles/fine/", "en/articles/one-text/"}
    assert "See words." in pages["en/articles/fine/"].text


def test_every_link_leads_to_a_file_and_an_anchor(built: Path):
    pages, lost = pages_of(built), []
    for page in pages.values():
        for _, link in page.links:
            if (target := page.target(link)) is None:
                continue
            address, anchor = target
            if address in pages:
                lost += [f"{page.address}: {link}"] if anchor and anchor not in pages[address].ids else []
            elif not (built / address).is_file():
                lost.append(f"{page.address}: {link}")
    assert lost == []


def test_the_site_is_as_its_manifest_says(built: Path):
    assert differences(built) == []
    assert {path for file in read_manifest(built).files for path, _ in file.lying} == files_of(built).keys() - {NAME}


def test_links_are_found_as_a_parser_finds_them(built: Path):
    """What verifies a site before it is published reads no HTML, and finds the same."""
    pages = pages_of(built)
    root = next(tag.attributes["href"] for tag in pages[""].tags if tag.attributes.get("rel") == "canonical")
    for page in pages.values():
        path = page.address if page.address.endswith(".html") else f"{page.address}index.html"
        links, here = Links(root), {(path, name) for name in page.ids}
        links.read(path, (built / path).read_bytes())
        stated = [tag.attributes[name] for tag in page.tags for name in ("href", "src", "action", "poster") if name in tag.attributes]
        assert links.found - here == {target for link in stated if (target := links.target(path, escape(link)))} - here


def test_no_id_stands_twice_on_a_page(built: Path):
    twice = {page.address: [name for name, count in Counter(page.ids).items() if count > 1] for page in pages_of(built).values()}
    assert {address: ids for address, ids in twice.items() if ids} == {}


def test_what_names_an_id_names_one_that_is_there(built: Path):
    names = ("for", "aria-labelledby", "aria-describedby", "aria-controls")
    lost = [
        f"{page.address}: {name}={one}"
        for page in pages_of(built).values()
        for tag in page.tags
        for name in names
        for one in tag.attributes.get(name, "").split()
        if one not in page.ids
    ]
    assert lost == []


def test_no_page_loads_anything_from_elsewhere(built: Path):
    loaded = [
        f"{page.address}: {link}"
        for page in pages_of(built).values()
        for tag, link in page.links
        if tag.name in FETCHED and tag.attributes.get("rel") not in ("canonical", "alternate") and page.target(link) is None
    ]
    assert loaded == []
    styles = [path for path in built.rglob("*.css") if re.search(r"url\(\s*['\"]?(?:https?:|//)|@import", path.read_text(encoding="utf-8"))]
    assert styles == []


def test_no_page_carries_a_program_or_a_style_in_line(built: Path):
    assert carried_in_line(built) == []


def carried_in_line(site: Path) -> list[str]:
    """What a strict content security policy would stop."""
    return [
        f"{page.address}: {tag.name} {name}"
        for page in pages_of(site).values()
        for tag in page.tags
        for name in tag.attributes or ("",)
        if name.startswith("on") or name == "style" or tag.name == "style" or (tag.name == "script" and _is_program(tag.attributes))
    ]


def _is_program(attributes: dict[str, str]) -> bool:
    return "src" not in attributes and attributes.get("type") not in ("application/json", "application/ld+json")


EVIL = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'</title></style>{{ 7 * 7 }}"
QUOTED = "\" onclick=\"alert(1)\" title='{{ 7 * 7 }}"
"""For titles and leads, in which `portal check` refuses HTML."""
ODD_SITE = f"""
-- content/portal.yml --
url: https://portal.example/
languages: [{{code: en}}]
name: {{en: EVIL}}
tagline: {{en: EVIL}}
publisher: {{name: EVIL}}
contacts: {{editors: "o'hara@example.org", accessibility: a@example.org}}
licence: https://licence.example/?a=1&b=2
url_words: {{{", ".join(f"{name}: {{en: {name}}}" for name in (*COLLECTIONS, *FIXED_PAGES))}}}
-- content/references.yml --
references: [{{id: first-source, type: report, title: EVIL, publisher: EVIL, number: EVIL, note: {{en: EVIL}}}}]
-- content/vocabularies/topics.yml --
title: {{en: EVIL}}
version: EVIL
concepts: [{{id: t, prefLabel: {{en: EVIL}}, altLabel: {{en: [EVIL]}}, definition: {{en: EVIL}}}}]
-- content/vocabularies/glossary.yml --
title: {{en: EVIL}}
version: EVIL
concepts: [{{id: g, prefLabel: {{en: EVIL}}, altLabel: {{en: [EVIL]}}, definition: {{en: EVIL}}, see: [m]}}]
-- content/vocabularies/scales/stars.yml --
title: {{en: EVIL}}
version: EVIL
source: first-source
description: {{en: EVIL}}
dimensions: [{{id: d, label: {{en: EVIL}}}}]
levels: [{{id: l, label: {{en: EVIL}}, definition: {{en: EVIL}}, outcome: harm}}]
-- content/target-groups/g/entry.yml --
source_language: en
published: 2024-01-01
-- content/target-groups/g/index.en.md --
---
title: QUOTED
lead: QUOTED
---
## Definition {{#definition}}

[](claim:c) [](term:g) [](entry:m) [@first-source]
-- content/methods/m/entry.yml --
source_language: en
published: 2024-01-01
topics: [t]
target_groups: [g]
authors: [{{name: EVIL, affiliation: EVIL}}]
publishers: [{{name: EVIL}}]
providers: [{{en: EVIL}}]
duration: {{en: EVIL}}
places: [{{name: EVIL, country: DK}}]
contact: {{name: EVIL, organisation: EVIL, email: "o'hara@example.org", phone: EVIL}}
materials: [{{title: {{en: EVIL}}, url: "https://x.example/?a=1&b=2"}}]
changes: [{{date: 2026-01-01, kind: correction, note: {{en: EVIL}}}}]
claims: [{{id: c, value: 1, unit: count, quantity: {{en: EVIL}}, population: {{en: EVIL}}, source: first-source, note: {{en: EVIL}}}}]
evaluations: [{{kind: other, independence: developer, direction: harm, finding: {{en: EVIL}}, reference: first-source}}]
ratings: [{{scale: stars, dimension: d, level: l, target_group: g, rater: {{name: EVIL}}, date: 2024, reason: {{en: EVIL}}}}]
-- content/methods/m/index.en.md --
---
title: QUOTED
lead: QUOTED
---
## In brief {{#in-brief}}

T.

## Aim {{#aim}}

T.

## Content {{#content}}

T.
-- mkdocs.yml --{MKDOCS_YML}""".replace("EVIL", json.dumps(EVIL)).replace("QUOTED", json.dumps(QUOTED))


def test_no_text_of_an_editor_is_taken_for_a_part_of_the_page(tmp_path: Path):
    built = run("portal_build", "--project", write_site(tmp_path, ODD_SITE), "build", "--today", "2026-01-15", "--site", tmp_path / "site")
    assert built.returncode in (0, 1), built.stderr
    assert carried_in_line(tmp_path / "site") == []
    pages = pages_of(tmp_path / "site")
    assert [f"{page.address}: {tag.attributes}" for page in pages.values() for tag in page.tags if tag.name == "img"] == []
    assert pages["en/methods/m/"].text.count(EVIL) > 30
    assert QUOTED in pages["en/methods/m/"].text


def test_every_page_says_its_language(built: Path):
    expected = {address: address.split("/")[0] if "/" in address else _first(built) for address in pages_of(built)}
    assert {page.address: page.language for page in pages_of(built).values()} == expected


def _first(site: Path) -> str:
    """The language of the root pages: the first of the switcher."""
    offers = (tag.attributes["hreflang"] for tag in pages_of(site)[""].tags if tag.name == "a" and "hreflang" in tag.attributes)
    return next(offers)


def _path(address: str, site: Path) -> str:
    """An absolute address as one relative to the root of a site."""
    root = next(tag.attributes["href"] for tag in pages_of(site)[""].tags if tag.attributes.get("rel") == "canonical")
    assert address.startswith(root)
    return unquote(address.removeprefix(root))


def test_alternates_are_pages_in_that_language_which_say_the_same(built: Path):
    pages, wrong = pages_of(built), []
    for page in pages.values():
        alternates = {language: _path(address, built) for language, address in page.alternates.items()}
        for language, address in alternates.items():
            if address not in pages or pages[address].alternates != page.alternates:
                wrong.append(f"{page.address}: {language} {address}")
            elif language != "x-default" and pages[address].language != language:
                wrong.append(f"{page.address}: {language} leads to {pages[address].language}")
        if alternates and ("x-default" not in alternates or page.address not in alternates.values()):
            wrong.append(f"{page.address}: names neither itself nor a default")
    assert wrong == []


def test_every_page_that_may_be_listed_names_its_alternates(built: Path):
    without = [page.address for page in pages_of(built).values() if not page.alternates and not _unlisted(page)]
    assert without == []


def _unlisted(page: Page) -> bool:
    return any(tag.attributes.get("name") == "robots" and tag.attributes["content"] == "noindex" for tag in page.tags)


def test_a_link_into_another_language_says_so(built: Path):
    """By `lang` of its words, or by `hreflang` where those are in the reader's language."""
    pages, silent = pages_of(built), []
    for page in pages.values():
        for tag, link in page.links:
            address, _ = page.target(link) or ("", "")
            if tag.name != "a" or address not in pages or address in ("", "404.html", page.address):
                continue
            there = pages[address].language
            said = tag.attributes.get("hreflang") or tag.attributes.get("lang") or page.language
            if there != said:
                silent.append(f"{page.address}: {link} leads to {there}, says {said}")
    assert silent == []


def test_the_switcher_says_what_is_not_translated(full_site: Path):
    assert "English English Dansk not translated Nederlands not translated Тоҷикӣ not translated" in pages_of(full_site)["en/cases/full-case/"].text
    assert "English English Dansk Nederlands Тоҷикӣ machine translation" in pages_of(full_site)["en/methods/full-method/"].text


def test_a_heading_that_the_page_has_as_well_keeps_its_links(full_site: Path):
    page = pages_of(full_site)["en/themes/full-theme/"]
    assert [name for name in page.ids if "history" in name] == ["text-history", "history"]
    assert "#text-history" in [link for tag, link in page.links if tag.attributes.get("class") is None]


def test_absolute_pages_have_no_relative_address(built: Path):
    for address, page in pages_of(built).items():
        if address.endswith("404.html"):
            assert [link for _, link in page.links if not re.match(r"/|https:|mailto:|#", link)] == []


def test_every_address_of_the_site_is_in_ascii_where_machines_read_it(full_site: Path):
    page = pages_of(full_site)["da/målgrupper/older-people/"]
    canonical = next(tag.attributes["href"] for tag in page.tags if tag.attributes.get("rel") == "canonical")
    assert canonical == "https://full.example/portal/da/m%C3%A5lgrupper/older-people/"
    assert urlsplit(page.alternates["da"]).path.isascii()


@pytest.mark.parametrize("canary", ["Canary of the members", "Canary of the draft", "for-members", "a-draft"])
def test_nothing_of_members_entries_and_drafts_is_on_the_public_site(canary: str, full_site: Path):
    assert any(canary in path.read_text(encoding="utf-8") or canary in str(path) for path in FULL.rglob("content/articles/*/*"))
    assert found_in(full_site, canary) == []


def found_in(site: Path, words: str) -> list[str]:
    """Files of a site that hold the words or are named so; those of the search are compressed."""
    opened = {name: _unpacked(name, data) for name, data in files_of(site).items()}
    return [name for name, data in opened.items() if words.encode() in data or words in name]


def _unpacked(name: str, data: bytes) -> bytes:
    if name.endswith(".br"):
        return brotli.decompress(data)
    return gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data


def test_what_everybody_may_read_is_found_in_pages_and_search(full_site: Path):
    found = found_in(full_site, "What the article is.")
    assert {"en/articles/full-article/index.html", "en/articles/full-article/index.json", "data/entries/full-article.json"} <= set(found)
    assert [name for name in found if name.startswith("en/pagefind/fragment/")] != []


def test_members_see_their_entries(tmp_path: Path):
    run("portal_build", "--project", FULL, "build", "--today", BUILT_FOR, "--site", tmp_path / "site", "--audience", "members")
    page = read_page((tmp_path / "site/en/articles/for-members/index.html").read_text(encoding="utf-8"))
    assert "Canary of the members." in page.text
    assert "Formembers" in page.text.replace(" ", "")


def test_files_are_copied_under_their_own_names(full_site: Path):
    assert (full_site / "files/full-method/session plan #1.pdf").read_bytes() == b"%PDF-1.4 a plan\n"


FINE = entry("articles/walk", "published: 2024-01-01\nkind: comment", en="Walk\nSee [notes](notes.mkd).")


def mkdocs(project: Path, options: str) -> subprocess.CompletedProcess[str]:
    """`mkdocs build` of a small site with options of the plugin."""
    write_site(project, f"{FINE}-- content/articles/walk/notes.mkd --\n# Notes\n-- mkdocs.yml --{MKDOCS_YML}".replace("today: '2026-01-15'", options))
    return run("mkdocs", "build", "--config-file", project / "mkdocs.yml")


@pytest.mark.parametrize("options", ["today: '2026-01-15'", "today: 2026-01-15", "audience: members"])
def test_options_of_the_plugin(options: str, tmp_path: Path):
    built = mkdocs(tmp_path, options)
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "site/en/articles/walk/index.html").is_file()


@pytest.mark.parametrize("options", ["today: soon", "today: '2026-02-30'", "audience: nobody"])
def test_options_that_make_no_sense(options: str, tmp_path: Path):
    built = mkdocs(tmp_path, options)
    assert built.returncode == 1
    assert "Traceback" not in built.stderr
    assert options.partition(": ")[2].strip("'") in built.stderr


def test_a_file_that_another_engine_would_take_for_a_page_is_none_and_is_not_handed_out(tmp_path: Path):
    built = mkdocs(tmp_path, "today: '2026-01-15'")
    assert "content/articles/walk/notes.mkd:1:1: `notes.mkd` is of no kind that is handed out [file-unsafe]" in built.stderr
    assert [path for path in (tmp_path / "site").rglob("*notes*")] == []


def engine_build(project: Path, **settings: object) -> None:
    """What `mkdocs build` does, in this process."""
    config = load_config(str(project / "mkdocs.yml"), **settings)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    assert config.site_dir == str(project / "site")


def test_a_strict_build_with_problems_leaves_the_old_site(tmp_path: Path):
    engine_build(write_site(tmp_path, f"{FINE}-- content/articles/walk/notes.mkd --\n# Notes\n-- mkdocs.yml --{MKDOCS_YML}"))
    before = files_of(tmp_path / "site")
    (tmp_path / "content/articles/walk/index.en.md").write_text("---\ntitle: Another\n---\nSee [notes](notes.mkd).", encoding="utf-8")
    with pytest.raises(Abort):
        engine_build(tmp_path, strict=True)
    assert files_of(tmp_path / "site") == before
    engine_build(tmp_path)
    assert b"Another" in (tmp_path / "site/en/articles/walk/index.html").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == [".cache", "content", "mkdocs.yml", "site"]


def test_who_does_not_say_that_the_build_has_ended_gets_the_site_all_the_same(tmp_path: Path):
    write_site(tmp_path, f"{FINE}-- content/articles/walk/notes.mkd --\n# Notes\n-- mkdocs.yml --{MKDOCS_YML}")
    build(load_config(str(tmp_path / "mkdocs.yml")))
    assert (tmp_path / "site/en/articles/walk/index.html").is_file()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "mkdocs.yml", "site"]


HOOK = """
import mkdocs.plugins
from pathlib import Path

@mkdocs.plugins.event_priority(50)
def on_post_build(config):
    Path(config.site_dir, "theirs.txt").write_text("theirs")
"""


def test_what_others_write_into_the_site_is_listed_as_well(tmp_path: Path):
    write_site(tmp_path, f"{FINE}-- hook.py --{HOOK}-- content/articles/walk/notes.mkd --\n# Notes\n-- mkdocs.yml --{MKDOCS_YML}hooks: [hook.py]\n")
    engine_build(tmp_path)
    assert "theirs.txt" in [file.path for file in read_manifest(tmp_path / "site").files]


def test_an_unsafe_file_is_left_out_and_its_link_as_well(tmp_path: Path):
    archive = entry("articles/walk", "published: 2024-01-01\nkind: comment", en="Walk\n![Six cups](cups.svg) See [notes](cups.svg).")
    engine_build(write_site(tmp_path, f"{archive}-- content/articles/walk/cups.svg --\n<svg></svg>\n-- mkdocs.yml --{MKDOCS_YML}"))
    assert "Six cups See notes." in read_page((tmp_path / "site/en/articles/walk/index.html").read_text(encoding="utf-8")).text


STOPPED = {
    "search": ("Bundles.build", SearchFailed("no search"), mkdocs_plugin.BuildFailed, "no search"),
    "outside": ("SiteFolder.inside", OutsideSite("too far out"), mkdocs_plugin.BuildFailed, "too far out"),
    "disk": ("SiteFolder.write", PermissionError(13, "Permission denied", "/x"), mkdocs_plugin.BuildFailed, "the site could not be built: Permission denied (/x)"),
    # A mistake of the program itself is no message for editors.
    "mistake": ("SiteFolder.write", KeyError("nothing"), KeyError, "'nothing'"),
}


@pytest.mark.parametrize(("where", "failure", "told", "said"), STOPPED.values(), ids=STOPPED)
def test_what_stops_a_build_is_told_as_it_is(where: str, failure: Exception, told: type, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def fail(*_: object, **__: object) -> None:
        raise failure

    write_site(tmp_path, f"{FINE}-- mkdocs.yml --{MKDOCS_YML}")
    monkeypatch.setattr(f"portal_build.mkdocs_plugin.{where}", fail)
    with pytest.raises(told, match=f"^{re.escape(said)}$"):
        mkdocs_plugin.build_site(tmp_path / "mkdocs.yml", tmp_path / "site")
    assert not (tmp_path / "site").exists()
