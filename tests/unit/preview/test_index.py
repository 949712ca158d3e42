"""The search of a preview."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from portal_build.catalogue import assemble
from portal_build.model.common import Audience
from portal_build.pipeline import load
from portal_build.preview.index import outdated
from portal_build.preview.last_good import Kept
from portal_build.preview.run import previewed
from tests.small_site import TODAY, entry, write_site
from tests.unit.preview.project import project
from tests.unit.preview.test_server import HTTPConnection, Listener

KIND = "published: 2020-01-01\nkind: comment"
CLAIM = "\nclaims: [{id: share, value: 40, unit: percent, quantity: {en: q}, population: {en: p}, source: first-source}]"
PORTAL = (
    entry("articles/a", KIND + CLAIM, en="A\nText.")
    + entry("articles/linking", KIND, en="Linking\n[](entry:a).")
    + entry("articles/quoting", KIND, en="Quoting\n[](claim:share).")
    + entry("articles/naming", KIND + "\nrelated: [a]", en="Naming\nText.")
    + entry("articles/other", KIND, en="Other\nText.")
    + entry("articles/expecting", KIND, en="Expecting\n[](entry:new).")
)
CHANGES = {
    "nothing": ("", set()),
    "a text": (entry("articles/other", KIND, en="Other\nNew text."), {"other"}),
    "an entry that others name": (entry("articles/a", KIND + CLAIM, en="Another title\nText."), {"a", "linking", "quoting", "naming"}),
    "a claim that others quote": (entry("articles/a", KIND + CLAIM.replace("share", "part"), en="A\nText."), {"a", "linking", "quoting", "naming"}),
    "a new entry": (entry("articles/new", KIND, en="New\nText."), {"new", "expecting"}),
    "a draft that was published": (entry("articles/other", KIND + "\nstatus: draft", en="Other\nText."), {"other"}),
    "a vocabulary": ("-- content/vocabularies/glossary.yml --\ntitle: {en: G}\nversion: '1'\nconcepts: [{id: recovery, prefLabel: {en: other}}]\n", None),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_a_change_may_show_in(change: str, tmp_path: Path):
    archive, expected = CHANGES[change]
    assert outdated(everything(tmp_path / "before", PORTAL), everything(tmp_path / "now", PORTAL + archive)) == expected


def everything(folder: Path, archive: str) -> Kept:
    """All entries, those with errors as well."""
    return Kept(assemble(load(write_site(folder, archive) / "content", TODAY, Audience.MEMBERS).content, TODAY))


def test_the_search_comes_and_follows_what_is_saved(tmp_path: Path):
    folder, said = write_site(tmp_path / "project", PORTAL), []
    with previewed(project(folder), "127.0.0.1", 0, said.append) as server, closing(Listener(server)) as listener:
        assert searched(server, listener, "ready 3") == {"en": 5, "da": 1, "nl": 1}
        write_site(folder, entry("articles/new", "kind: comment\nstatus: draft", en="New\nText."))
        # The one that expects it takes its words from it, and would have a hole as long as that is a draft.
        assert searched(server, listener, "ready 4") == {"en": 6, "da": 1, "nl": 1}


def searched(server, listener: Listener, until: str) -> dict[str, int]:
    """Language -> how many pages the search knows, once the state `until` was told of one."""
    while until not in listener.hear()["search"].values():
        pass
    return {language: _pages(server, language) for language in ("en", "da", "nl")}


def _pages(server, language: str) -> int:
    with closing(HTTPConnection("127.0.0.1", server.server_address[1])) as connection:
        connection.request("GET", f"/{language}/pagefind/pagefind-entry.json")
        return json.loads(connection.getresponse().read())["languages"][language]["page_count"]
