"""What nobody touched changes nothing; what somebody changed changes that, and nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from portal_build import pipeline
from portal_build.catalogue import Catalogue, assemble
from portal_build.exchange.sheets import sheets_of
from portal_build.exchange.take import sort_out
from portal_build.exchange.texts import text_sheet
from portal_build.editing.field_words import field_words
from portal_build.exchange.body import NotFitting, new_body
from portal_build.model.common import Audience
from portal_build.prose.blocks import blocks_in
from tests.conftest import FULL, ROOT
from tests.small_site import SmallSite, entry, write_site
from tests.unit.exchange.bodies import rows_of
from tests.unit.exchange.exchanging import answered, sheets, taken, untouched


def whole(project: Path) -> Catalogue:
    content = pipeline.load(project / "content", date(2026, 12, 1), Audience.MEMBERS).content
    return assemble(content, date(2026, 12, 1))


@pytest.mark.parametrize("project", [ROOT, FULL, ROOT / "docs/commands/_example"], ids=["reference", "full", "example"])
def test_an_untouched_file_changes_nothing(project: Path):
    catalogue = whole(project)
    count = 0
    for language in catalogue.languages:
        there = sheets_of(catalogue, language)
        for returned in untouched(there):
            found = sort_out(returned, there)
            count += len(found.answers)
            assert (found.refused, found.unfinished, [one for one in found.answers.values() if one.changed]) == ([], 0, [])
            small = SmallSite(project, date(2026, 12, 1), Audience.MEMBERS)
            assert taken(small, there, returned)[0] == {} or all(one.data is None for one in taken(small, there, returned)[0].values())
    assert count > 100


def test_every_unit_of_the_reference_portal_changes_its_own_block():
    """All units of a language are changed at once; every line that differs holds a change."""
    catalogue = whole(ROOT)
    small = SmallSite(ROOT, date(2026, 12, 1), Audience.MEMBERS)
    there = sheets_of(catalogue, "en")
    words = {unit.name: f"{unit.target} Ja." for unit in there.units.values() if unit.target}
    brought, refused = taken(small, there, answered(there, words))
    assert refused == []
    assert sum(one.units for one in brought.values()) == len(words) > 600
    for file, one in brought.items():
        before, after = (data.decode().split("\n") for data in ((ROOT / file).read_bytes(), one.data or b""))
        assert len(before) == len(after) or file.endswith(".md"), file
        kept = [line for line in after if "Ja." not in line]
        assert [line for line in kept if line not in before and not line.startswith(("  state:", "  by:", "  date:"))] == [], file


MARKDOWN = st.text(alphabet="ab 1\n#>-*_`[]()!|:{}.<@=~\\\"é", max_size=80)


def portal_of(folder: Path, source: str, target: str) -> SmallSite:
    text = f"---\ntitle: Gå\ntranslation:\n  from: en\n  state: draft\n---\n{target}"
    write_site(folder, entry("articles/walk", "kind: comment", en="Walk", da=text))
    (folder / "content/articles/walk/index.en.md").write_bytes(f"---\ntitle: Walk\n---\n{source}".encode())
    (folder / "content/articles/walk/index.da.md").write_bytes(text.encode())
    return SmallSite(folder)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MARKDOWN, MARKDOWN)
def test_any_two_texts_come_back_as_they_are(tmp_path: Path, source: str, target: str):
    small = portal_of(tmp_path, source, target)
    walk = small.catalogue.entries.get("walk")
    assume(walk is not None and "da" in walk.texts)
    there = sheets(small)
    for returned in untouched(there):
        assert taken(small, there, returned) == ({}, [])


@settings(max_examples=300, deadline=None)
@given(MARKDOWN, st.text(alphabet="ab 1\n#>-*_`[]()!|:{}.<@=~\\\"é", min_size=1, max_size=30))
def test_any_words_are_put_in_as_one_block_or_refused(body: str, words: str):
    """Whatever a translator's file says, the other blocks stay, and no new one begins."""
    blocks = blocks_in(body)
    assume(blocks and words.strip())
    rows = rows_of(body, body)
    name = rows[-1].name
    try:
        after = new_body(body, body, rows, {name: words.strip()}).text
    except NotFitting:
        return
    assert [block.text for block in blocks_in(after)] == [*(row.block.text for row in rows[:-1]), words.strip()]


def test_a_language_that_the_entry_was_written_in_has_no_units(site):
    small = site(entry("articles/walk", "kind: comment", en="Walk\nText."))
    assert text_sheet(small.catalogue.entries["walk"], "en", field_words("en")) is None
