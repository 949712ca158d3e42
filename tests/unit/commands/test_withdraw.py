"""`portal withdraw`: the tombstone, and who still names the entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.small_site import GLOSSARY, entry, write_site
from tests.unit.commands.portals import portal, tree

SITE = (
    GLOSSARY
    + entry("articles/walk", "# Since the spring\npublished: 2024-01-01 # first\n\n# Which sort\nkind: comment", en="Walk\nText.")
    + entry("articles/run", "published: 2024-01-01\nkind: comment\nrelated: [walk]", en="Run\nSee [](entry:walk).")
    + entry("articles/sketch", "status: draft\nkind: comment", en="Sketch\nText.")
    + entry("articles/gone", "status: withdrawn\npublished: 2024-01-01\nkind: comment\nwithdrawn: {date: 2025-01-01, reason: {en: Over.}}", en="Gone\nText.")
    + entry("articles/odd", "{published: 2024-01-01, kind: comment}", en="Odd\nText.")
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_site(tmp_path, SITE)


def test_the_tombstone_and_nothing_else(project: Path):
    before = tree(project)
    reasons = ("--reason", "en=It is over: for good.", "--reason", "da=Det er slut.")
    assert portal(project, "withdraw", "walk", *reasons, "--superseded-by", "run", "--today", "2026-01-15") == (
        0,
        "content/articles/walk/entry.yml: withdrawn\n"
        "These places still name it; lead readers to what holds now:\n"
        "  content/articles/run/entry.yml:4:11: `walk` was withdrawn [reference-to-withdrawn] (name `run`, which replaces it)\n"
        "  content/articles/run/index.en.md:4:5: `walk` was withdrawn [reference-to-withdrawn] (name `run`, which replaces it)\n",
        "",
    )
    after = tree(project)
    assert {path for path in after if after[path] != before.get(path)} == {"content/articles/walk/entry.yml"}
    assert after["content/articles/walk/entry.yml"].decode() == (
        "source_language: en\n"
        "status: withdrawn\n"
        "# Since the spring\n"
        "published: 2024-01-01 # first\n"
        "withdrawn:\n"
        "  date: 2026-01-15\n"
        "  reason:\n"
        "    en: 'It is over: for good.'\n"
        "    da: Det er slut.\n"
        "  superseded_by: run\n"
        "\n"
        "# Which sort\n"
        "kind: comment\n"
    )


def test_a_status_that_is_stated_is_changed_where_it_stands(project: Path):
    path = project / "content/articles/walk/entry.yml"
    path.write_bytes(b"source_language: en\r\nkind: comment\r\nstatus: 'published' # since the spring\r\npublished: 2024-01-01")
    assert portal(project, "withdraw", "walk", "--reason", "en=Over.", "--date", "2025-12-01", "--today", "2026-01-15")[::2] == (0, "")
    assert path.read_bytes() == (
        b"source_language: en\r\nwithdrawn:\r\n  date: 2025-12-01\r\n  reason:\r\n    en: Over.\r\n"
        b"kind: comment\r\nstatus: 'withdrawn' # since the spring\r\npublished: 2024-01-01"
    )


def test_a_dry_run_writes_nothing(project: Path):
    before = tree(project)
    status, said, _ = portal(project, "withdraw", "walk", "--reason", "en=Over.", "--dry-run", "--today", "2026-01-15")
    assert (status, said.splitlines()[0]) == (0, "content/articles/walk/entry.yml: withdrawn (not written)")
    assert tree(project) == before


def test_where_nobody_names_it_nothing_more_is_said(project: Path):
    assert portal(project, "withdraw", "run", "--reason", "en=Over.", "--today", "2026-01-15") == (0, "content/articles/run/entry.yml: withdrawn\n", "")


OVER = ("--reason", "en=Over.")
REFUSED = {
    "twice": (("gone", *OVER), "`gone` is withdrawn already"),
    "a draft": (("sketch", *OVER), "`sketch` is a draft, which readers have never seen; delete its folder instead"),
    "no such entry": (("wlk", *OVER), "there is no entry `wlk`: did you mean `walk`?"),
    "an entry that cannot be read": (("odd", *OVER), "the files of `odd` cannot be understood"),
    "not in its own language": (("walk", "--reason", "da=Slut."), "give the reason in the language that the entry was first written in as well: --reason en=…"),
    "a language that is not there": (("walk", *OVER, "--reason", "nb=Slutt."), "the portal has no language `nb`: its languages are en, da, nl"),
    "an empty reason": (("walk", "--reason", "en= "), "the reason in `en` is empty"),
    "a reason that nobody can see": (("walk", "--reason", "en=\x07"), "the reason in `en` holds an invisible control character"),
    "a reason of no encoding": (("walk", "--reason", "en=\udce5"), "the reason in `en` holds an invisible control character"),
    "no such successor": (("walk", *OVER, "--superseded-by", "rn"), "there is no entry `rn`: did you mean `run`?"),
    "itself": (("walk", *OVER, "--superseded-by", "walk"), "an entry cannot replace itself"),
    "a draft as successor": (("walk", *OVER, "--superseded-by", "sketch"), "`sketch` is a draft, so it cannot replace another entry"),
    "a withdrawn successor": (("walk", *OVER, "--superseded-by", "gone"), "`gone` is withdrawn itself, so it cannot replace another entry"),
    "a day to come": (("walk", *OVER, "--date", "2026-02-01"), "nothing was changed, since `portal check` would then say:\n  content/articles/walk/entry.yml:6:9: `withdrawn.date`"),
    "a day before it was there": (("walk", *OVER, "--date", "2023-02-01"), "nothing was changed, since `portal check` would then say:\n  content/articles/walk/entry.yml:6:9: `withdrawn.date`"),
}


@pytest.mark.parametrize(("arguments", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_would_be_wrong_is_refused(arguments: tuple[str, ...], reason: str, project: Path):
    before = tree(project)
    status, said, errors = portal(project, "withdraw", *arguments, "--today", "2026-01-15")
    assert (status, said) == (1, "")
    assert errors.startswith(f"portal: {reason}")
    assert tree(project) == before


@pytest.mark.parametrize(("reason", "message"), [("Over.", "does not say its language"), ("en=Over.", "the reason in `en` is given twice")])
def test_reasons_say_their_language_once(reason: str, message: str, project: Path):
    status, _, errors = portal(project, "withdraw", "walk", "--reason", reason, "--reason", "en=Over.")
    assert status == 2
    assert message in " ".join(errors.split())


def test_facts_in_braces_are_refused_rather_than_spoilt(project: Path):
    path = project / "content/articles/odd/entry.yml"
    path.write_text("{source_language: en, published: 2024-01-01, kind: comment}\n", encoding="utf-8")
    before = tree(project)
    status, said, errors = portal(project, "withdraw", "odd", *OVER, "--today", "2026-01-15")
    assert (status, said) == (1, "")
    assert errors == "portal: content/articles/odd/entry.yml: the file is written in a way that cannot be changed here; add these lines yourself: status: withdrawn. Nothing was changed.\n"
    assert tree(project) == before
