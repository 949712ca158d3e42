"""Translations brought into files: what changes, what is recorded, what stays."""

from __future__ import annotations

import pytest

from portal_build.exchange.units import Returned, ReturnedFile
from portal_build.translate.accept import stamped
from tests.small_site import SmallSite, entry
from tests.unit.exchange.exchanging import answered, sheets, taken

SOURCE = "---\ntitle: Walk\nlead: Why.\n---\n\nIntro.\n\n## Aim {#aim}\n\nOne.\n\nTwo.\n"
DANISH = "---\ntitle: Gå # altid\nlead:   'Hvorfor'\ntranslation:\n  from: en\n  state: {state}\n  by: Bo\n  date: 2024-01-01\n---\n\nIndledning.\n\n## Formål {{#aim}}\n\nEt.\n\nTo.\n"
FILE = "content/articles/walk/index.da.md"


@pytest.fixture
def walk(site):
    """Writes the portal with a translation that is up to date, in a state; or without one."""

    def make(state: str | None = "reviewed", source: str = SOURCE, newline: str = "\n", mark: str = "") -> SmallSite:
        text = {"da": DANISH.format(state=state)} if state else {}
        small = site(entry("articles/walk", "kind: comment", en=SOURCE, **text))
        if state:
            path = small.project / FILE
            after = stamped(small.catalogue.entries["walk"], "da", path.read_text(encoding="utf-8"))
            path.write_bytes((mark + (after or "").replace("\n", newline)).encode())
        (small.project / "content/articles/walk/index.en.md").write_text(source, encoding="utf-8")
        return SmallSite(small.project)

    return make


def brought(small: SmallSite, words: dict[str, str], **more: object) -> str:
    """The Danish file afterwards."""
    there = sheets(small)
    found, refused = taken(small, there, answered(there, words, **more))
    assert refused == []
    assert list(found) == [FILE]
    return (found[FILE].data or b"").decode()


def test_one_block_changes_and_who_changed_it_is_recorded(walk):
    small = walk()
    before = (small.project / FILE).read_text(encoding="utf-8")
    after = brought(small, {"walk#aim/3": "Tre."})
    assert after == before.replace("To.", "Tre.").replace("state: reviewed", "state: draft").replace("by: Bo", "by: Anna").replace("2024-01-01", "2026-01-15")


def test_title_and_lead_keep_remarks_and_quotation_marks(walk):
    after = brought(walk(), {"walk#title": "Gang", "walk#lead": "Derfor: ja"})
    assert after.splitlines()[1:3] == ["title: Gang # altid", "lead:   'Derfor: ja'"]


@pytest.mark.parametrize(("newline", "mark"), [("\r\n", ""), ("\r\n", "\ufeff"), ("\n", "\ufeff")])
def test_line_ends_and_a_byte_order_mark_stay(walk, newline: str, mark: str):
    small = walk(newline=newline, mark=mark)
    before = (small.project / FILE).read_bytes().decode()
    after = brought(small, {"walk#aim/2": "Andet.", "walk#title": "Gang"})
    assert after.startswith(f"{mark}---{newline}title: Gang # altid{newline}")
    assert after.replace("Andet", "Et").count(newline) == before.count(newline)
    assert "\r" not in after.replace("\r\n", "")


def test_what_the_file_says_is_reviewed_is_recorded_so(walk):
    assert "state: reviewed" in brought(walk("draft"), {"walk#aim/3": "Tre."}, reviewed=True)


def test_units_that_are_all_reviewed_make_a_reviewed_text(walk):
    small = walk("draft")
    there = sheets(small)
    units = tuple(Returned(unit.name, unit.source, unit.target.replace("To.", "Tre."), False, True, 1) for unit in there.units.values())
    found, _ = taken(small, there, ReturnedFile("da", units))
    assert b"state: reviewed" in (found[FILE].data or b"")


def test_machine_text_stays_labelled_until_somebody_has_looked_at_all_of_it(walk):
    small = walk("machine")
    assert "state: machine" in brought(small, {"walk#aim/3": "Tre."})
    every = {unit.name: unit.target for unit in sheets(small).units.values()}
    assert "state: draft" in brought(small, every)


def test_a_part_that_is_up_to_date_again_is_recorded_and_others_stay(walk):
    small = walk(source=SOURCE.replace("Two", "Three").replace("Intro", "Begin"))
    there = sheets(small)
    before = small.catalogue.entries["walk"].texts["da"].translation.source_hash
    assert {unit.part for unit in there.units.values() if unit.unfinished} == {"start", "aim"}
    found, _ = taken(small, there, answered(there, {"walk#aim/1": "Formål", "walk#aim/2": "Et.", "walk#aim/3": "Tre."}))
    (small.project / FILE).write_bytes(found[FILE].data or b"")
    after = SmallSite(small.project).catalogue.entries["walk"].texts["da"].translation.source_hash
    assert found[FILE].accepted == ("aim",)
    assert {part for part in after if after[part] != before[part]} == {"aim"}


def test_a_part_of_which_one_unit_is_not_done_is_not_recorded(walk):
    small = walk(source=SOURCE.replace("Two", "Three"))
    there = sheets(small)
    found, _ = taken(small, there, answered(there, {"walk#aim/3": "Tre."}))
    assert (found[FILE].units, found[FILE].accepted) == (1, ())


def test_saying_that_a_translation_still_holds_is_enough(walk):
    small = walk(source=SOURCE.replace("Two", "Three"))
    after = brought(small, {f"walk#aim/{number}": words for number, words in ((1, "Formål"), (2, "Et."), (3, "To."))})
    (small.project / FILE).write_text(after, encoding="utf-8")
    assert [unit.name for unit in sheets(SmallSite(small.project)).units.values() if unit.unfinished] == []


def test_a_new_text_once_its_title_is_translated(walk):
    small = walk(None)
    words = {"walk#title": "Gå: nu", "walk#start/1": "Indledning.", "walk#aim/1": "Formål", "walk#aim/2": "Et."}
    there = sheets(small)
    found, refused = taken(small, there, answered(there, words))
    assert (refused, found[FILE].is_new, found[FILE].units, found[FILE].waiting) == ([], True, 2, ("aim",))
    assert (found[FILE].data or b"").decode() == (
        "---\ntitle: 'Gå: nu'\ntranslation:\n  from: en\n  state: draft\n  by: Anna\n  date: 2026-01-15\n  source_hash:\n"
        "    start: f5718c9c750d\n    title: 08ee52ae125a\n---\n\nIndledning.\n"
    )


def test_no_text_without_a_title(walk):
    small = walk(None)
    there = sheets(small)
    found, refused = taken(small, there, answered(there, {"walk#start/1": "Indledning."}))
    assert (refused, found[FILE].data, found[FILE].waiting) == ([], None, ("title",))


def test_a_file_that_cannot_be_understood_is_not_overwritten(walk):
    small = walk(None)
    (small.project / FILE).write_text("---\ntitle: [\n---\n", encoding="utf-8")
    there = sheets(small)
    found, [refusal] = taken(small, there, answered(there, {"walk#title": "Gå"}))
    assert (found, refusal.message) == ({}, f"`{FILE}` is there, but cannot be understood; `portal check` says why")


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [("\n\nTo.", "\r\n\r\nTo.", "lines end in several ways"), ("translation:\n  from: en\n  state: reviewed\n", "translation: {from: en, state: reviewed}\nx_by:\n", "")],
    ids=["line ends", "braces"],
)
def test_a_file_that_cannot_be_changed_exactly_is_refused(walk, before: str, after: str, message: str):
    small = walk()
    path = small.project / FILE
    text = path.read_bytes().decode()
    if "braces" in after or "{" in after:
        head, _, body = text.partition("translation:")
        path.write_bytes((head + "translation: {from: en, state: reviewed}\n---\n" + body.partition("---\n")[2]).encode())
    else:
        path.write_bytes(text.replace(before, after).encode())
    small = SmallSite(small.project)
    there = sheets(small)
    found, [refusal] = taken(small, there, answered(there, {"walk#aim/3": "Tre."}))
    assert found == {}
    assert (message or "as one indented line each") in refusal.message
    assert refusal.remedy == f"change `{FILE}` by hand, or save it anew and try again"


def test_words_that_would_begin_something_else_are_refused_by_name(walk):
    small = walk()
    there = sheets(small)
    found, [refusal] = taken(small, there, answered(there, {"walk#aim/2": "## Other", "walk#aim/3": "Tre."}))
    assert (found, refusal.unit, refusal.line, refusal.message) == ({}, "walk#aim/2", 7, "it would be read as something else than a paragraph")


FACTS = """\
kind: comment
changes:
  - date: 2024-01-01
    kind: major
    note: {en: "Now: longer"}  # a remark
claims:
  - id: ten
    value: 10
    unit: percent
    quantity:
      en: Share
    population:
      en: People
      da: Folk
"""


def test_short_texts_of_facts(site):
    small = site(entry("articles/walk", FACTS, en="Walk\nText."))
    there = sheets(small)
    assert {name: (unit.source, unit.target) for name, unit in there.units.items() if name.startswith("walk/")} == {
        "walk/entry.yml#claims[ten].quantity": ("Share", ""),
        "walk/entry.yml#claims[ten].population": ("People", "Folk"),
        "walk/entry.yml#changes[1].note": ("Now: longer", ""),
    }
    words = {"walk/entry.yml#claims[ten].quantity": "Andel", "walk/entry.yml#changes[1].note": "Nu, længere", "vocabularies/glossary.yml#concepts[relative].prefLabel": "pårørende"}
    found, refused = taken(small, there, answered(there, words))
    assert refused == []
    facts = (small.project / "content/articles/walk/entry.yml").read_text(encoding="utf-8")
    assert (found["content/articles/walk/entry.yml"].data or b"").decode() == facts.replace("en: Share\n", "en: Share\n      da: Andel\n").replace(
        'longer"}', "longer\", da: 'Nu, længere'}"
    )
    assert b"{en: relative, da: p\xc3\xa5r\xc3\xb8rende}" in (found["content/vocabularies/glossary.yml"].data or b"")


def test_what_was_confirmed_of_a_part_does_not_make_a_reviewed_text_a_draft(walk):
    """Both blocks count as outdated; the file says of one that it still holds, and so the part is not up to date."""
    small = walk(source=SOURCE.replace("One.", "Another.").replace("Two.", "Second."))
    there = sheets(small)
    unit = there.units["walk#aim/2"]
    found, refused = taken(small, there, ReturnedFile("da", (Returned(unit.name, unit.source, unit.target, False, False, 7),)))
    assert (found, refused) == ({}, [])
