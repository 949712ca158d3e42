"""What of a translator's file is taken, and what is refused."""

from __future__ import annotations

import pytest

from portal_build.exchange.take import LONGEST, sort_out
from portal_build.exchange.units import Returned, ReturnedFile, mark_of
from tests.small_site import entry
from tests.unit.exchange.exchanging import by_po, by_xliff, sheets

SOURCE = "Walk\nSee [the plan](entry:run) and [](claim:x) [@first-source].\n\n## Aim {#aim}\n\nTo `walk`."
SITE = entry("articles/walk", "kind: comment", en=SOURCE)


def refused(site, name: str, target: str, source: str | None = None, **more: object) -> list[tuple[str, str]]:
    """Message and remedy of each refusal."""
    there = sheets(site(SITE))
    said = there.units[name].source if source is None and name in there.units else source or ""
    one = Returned(name, said, target, False, False, 7, **more)  # type: ignore[arg-type]
    found = sort_out(ReturnedFile("da", (one,)), there)
    assert all((each.line, each.unit) == (7, name) for each in found.refused)
    assert bool(found.refused) != bool(found.answers)
    return [(each.message, each.remedy) for each in found.refused]


KEPT = "links, citations and code stay as they are in the source"
GOOD = "Se [planen](entry:run) og [](claim:x) [@first-source]."
BROKEN = {
    "a link that was taken out": (GOOD.replace("[planen](entry:run)", "planen"), "it lacks `(entry:run)`"),
    "a link to something else": (GOOD.replace("entry:run", "entry:sit"), "it lacks `(entry:run)` and it has `(entry:sit)`, which the source has not"),
    "a claim": (GOOD.replace("claim:x", "claim:y"), "it lacks `(claim:x)` and it has `(claim:y)`, which the source has not"),
    "a citation": (GOOD.replace("[@first-source]", "[@other]"), "it lacks `[@first-source]` and it has `[@other]`, which the source has not"),
    "a link that is broken open": (GOOD.replace("](", "] ("), "it lacks `(entry:run)`, `(claim:x)`"),
    "HTML": (f"{GOOD} <script>", "it has `<script>`, which the source has not"),
    "an id": (f"{GOOD} {{#other}}", "it has `{#other}`, which the source has not"),
    "a link out of the portal": (f"{GOOD} [x](https://evil.example)", "it has `(https://evil.example)`, which the source has not"),
    "a program in a link": (GOOD.replace("entry:run", "javascript:alert(1)"), "it lacks `(entry:run)` and it has `(javascript:alert(1))`, which the source has not"),
}


@pytest.mark.parametrize(("target", "message"), BROKEN.values(), ids=BROKEN)
def test_marks_have_to_be_kept(target: str, message: str, site):
    assert refused(site, "walk#start/1", target) == [(message, KEPT)]


def test_marks_may_change_places_and_emphasis_is_free(site):
    assert refused(site, "walk#start/1", "[@first-source] *Se* [](claim:x) og **[planen](entry:run)**{: lang=da }.") == []


def test_code_is_kept(site):
    assert refused(site, "walk#aim/2", "At `gå`.") == [("it lacks ``walk`` and it has ``gå``, which the source has not", KEPT)]


def test_an_id_cannot_be_put_behind_a_heading(site):
    assert refused(site, "walk#aim/1", "Formål {#other}") == [("it has `{#other}`, which the source has not", KEPT)]


OTHER = {
    "several lines": ("walk#title", "Gå\ntitle: Other", "the translation has several lines, and its source is one"),
    "lines in a block": ("walk#aim/2", "At\n\n`walk`.", "the translation has several lines, and its source is one"),
    "front matter": ("walk#title", "---\ntranslation: {}\n---", "the translation has several lines, and its source is one"),
    "a control character": ("walk#title", "G\x1b[31må", "an invisible control character (U+001B) stands in the translation"),
    "a carriage return": ("walk#title", "G\rå", "an invisible control character (U+000D) stands in the translation"),
    "a byte order mark": ("walk#title", "G\ufeffå", "an invisible control character (U+FEFF) stands in the translation"),
    "an absurd size": ("walk#title", "å" * (LONGEST + 1), "the translation has more than 50,000 characters"),
}


@pytest.mark.parametrize(("name", "target", "message"), OTHER.values(), ids=OTHER)
def test_words_that_cannot_be_a_translation(name: str, target: str, message: str, site):
    assert [said for said, _ in refused(site, name, target)] == [message]


STALE = "export again, and let the program bring the translations into the new file"


@pytest.mark.parametrize("name", ["run#title", "../../etc/passwd#title", "content/articles/walk/entry.yml#status", "walk#translation", ""])
def test_units_that_there_are_not(name: str, site):
    assert refused(site, name, "Ord") == [("the portal has no such unit", STALE)]


def test_a_source_that_changed_since(site):
    assert refused(site, "walk#aim/2", "At `walk`.", source="Another.") == [("the source was changed since the file was exported", STALE)]


def test_a_block_that_moved_is_found_by_its_words(site):
    small = site(entry("articles/walk", "kind: comment", en="Walk\nNew.\n\nOne.\n\nTwo."))
    there = sheets(small)
    found = sort_out(ReturnedFile("da", (Returned("walk#start/2", "Two.", "To.", False, False, 1),)), there)
    assert ({name: one.target for name, one in found.answers.items()}, found.refused) == ({"walk#start/3": "To."}, [])


def test_a_stale_unit_without_a_translation_says_nothing(site):
    there = sheets(site(SITE))
    assert sort_out(ReturnedFile("da", (Returned("gone#title", "Gone", "", False, False, 1),)), there).refused == []


def test_what_cannot_be_understood(site):
    assert refused(site, "walk#title", "Gå", problem="a code in it stands for nothing")[0][0] == "a code in it stands for nothing"


def test_a_unit_that_stands_twice(site):
    there = sheets(site(SITE))
    twice = tuple(Returned("walk#title", "Walk", target, False, False, 1) for target in ("Gå", "Spadser"))
    assert [one.message for one in sort_out(ReturnedFile("da", twice), there).refused] == ["the unit stands in the file twice"] * 2


def test_unfinished_changes_are_counted_and_passed_over(site):
    there = sheets(site(SITE))
    found = sort_out(ReturnedFile("da", (Returned("walk#title", "Walk", "Gå", True, False, 1),)), there)
    assert (found.unfinished, found.answers, found.refused) == (1, {}, [])


def test_a_translation_that_leaves_out_a_link_may_go_on_without_it(site):
    text = "---\ntitle: Gå\ntranslation:\n  from: en\n  state: draft\n---\nSe planen [](claim:x) [@first-source].\n"
    there = sheets(site(entry("articles/walk", "kind: comment", en=SOURCE, da=text)))
    unit = there.units["walk#start/1"]
    found = sort_out(ReturnedFile("da", (Returned(unit.name, unit.source, "Læs planen [](claim:x) [@first-source].", False, False, 1),)), there)
    assert (found.refused, len(found.answers)) == ([], 1)


def _translated(words: str) -> str:
    return f"---\ntitle: {words}\ntranslation:\n  from: en\n  state: draft\n---\n"


MEANWHILE = {
    # What was exported, what the file and the portal say now -> what is taken, and whether it is refused.
    "nobody did anything": ("Gå", "Gå", "Gå", "Gå", False),
    "the translator": ("Gå", "Spadser", "Gå", "Spadser", False),
    "an editor": ("Gå", "Gå", "Gang", None, False),
    "both the same": ("Gå", "Gang", "Gang", "Gang", False),
    "both": ("Gå", "Spadser", "Gang", None, True),
    "both, where there was none": ("", "Spadser", "Gang", None, True),
}


@pytest.mark.parametrize(("then", "returned", "now", "taken", "is_refused"), MEANWHILE.values(), ids=MEANWHILE)
def test_who_changed_a_translation_since_it_was_exported(then: str, returned: str, now: str, taken: str | None, is_refused: bool, site):
    there = sheets(site(entry("articles/walk", "kind: comment", en="Walk\n", da=_translated(now))))
    file = ReturnedFile("da", (Returned("walk#title", "Walk", returned, False, False, 7, exported=mark_of(then, False)),))
    found = sort_out(file, there)
    assert [one.target for one in found.answers.values()] == ([taken] if taken else [])
    assert [one.message for one in found.refused] == (["the portal's translation is no longer the one that was exported"] if is_refused else [])
    overwriting = sort_out(file, there, overwrite=True)
    assert (overwriting.refused, [one.target for one in overwriting.answers.values()]) == ([], [returned] if is_refused else [taken] if taken else [])


@pytest.mark.parametrize("by", [by_po, by_xliff])
def test_a_file_tells_what_was_exported(by, site):
    there = sheets(site(entry("articles/walk", "kind: comment", en="Walk\n", da=_translated("Gå"))))
    assert {one.name: one.exported for one in by(there, "en").units}["walk#title"] == mark_of("Gå", False)


def test_two_units_of_a_file_that_are_one_now(site):
    """Of two equal paragraphs one was changed since."""
    there = sheets(site(entry("articles/walk", "kind: comment", en="Walk\nNew.\n\nOne.")))
    units = (Returned("walk#start/1", "One.", "En.", False, False, 1), Returned("walk#start/2", "One.", "Første.", False, False, 2))
    found = sort_out(ReturnedFile("da", units), there)
    assert ([one.target for one in found.answers.values()], [one.line for one in found.refused]) == (["En."], [2])
