# Each case is an entry as it was and what was done to it; what is said is shown in whole, silence included. The old side is
# given as `read_base` would give it, so that no repository is needed; `tests/unit/source/test_base.py` has those.
"""What was changed since a revision, and whether it was told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from portal_build.checks.since import Comparison, compare
from portal_build.model import COLLECTIONS
from portal_build.model.common import Audience
from portal_build.model.understand import understand
from portal_build.source.base import Base
from portal_build.source.read import read_portal
from tests.small_site import BASE, write_site
from tests.sites_invalid.recipe import read_site

ENTRY, ENGLISH, DANISH = "methods/walk/entry.yml", "methods/walk/index.en.md", "methods/walk/index.da.md"
ADVICE, ADVICE_EN, ADVICE_DA = "recommendations/ask/entry.yml", "recommendations/ask/index.en.md", "recommendations/ask/index.da.md"
SITE = {
    "target-groups/all/entry.yml": "source_language: en\npublished: 2025-01-01\n",
    "target-groups/all/index.en.md": "---\ntitle: All\n---\n\n## Who {#definition}\n\nAll.\n",
    "publications/book/entry.yml": "source_language: en\npublished: 2025-01-01\neditions:\n  - {year: 2020, publishers: [{name: P}]}\nrecommendations: [ask]\n",
    "publications/book/index.en.md": "---\ntitle: Book\n---\n\n## Summary {#summary}\n\nIn short.\n",
    ADVICE: "source_language: en\npublished: 2025-01-01\npart_of: book\nnumber: 1\nstrength:\n  words: {en: should}\n",
    ADVICE_EN: "---\ntitle: Ask\n---\n\n## Recommendation {#recommendation}\n\nStaff should ask, early.\n\n## Evidence {#evidence}\n\nLittle.\n",
    ADVICE_DA: "---\ntitle: Spørg\ntranslation:\n  from: en\n  state: machine\n---\n\n## Anbefaling {#recommendation}\n\nAnsatte bør spørge.\n",
    ENTRY: """\
source_language: en
published: 2025-01-01
reviewed: 2025-06-01
review_due: 2026-06-01
claims:
  - id: lost
    value: 45
    unit: percent
    quantity: {en: get lost, da: farer vild}
    population: {en: walkers}
    source: first-source
providers:
  - {en: A guide, da: En guide}
duration: {en: one hour}
evaluations:
  - {kind: effect-study, independence: independent, direction: benefit, finding: {en: It helps.}, reference: first-source}
ratings:
  - {scale: stars, level: one, target_group: all, rater: {name: R}, date: 2025-01-01, reason: {en: One study.}}
changes:
  - {date: 2025-02-01, kind: minor}
  - {date: 2025-03-01, kind: major, note: {en: New.}}
""",
    ENGLISH: """\
---
title: Walk
lead: A walk.
---

Before all.

## In brief {#in-brief}

You *walk*, [](claim:lost) get lost [@first-source]. See [](entry:all) and [these](entry:all).

## Aim {#aim}

To walk.

## Content {#content}

| a | b |
|---|---|
| 1 | 2 |
""",
    DANISH: "---\ntitle: Gå\ntranslation:\n  from: en\n  state: machine\n  date: 2025-05-01\n---\n\n## Kort {#in-brief}\n\nMan går.\n",
}
MINOR = "  - {date: 2025-07-01, kind: minor}\n"
MAJOR = "  - {date: 2025-07-01, kind: major, note: {en: Told.}}\n"
CORRECTED = "  - {date: 2025-07-01, kind: correction, note: {en: Told.}, claims: [lost]}\n"
Edit = tuple[str, str, str]
"""A file, a passage of it, and what has taken its place."""


def after(*edits: Edit, files: Mapping[str, str | None] | None = None) -> dict[str, str | None]:
    now: dict[str, str | None] = dict(SITE)
    for path, old, new in edits:
        text = now[path]
        assert text is not None and text.count(old) == 1, (path, old)
        now[path] = text.replace(old, new)
    return {**now, **(files or {})}


@pytest.fixture
def compared(tmp_path: Path) -> Callable[..., Comparison]:
    """Compares the site as it is now with what it was; both as path -> text, and None for what is not there."""

    def run(now: Mapping[str, str | None], then: Mapping[str, str | None] = SITE) -> Comparison:
        basis = {path.removeprefix("content/"): file.text for path, file in read_site(BASE).items()}
        write_site(tmp_path)
        for path, text in now.items():
            (tmp_path / "content" / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "content" / path).unlink(missing_ok=True)
            if text is None:
                (tmp_path / "content" / path).parent.rmdir() if not any((tmp_path / "content" / path).parent.iterdir()) else None
            else:
                (tmp_path / "content" / path).write_text(text, encoding="utf-8")
        old, new = {**basis, **then}, {**basis, **now}
        files = {path: text.encode() for path, text in old.items() if text is not None and text != new.get(path)}
        added = frozenset(path for path, text in new.items() if text is not None and old.get(path) is None)
        content = understand(read_portal(tmp_path / "content", COLLECTIONS), Audience.MEMBERS)
        return compare(content, Base("0" * 40, files, added, {}, True))

    return run


@pytest.fixture
def told(compared: Callable[..., Comparison]) -> Callable[..., list[str]]:
    """As `compared`: line and code of each problem, with the name of its file."""

    def run(now: Mapping[str, str | None], then: Mapping[str, str | None] = SITE) -> list[str]:
        found = compared(now, then).diagnostics
        return [f"{one.position.file.removeprefix('content/')}:{one.position.line} {one.code}: {one.message}" for one in found]

    return run


def codes(said: list[str]) -> list[str]:
    return [one.split()[1].rstrip(":") for one in said]


def test_nothing_changed(told):
    assert told(SITE) == []


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([(ENGLISH, "title: Walk", "title: Walking")], [f"{ENGLISH}:2 `title`"], id="title"),
        pytest.param([(ENGLISH, "lead: A walk.\n", "")], [f"{ENGLISH}:2 `lead`"], id="lead taken out"),
        pytest.param([(ENGLISH, "Before all.", "First.")], [f"{ENGLISH}:6 the text before the first heading"], id="before headings"),
        pytest.param(
            [(ENGLISH, "To walk.", "To run."), (ENGLISH, "| 1 | 2 |", "| 1 | 3 |")], [f"{ENGLISH}:12 section `aim`, section `content`"], id="sections"
        ),
        pytest.param([(ENGLISH, "## Aim {#aim}\n\nTo walk.\n", "")], [f"{ENGLISH}:2 section `aim`"], id="section taken out"),
        pytest.param([(ENGLISH, "(claim:lost)", "(claim:lost2)")], [f"{ENGLISH}:8 section `in-brief`"], id="another claim"),
        pytest.param([(ENGLISH, "@first-source", "@second-source")], [f"{ENGLISH}:8 section `in-brief`"], id="another source"),
        pytest.param([(ENGLISH, "[](entry:all)", "[](entry:walk)")], [f"{ENGLISH}:8 section `in-brief`"], id="a link that shows another title"),
        pytest.param([(ENGLISH, "You *walk*, ", "You\n_walk_, ")], [], id="signs and lines"),
        pytest.param([(ENGLISH, "| a | b |\n|---|---|\n| 1 | 2 |", "|a|b|\n|:--|--|\n|1|2|")], [], id="a table set anew"),
        pytest.param([(ENGLISH, "[these](entry:all)", "[these](entry:walk)")], [], id="where a link leads"),
        pytest.param([(ENTRY, "{en: one hour}", "{en: two hours}")], [f"{ENTRY}:14 `duration`"], id="short text"),
        pytest.param([(ENTRY, "{en: one hour}", "{en: one hour, da: en time}")], [], id="short text translated"),
        pytest.param([(ENTRY, "da: En guide", "da: En fører")], [f"{ENTRY}:13 `providers`"], id="translation of a short text"),
        pytest.param([(ENTRY, "duration: {en: one hour}\n", "")], [f"{ENTRY}:1 `duration`"], id="short text taken out"),
        pytest.param([(ENTRY, "  - {en: A guide, da: En guide}", "  - {en: A guide, da: En guide}\n  - {en: You}")], [f"{ENTRY}:14 `providers`"], id="one more"),
        pytest.param([(ENTRY, "{en: One study.}", "{en: Two studies.}")], [f"{ENTRY}:18 `ratings.reason`"], id="reason of a rating"),
        pytest.param([(ENTRY, "da: farer vild", "da: går vild")], [f"{ENTRY}:9 `claims.quantity`"], id="translation of a claim"),
        pytest.param([(ENTRY, "{en: New.}", "{en: New and better.}")], [], id="an old note put better"),
        pytest.param([(DANISH, "Man går.", "Man spadserer.")], [f"{DANISH}:9 section `in-brief`"], id="translation"),
        pytest.param([(DANISH, "Man går.", "Man spadserer."), (DANISH, "state: machine", "state: reviewed")], [], id="translation reviewed"),
        pytest.param([(DANISH, "Man går.", "Man spadserer."), (DANISH, "date: 2025-05-01", "date: 2025-05-02")], [], id="translation improved"),
        pytest.param([(DANISH, "Man går.", "Ny."), (DANISH, "date: 2025-05-01", "date: 2025-04-01")], [f"{DANISH}:9 section `in-brief`"], id="older"),
        pytest.param([(DANISH, "state: machine", "state: reviewed")], [], id="reviewed and found good"),
    ],
)
def test_wording(told, edits: list[Edit], expected: list[str]):
    said = [one.replace("unrecorded-wording: the wording changed (", "").replace("unrecorded-wording: the wording of ", "") for one in told(after(*edits))]
    said = [one.partition("), and nothing")[0].partition(" changed, and nothing")[0] for one in said]
    assert said == expected
    recorded = after(*edits)
    assert told({**recorded, ENTRY: recorded[ENTRY] + MINOR}) == []


def test_a_text_that_was_taken_away(told):
    message = "unrecorded-wording: the text in `da` was taken away, and nothing under `changes` says so"
    assert told(after(files={DANISH: None})) == [f"{ENTRY}:20 {message}"]
    assert told(after((ENTRY, "{en: New.}}\n", "{en: New.}}\n" + MINOR), files={DANISH: None})) == []


def test_a_text_that_is_wrong_now_was_not_taken_away(told):
    assert told(after((DANISH, "title: Gå\n", ""))) == []


def test_new_translations_entries_and_drafts_are_free(told):
    new = {"methods/walk/index.nl.md": DANISH, "articles/new/entry.yml": "source_language: en\npublished: 2025-01-01\nkind: comment\n"}
    assert told(after(files={**new, "articles/new/index.en.md": "---\ntitle: New\n---\n\nNew.\n"})) == []
    draft = after((ENTRY, "published: 2025-01-01", "published: 2025-01-01\nstatus: draft"))
    assert told(after((ENGLISH, "title: Walk", "title: Run"), (ENTRY, "value: 45", "value: 4")), then=draft) == []
    assert told(after(files={ENTRY: None, ENGLISH: None, DANISH: None}), then=draft) == []


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([(ADVICE_EN, "title: Ask", "title: Ask first")], ["unannounced-advice"], id="title"),
        pytest.param([(ADVICE_EN, "should ask", "should listen")], ["unannounced-advice"], id="other words"),
        pytest.param([(ADVICE_EN, "ask, early.", "ask early.")], ["unrecorded-wording"], id="a comma"),
        pytest.param([(ADVICE_EN, "Little.", "Some.")], ["unrecorded-wording"], id="another section"),
        pytest.param([(ADVICE_EN, "ask, early.", "ask late."), (ADVICE_EN, "Little.", "Some.")], ["unannounced-advice", "unrecorded-wording"], id="both"),
        pytest.param([(ADVICE_DA, "bør spørge", "bør altid spørge")], ["unrecorded-wording"], id="a translation"),
        pytest.param([(ADVICE, "{en: should}", "{en: must}")], ["unannounced-grading"], id="the publisher's word"),
        pytest.param([(ADVICE, "{en: should}", "{en: should, da: bør}")], [], id="the word translated"),
        pytest.param([(ADVICE, "strength:\n  words: {en: should}\n", "")], ["unannounced-grading"], id="no strength any more"),
        pytest.param([(ADVICE, "strength:", "certainty: {scale: stars, level: one}\nstrength:")], ["unannounced-grading"], id="certainty stated"),
    ],
)
def test_advice_and_strength(told, edits: list[Edit], expected: list[str]):
    assert codes(told(after(*edits))) == expected
    minor = codes(told(after(*edits, (ADVICE, "number: 1\n", "number: 1\nchanges:\n" + MINOR))))
    assert minor == [code for code in expected if code != "unrecorded-wording"]
    assert told(after(*edits, (ADVICE, "number: 1\n", "number: 1\nchanges:\n" + MAJOR))) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("level: one", "level: two", "`ratings[1].level` changed"),
        ("target_group: all", "target_group: some", "`ratings[1].target_group` changed"),
        ("rater: {name: R}, date: 2025-01-01", "rater: {name: S}, date: 2025-02-02", "`ratings[1].rater.name`, `ratings[1].date` changed"),
        ("rater: {name: R}", "rater: {name: R, country: DK}", ""),
        ("direction: benefit", "direction: harm", "`evaluations[1].direction` changed"),
        ("evaluations:", "evaluations:\n  - {kind: other, independence: developer, direction: harm, finding: {en: x}, reference: second-source}", "was added"),
        ("{scale: stars, level: one, target_group: all, rater: {name: R}, date: 2025-01-01, reason: {en: One study.}}", "[]", None),
    ],
)
def test_ratings_and_findings(told, old: str, new: str, expected: str | None):
    now = after((ENTRY, old, new)) if expected is not None else after((ENTRY, f"ratings:\n  - {old}\n", ""))
    said = [one for one in told(now) if "unannounced-rating" in one]
    assert [(expected or "one of `ratings` was taken out") in one for one in said] == ([True] if expected != "" else [])
    assert [one for one in told({**now, ENTRY: now[ENTRY] + MAJOR}) if "unannounced" in one] == []


CLAIM = "the claim `lost` changed, and no new line under `changes`"


@pytest.mark.parametrize(
    ("edits", "line", "expected"),
    [
        pytest.param([("value: 45", "value: 40")], "", [f"{ENTRY}:7 unannounced-claim: `value` of {CLAIM} tells readers"], id="number"),
        pytest.param([("value: 45", "value: 40")], MAJOR, [f"{ENTRY}:7 unannounced-claim: `value` of {CLAIM} names it"], id="told without naming it"),
        pytest.param([("value: 45", "value: 40")], CORRECTED, [], id="told"),
        pytest.param([("unit: percent", "unit: percentage-points")], CORRECTED, [], id="unit corrected"),
        pytest.param([("unit: percent", "unit: persons")], CORRECTED, [f"{ENTRY}:6 reused-claim: `lost` was another claim: it counted percent"], id="other unit"),
        pytest.param([("{en: get lost,", "{en: find home,")], "", [f"{ENTRY}:9 unannounced-claim: `quantity` of {CLAIM} tells readers"], id="words"),
        pytest.param([("{en: get lost,", "{en: find home,")], MAJOR, [], id="words told"),
        pytest.param(
            [("{en: get lost,", "{en: find home,"), ("value: 45", "value: 5")],
            CORRECTED,
            [f"{ENTRY}:6 reused-claim: `lost` was another claim: its number and its quantity have both changed"],
            id="number and words",
        ),
        pytest.param([("{en: walkers}", "{en: walker}"), ("value: 45", "value: 5")], CORRECTED, [], id="number and a slip of the pen"),
        pytest.param([("{en: walkers}", "{en: walkers, da: vandrere}")], "", [], id="words translated"),
        pytest.param([("    source: first-source\n", "    source: second-source\n")], MAJOR, [], id="source"),
    ],
)
def test_claims(told, edits: list[tuple[str, str]], line: str, expected: list[str]):
    now = after(*((ENTRY, old, new) for old, new in edits))
    assert told({**now, ENTRY: now[ENTRY] + line}) == expected


CLAIMS = SITE[ENTRY][SITE[ENTRY].index("claims:\n") : SITE[ENTRY].index("providers:")]


def test_a_claim_that_moves_is_the_same_claim(told):
    group = "target-groups/all/entry.yml"
    moved = after((ENTRY, CLAIMS, ""), files={group: SITE[group] + CLAIMS})
    assert told(moved) == []
    said = told({**moved, group: SITE[group] + CLAIMS.replace("45", "40") + "changes:\n" + CORRECTED})
    assert said == [f"{group}:4 reused-claim: `lost` was another claim: another entry stated it, and not in the same way"]


def test_a_claim_that_is_gone(told):
    gone = after((ENTRY, CLAIMS, ""))
    assert told(gone) == [f"{ENTRY}:1 vanished-claim: the claim `lost` is gone"]
    retired = after((ENTRY, CLAIMS, "retired_claims: [lost]\n"))
    assert codes(told(retired)) == ["unannounced-claim"]
    assert told({**retired, ENTRY: retired[ENTRY] + MAJOR}) == []
    assert told(after((ENTRY, CLAIMS, "")), then=retired) == [f"{ENTRY}:1 vanished-claim: the claim `lost` is gone"]
    assert told(SITE, then=retired) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("reviewed: 2025-06-01", "reviewed: 2025-06-02", []),
        ("reviewed: 2025-06-01", "reviewed: 2025-05-31", [f"{ENTRY}:3 lowered-review-date: `reviewed` moved from 2025-06-01 back to 2025-05-31"]),
        ("review_due: 2026-06-01", "review_due: 2026-05-31", [f"{ENTRY}:4 lowered-review-date: `review_due` moved from 2026-06-01 back to 2026-05-31"]),
        ("review_due: 2026-06-01\n", "", [f"{ENTRY}:1 lowered-review-date: `review_due` was taken out; it was 2026-06-01"]),
    ],
)
def test_dates_of_review(told, old: str, new: str, expected: list[str]):
    now = after((ENTRY, old, new))
    assert told(now) == expected
    assert told({**now, ENTRY: now[ENTRY] + MAJOR}) == []


def renamed(edit: Callable[[str], str] = lambda text: text) -> dict[str, str | None]:
    """The site with its method under another id."""
    new = {path.replace("methods/walk", "methods/stroll"): edit(SITE[path]) for path in (ENTRY, ENGLISH, DANISH)}
    return after(files={**new, ENTRY: None, ENGLISH: None, DANISH: None})


def test_an_entry_that_is_gone(told):
    assert told(after(files={ENTRY: None, ENGLISH: None, DANISH: None})) == [f"{ENTRY}:1 vanished-entry: the entry `methods/walk` is gone"]


def test_an_entry_with_another_id(told):
    entry = "methods/stroll/entry.yml"
    now = renamed()
    assert told(now) == [f"{entry}:1 vanished-entry: the entry `methods/walk` is gone; this seems to be what it is called now"]
    now[entry] = f"{now[entry]}aliases: [walk]\n"
    assert told(now) == []
    now[entry] = now[entry].replace("value: 45", "value: 40").replace("one hour", "two hours")
    assert codes(told(now)) == ["unannounced-claim", "unrecorded-wording"]


def test_a_former_id_that_is_gone(told):
    then = {**SITE, ENTRY: SITE[ENTRY] + "aliases: [amble, articles/roam]\n"}
    assert told(SITE, then) == [
        f"{ENTRY}:1 vanished-entry: `amble`, a former id of this entry, is gone",
        f"{ENTRY}:1 vanished-entry: `articles/roam`, a former id of this entry, is gone",
    ]
    other = "publications/book/entry.yml"
    assert told(after(files={other: SITE[other] + "aliases: [methods/amble, articles/roam]\n"}), then) == []


def test_links_and_ratings_follow_another_id(told):
    group = "target-groups/all/"
    moved = {path.replace("/all/", "/everybody/"): SITE[path] for path in (f"{group}entry.yml", f"{group}index.en.md")}
    moved["target-groups/everybody/entry.yml"] += "aliases: [all]\n"
    files = {**moved, f"{group}entry.yml": None, f"{group}index.en.md": None}
    edits = (ENGLISH, "[](entry:all) and [these](entry:all)", "[](entry:everybody) and [these](entry:everybody)"), (ENTRY, "target_group: all", "target_group: everybody")
    assert told(after(*edits, files=files)) == []


def test_an_entry_that_was_taken_up_into_another(told):
    other = "target-groups/all/entry.yml"
    gone = {ENTRY: None, ENGLISH: None, DANISH: None}
    assert codes(told(after(files={**gone, other: SITE[other] + "aliases: [methods/walk]\n"}))) == ["vanished-claim"]
    assert told(after(files={**gone, other: SITE[other] + CLAIMS + "aliases: [methods/walk]\n"})) == []


def test_an_entry_of_another_type(told):
    article = "source_language: en\npublished: 2025-01-01\nkind: comment\naliases: [{}]\n"
    files = {"articles/walk/index.en.md": SITE[ENGLISH].replace("{#in-brief}", "{#brief}"), ENTRY: None, ENGLISH: None, DANISH: None}
    assert "vanished-entry" not in codes(told(after(files={**files, "articles/walk/entry.yml": article.format("methods/walk")})))
    assert "vanished-entry" in codes(told(after(files={**files, "articles/walk/entry.yml": article.format("other")})))


def test_withdrawing_tells_readers(told):
    withdrawn = "status: withdrawn\nwithdrawn: {date: 2025-07-01, reason: {en: Not offered any more.}}\n"
    assert told(after((ENGLISH, "title: Walk", "title: Walk (old)"), (ENTRY, "claims:", withdrawn + "claims:"), (ENTRY, "level: one", "level: two"))) == []


def test_a_broken_entry_is_compared_once_it_is_mended(told):
    assert told(after((ENTRY, "published: 2025-01-01", "published: soon"), (ENTRY, "value: 45", "value: 40"))) == []


def test_concepts_and_levels(told):
    topics = "title: {en: Topics}\nversion: '1'\nconcepts:\n  - {id: everyday-life, prefLabel: {en: x}}\n"
    more = topics + "  - {id: work, prefLabel: {en: x}}\n"
    path = "vocabularies/topics.yml"
    assert told({**SITE, path: topics}, then={**SITE, path: more}) == [f"{path}:3 vanished-concept: the concept `work` is gone"]
    assert told({**SITE, path: topics + "retired: [work]\n"}, then={**SITE, path: more}) == []
    assert told({**SITE, path: more}, then={**SITE, path: topics}) == []
    assert told({**SITE, path: topics}, then={**SITE, path: topics + "retired: [work]\n"}) == [f"{path}:3 vanished-concept: the concept `work` is gone"]
    own = "words: [{language: en, must: [is bound to]}]\n"
    assert told({**SITE, "vocabularies/wording.yml": None}, then={**SITE, "vocabularies/wording.yml": own}) == []


def test_what_was_wrong_then_is_said_to_be_left_out(compared):
    def notes(then: Mapping[str, str | None], *edits: Edit) -> tuple[list[str], tuple[str, ...]]:
        found = compared(after((ENTRY, "one hour", "two hours"), (ENTRY, "level: one", "level: two"), *edits), then)
        return [one.code for one in found.diagnostics], found.notes

    def then(path: str, old: str, new: str) -> dict[str, str | None]:
        return {**SITE, path: SITE[path].replace(old, new)}

    left_out = f"content/{ENTRY} as it was is not compared: "
    assert notes(SITE) == (["unrecorded-wording", "unannounced-rating"], ())
    assert notes(then(ENTRY, "scale: stars", "skala: stars")) == (["unrecorded-wording"], (left_out + "`ratings` could not be understood",))
    assert notes(then(ENTRY, "duration:", "of_an_older_model: x\nduration:")) == (
        ["unrecorded-wording", "unannounced-rating"],
        (left_out + "`of_an_older_model` could not be understood",),
    )
    assert notes(then(ENTRY, "kind: minor", "kind: small")) == ([], (left_out + "`changes` could not be understood",))
    assert notes(then(ENTRY, "published: 2025-01-01", "status: finished")) == ([], (left_out + "`status` could not be understood",))
    assert notes(then(ENTRY, "duration:", "duration:\n\t")) == ([], (left_out + "the line holds a tab character",))
    left_out = f"content/{ENGLISH} as it was is not compared: "
    assert notes(then(ENGLISH, "title: Walk\n", "")) == (["unrecorded-wording", "unannounced-rating"], (left_out + "its front matter could not be understood",))
