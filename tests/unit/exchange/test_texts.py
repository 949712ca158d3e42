"""Texts as units: names, states, what they were made from."""

from __future__ import annotations

from portal_build.editing.field_words import field_words
from portal_build.exchange.texts import text_sheet
from portal_build.exchange.units import State
from portal_build.translate.accept import stamped
from tests.small_site import SmallSite, entry

SOURCE = "---\ntitle: Walk\nlead: Why.\n---\n\nIntro.\n\n## Aim {#aim}\n\nOne.\n\n[](entry:x)\n\nTwo.\n"
DANISH = "---\ntitle: Gå\ntranslation:\n  from: en\n  state: reviewed\n---\n\nIndledning.\n\n## Formål {#aim}\n\nEt.\n\n[](entry:x)\n\nTo.\n"


def test_names_notes_and_places(site):
    small = site(entry("methods/walk", en=SOURCE))
    sheet = text_sheet(small.catalogue.entries["walk"], "da", field_words("da"))
    assert [(unit.name, unit.source, f"{unit.where}", unit.notes) for unit in sheet.units] == [
        ("walk#title", "Walk", "content/methods/walk/index.en.md:2:8", ("Metode: Walk", "Titel", "Tekstens titel.")),
        ("walk#lead", "Why.", "content/methods/walk/index.en.md:3:7", ("Metode: Walk", "I én sætning", "En sætning, der siger, hvad læserne finder her. Ren tekst uden formatering.")),
        ("walk#start/1", "Intro.", "content/methods/walk/index.en.md:6:1", ("Metode: Walk", "Afsnit")),
        ("walk#aim/1", "Aim", "content/methods/walk/index.en.md:8:1", ("Metode: Walk", "Aim – Overskrift")),
        ("walk#aim/2", "One.", "content/methods/walk/index.en.md:10:1", ("Metode: Walk", "Aim – Afsnit")),
        ("walk#aim/4", "Two.", "content/methods/walk/index.en.md:14:1", ("Metode: Walk", "Aim – Afsnit")),
    ]


def changed(site, source: str, before: dict[str, str] | None) -> dict[str, tuple[State, str]]:
    """State and earlier source of the units whose source changed after they were translated."""
    small = site(entry("methods/walk", en=SOURCE, da=DANISH))
    path = small.project / "content/methods/walk/index.da.md"
    path.write_text(stamped(small.catalogue.entries["walk"], "da", DANISH) or "", encoding="utf-8")
    (small.project / "content/methods/walk/index.en.md").write_text(source, encoding="utf-8")
    sheet = text_sheet(SmallSite(small.project).catalogue.entries["walk"], "da", field_words("en"), before)
    return {unit.name: (unit.state, unit.previous) for unit in sheet.units if unit.state is State.OUTDATED}


NEW = SOURCE.replace("Two.", "Three.").replace("Walk", "Run")
AIM = SOURCE[SOURCE.index("## Aim") :]


def test_without_a_history_all_of_a_part_is_out_of_date(site):
    assert changed(site, NEW, None) == dict.fromkeys(("walk#title", "walk#aim/1", "walk#aim/2", "walk#aim/4"), (State.OUTDATED, ""))


def test_with_a_history_only_what_changed(site):
    assert changed(site, NEW, {"aim": AIM, "title": "Walk"}) == {"walk#title": (State.OUTDATED, "Walk"), "walk#aim/4": (State.OUTDATED, "Two.")}


def test_where_something_between_the_words_went_all_of_the_part_is_looked_at(site):
    assert changed(site, SOURCE.replace("[](entry:x)\n\n", ""), {"aim": AIM}) == {
        "walk#aim/1": (State.OUTDATED, "Aim"),
        "walk#aim/2": (State.OUTDATED, "One."),
        "walk#aim/3": (State.OUTDATED, "Two."),
    }
