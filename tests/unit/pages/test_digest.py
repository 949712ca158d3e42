"""A site's digest holds all that pages show of each other."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

from portal_build import pipeline
from portal_build.catalogue import Catalogue
from portal_build.model import TYPES
from portal_build.model.entry import Entry, ReferenceData, Text
from portal_build.outputs.beside import beside
from portal_build.outputs.whole import whole
from portal_build.pages.digest import digest, whose_standings
from portal_build.pages.plan import Plan
from portal_build.pages.site import Site
from portal_build.search.collect import record_of
from tests.conftest import BUILT_FOR, FULL, ROOT


class Watched(dict):
    """Standings, and which of them were looked at."""

    seen: set[str]

    def get(self, key, default=None):
        self.seen.add(key[0])
        return super().get(key, default)

    def _no(self, *_: object) -> None:
        raise AssertionError("looked at in another way than `get`")

    __getitem__ = __iter__ = items = values = keys = __contains__ = _no


def full_site() -> Site:
    loaded = pipeline.load(FULL / "content", date.fromisoformat(BUILT_FOR))
    return pipeline.prepare(loaded.catalogue, FULL.parents[2] / "theme/locales")


def test_how_a_translation_stands_shows_on_pages_of_its_entry_and_on_few_others():
    site = full_site()
    watched = Watched(site.standings)
    seen = list(looked_at(replace(site, standings=watched), watched))
    assert {plan.address: names - set(whose_standings(plan)) for plan, names in seen if names - set(whose_standings(plan))} == {}
    assert {entry.type for entry in site.catalogue.published} == TYPES.keys(), "every type is looked at"
    assert len([plan for plan, names in seen if names]) >= 20


def looked_at(site: Site, watched: Watched) -> Iterator[tuple[Plan, set[str]]]:
    """Each page, and whose standings were looked at while it was made."""
    for plan in pipeline.plan(site):
        watched.seen = set()
        view = plan.view()
        list(beside(plan, view))
        if plan.searched:
            record_of(site.catalogue.entries[plan.entry], plan.desk, view)
        yield plan, watched.seen
    watched.seen = set()
    list(whole(site, pipeline.plan(site)))
    assert watched.seen == set(), "files about the whole site show none"


def test_it_is_the_same_for_the_same_site_in_any_process():
    program = "from tests.unit.pages.test_digest import *; print(digest(full_site()))"
    said = {subprocess.check_output([sys.executable, "-c", program], cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": seed}, text=True).strip() for seed in "12"}
    assert said == {digest(full_site())}


def test_what_is_in_a_site_is_in_the_digest():
    # Whoever adds something adds it to the digest as well, or sees that no page shows it.
    assert {one.name for one in fields(Site)} == {"catalogue", "rendered", "words", "standings", "mentions", "sources_used", "corrected", "listed", "made"}
    assert {one.name for one in fields(Catalogue)} == {"data", "entries", "broken", "today", "preview", "titles"}
    assert {one.name for one in fields(ReferenceData)} == {"portal", "vocabularies", "scales", "bibliography", "raw", "wording", "search"}
    assert {one.name for one in fields(Entry)} == {"id", "facts", "texts", "files", "raw"}
    assert {one.name for one in fields(Text) if one.repr} == {"language", "title", "lead", "body", "body_line", "translation"}


def test_a_body_is_not_in_it(tmp_path: Path):
    site = full_site()
    assert all(text.body == "" for entry in site.catalogue.entries.values() for text in entry.texts.values())
