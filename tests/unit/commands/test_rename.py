"""`portal rename`: every place that names the entry, and no other byte."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from portal_build.model.common import Audience
from portal_build.pipeline import load
from tests.conftest import FULL, ROOT
from tests.small_site import entry, write_site
from tests.unit.commands.portals import changed_lines, portal, tree

GLOSSARY = """
-- content/vocabularies/glossary.yml --
title: {en: Glossary}
version: "1"
concepts:
  - {id: recovery, prefLabel: {en: recovery}, definition: {en: A good life.}, see: [walk, run, "walk-on"]}
"""
GROUP = entry("target-groups/walk", "published: 2024-01-01 # first\n\n# Who else\nbroader:\n  - all", en="Walkers\n## Who {#definition}\nThey [walk](entry:walk#definition).")
WIDER = entry("target-groups/all", "published: 2024-01-01", en="All\n## Who {#definition}\nAll.") + entry(
    "target-groups/walk-on", "published: 2024-01-01\nbroader: ['walk'] # not walk-on", en="On\n## Who {#definition}\nAll."
)
RUN = entry(
    "articles/run",
    'published: 2024-01-01\nkind: comment\ntarget_groups: [all, "walk", walk-on] # walk\nrelated:\n  - walk-on\n  - walk # why\n  - all',
    en="Run\nThe walk entry [](entry:walk), [a](entry:walk-on), `[](entry:walk)` and [b](<entry:walk#definition> \"walk\").\n\n[c]: entry:walk\n\n    entry:walk",
)
SITE = GLOSSARY + GROUP + WIDER + RUN


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_site(tmp_path, SITE)


def test_every_place_and_no_other_byte(project: Path):
    before = tree(project)
    assert portal(project, "rename", "walk", "stroll", "--today", "2026-01-15") == (
        0,
        "content/articles/run/entry.yml: 2 references\n"
        "content/articles/run/index.en.md: 3 references\n"
        "content/target-groups/walk-on/entry.yml: 1 reference\n"
        "content/target-groups/walk/entry.yml: 1 former id\n"
        "content/target-groups/walk/index.en.md: 1 reference\n"
        "content/vocabularies/glossary.yml: 1 reference\n"
        "content/target-groups/walk: now content/target-groups/stroll\n",
        "",
    )
    after = {path.replace("target-groups/stroll", "target-groups/walk"): data for path, data in tree(project).items()}
    assert changed_lines(before, after) == {
        "content/articles/run/entry.yml": [
            ('target_groups: [all, "walk", walk-on] # walk', 'target_groups: [all, "stroll", walk-on] # walk'),
            ("  - walk # why", "  - stroll # why"),
        ],
        "content/articles/run/index.en.md": [
            (
                'The walk entry [](entry:walk), [a](entry:walk-on), `[](entry:walk)` and [b](<entry:walk#definition> "walk").',
                'The walk entry [](entry:stroll), [a](entry:walk-on), `[](entry:walk)` and [b](<entry:stroll#definition> "walk").',
            ),
            ("[c]: entry:walk", "[c]: entry:stroll"),
        ],
        "content/target-groups/walk/entry.yml": [("", "aliases:"), ("", "  - walk")],
        "content/target-groups/walk/index.en.md": [("They [walk](entry:walk#definition).", "They [walk](entry:stroll#definition).")],
        "content/target-groups/walk-on/entry.yml": [("broader: ['walk'] # not walk-on", "broader: ['stroll'] # not walk-on")],
        "content/vocabularies/glossary.yml": [
            (
                '  - {id: recovery, prefLabel: {en: recovery}, definition: {en: A good life.}, see: [walk, run, "walk-on"]}',
                '  - {id: recovery, prefLabel: {en: recovery}, definition: {en: A good life.}, see: [stroll, run, "walk-on"]}',
            )
        ],
    }
    facts = (project / "content/target-groups/stroll/entry.yml").read_text(encoding="utf-8")
    assert facts == "source_language: en\npublished: 2024-01-01 # first\naliases:\n  - walk\n\n# Who else\nbroader:\n  - all\n"
    assert portal(project, "check", "--today", "2026-01-15") == (0, "no problems found\n", "")


def test_renaming_back_leaves_the_last_id_as_the_former_one(project: Path):
    before = tree(project)
    portal(project, "rename", "walk", "stroll", "--today", "2026-01-15")
    assert portal(project, "rename", "stroll", "walk", "--today", "2026-01-15")[0] == 0
    assert changed_lines(before, tree(project)) == {"content/target-groups/walk/entry.yml": [("", "aliases:"), ("", "  - stroll")]}


def test_a_dry_run_says_the_same_and_writes_nothing(project: Path):
    before = tree(project)
    status, said, _ = portal(project, "rename", "walk", "stroll", "--dry-run", "--today", "2026-01-15")
    assert (status, said.splitlines()[0]) == (0, "content/articles/run/entry.yml: 2 references (not written)")
    assert tree(project) == before


ALIASES = {
    "none": ("published: 2024-01-01\nbroader: [all]", "published: 2024-01-01\naliases:\n  - walk\nbroader: [all]"),
    "a list": ("aliases:\n  - old # first\n\nbroader: [all]", "aliases:\n  - old # first\n  - walk\n\nbroader: [all]"),
    "a list at the margin": ("aliases:\n- old\nbroader: [all]", "aliases:\n- old\n- walk\nbroader: [all]"),
    "brackets": ("aliases: [older, 'old'] # all", "aliases: [older, 'old', walk] # all"),
    "empty brackets": ("aliases: []", "aliases: [walk]"),
    "empty brackets with a space": ("aliases: [ ] # none", "aliases: [walk] # none"),
    "the new id of another collection": ("aliases:\n  - themes/stroll", "aliases:\n  - themes/stroll\n  - walk"),
    "the new id among them": ("aliases:\n  - older\n  - 'target-groups/stroll'", "aliases:\n  - older\n  - 'walk'"),
    "a text above whose lines look like comments": (
        "changes:\n  - date: 2024-02-01\n    kind: major\n    note:\n      en: |+\n        Text.\n\n        # more\n\nbroader: [all]",
        "changes:\n  - date: 2024-02-01\n    kind: major\n    note:\n      en: |+\n        Text.\n\n        # more\n\naliases:\n  - walk\nbroader: [all]",
    ),
}


@pytest.mark.parametrize(("before", "after"), ALIASES.values(), ids=ALIASES)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_former_ids_are_kept_however_they_are_written(before: str, after: str, end: str, tmp_path: Path):
    write_site(tmp_path, WIDER + entry("target-groups/walk", en="Walkers\n## Who {#definition}\nThey."))
    path = tmp_path / "content/target-groups/walk/entry.yml"
    head = "\ufeffsource_language: en\n" + ("" if before.startswith("published") else "published: 2024-01-01\n")
    path.write_bytes((head + before).replace("\n", end).encode())
    assert portal(tmp_path, "rename", "walk", "stroll", "--today", "2026-01-15")[::2] == (0, "")
    written = (tmp_path / "content/target-groups/stroll/entry.yml").read_bytes()
    # A line that was put at the end of the file brings the end that the last one lacked.
    assert written.removesuffix(end.encode()) == (head + after).replace("\n", end).encode()


def test_the_end_of_the_last_line_is_not_lost(tmp_path: Path):
    write_site(tmp_path, WIDER + entry("target-groups/walk", en="Walkers\n## Who {#definition}\nThey."))
    path = tmp_path / "content/target-groups/walk/entry.yml"
    path.write_bytes(b"source_language: en\npublished: 2024-01-01")
    assert portal(tmp_path, "rename", "walk", "stroll", "--today", "2026-01-15")[0] == 0
    assert (tmp_path / "content/target-groups/stroll/entry.yml").read_bytes() == b"source_language: en\npublished: 2024-01-01\naliases:\n  - walk\n"


TRANSLATED = WIDER + GROUP + entry(
    "articles/run",
    "published: 2024-01-01\nkind: comment",
    en="Run\nSee [](entry:walk).\n\n## With [](entry:walk)\n\nOn.\n\n## Other {#other}\n\nText [](entry:walk).",
    da="---\ntitle: Løb\ntranslation:\n  from: en\n  state: draft\n---\nSe [](entry:walk).\n\n## Med {#with-entry-walk}\n\nVidere.\n\n## Andet {#other}\n\nTekst.",
)


def test_translations_stay_as_up_to_date_as_they_were(tmp_path: Path):
    write_site(tmp_path, TRANSLATED)
    assert portal(tmp_path, "translations", "accept", "run", "da")[0] == 0
    path = tmp_path / "content/articles/run/index.en.md"
    # Of the parts that name the entry, one was changed since.
    path.write_text(path.read_text(encoding="utf-8").replace("Text [", "New text ["), encoding="utf-8")
    before = portal(tmp_path, "check", "--today", "2026-01-15")[1]
    assert "the source was changed since: `other` [translation-outdated]" in before
    status, said, errors = portal(tmp_path, "rename", "walk", "stroll", "--today", "2026-01-15")
    assert (status, errors) == (0, "")
    assert "content/articles/run/index.da.md: 1 reference, 2 fingerprints\n" in said
    assert portal(tmp_path, "check", "--today", "2026-01-15")[1] == before


REFUSED = {
    "no such entry": (("wlk", "x"), "there is no entry `wlk`: did you mean `walk`?"),
    "a former id": (("old-run", "x"), "there is no entry `old-run`: it is now called `run`"),
    "no id": (("walk", "Gå en tur"), "`Gå en tur` is not an id: use small letters a–z, digits and single hyphens, 80 characters at most, such as `gaa-en-tur`"),
    "the same": (("walk", "walk"), "the entry is called `walk` already"),
    "another entry's id": (("walk", "run"), "the id `run` belongs to `articles/run` already"),
    "another entry's former id": (("walk", "old-run"), "the id `old-run` is a former id of `articles/run`"),
    "a folder that is no entry": (("walk", "left"), "there is a folder `target-groups/left` already"),
    "a folder in capitals": (("walk", "capital"), "there is a folder `themes/Capital` already"),
    "an entry with errors": (("wrong", "right"), "the files of `wrong` cannot be understood; mend what `portal check` says of them first"),
    "two entries of one id": (("twice", "once"), "`articles/twice` and `events/twice` have the same id; rename the folder of the newer one by hand first"),
    "a file that cannot be read": (("hidden", "seen"), "content/pages/broken/entry.yml cannot be read, and seems to name `hidden`"),
    "a text that cannot be read": (("all", "everyone"), "content/pages/broken/index.en.md cannot be read, and seems to name `all`"),
    "a name in several lines": (("folded", "flat"), "content/articles/run/entry.yml:7:5: `folded` is written in a way that cannot be changed here; write it in one line"),
}
ODD = (
    GLOSSARY
    + GROUP
    + WIDER
    + entry("articles/run", "published: 2024-01-01\nkind: comment\naliases: [old-run]\nrelated:\n  - walk\n  - >-\n    folded", en="Run\nText.")
    + entry("articles/wrong", "published: soon\nkind: comment", en="Wrong\nText.")
    + entry("articles/twice", "published: 2024-01-01\nkind: comment", en="Twice\nText.")
    + entry("events/twice", "published: 2024-01-01\nstart: 2024-01-01", en="Twice\nText.")
    + entry("articles/hidden", "published: 2024-01-01\nkind: comment", en="Hidden\nText.")
    + entry("articles/folded", "published: 2024-01-01\nkind: comment", en="Folded\nText.")
    + "-- content/pages/broken/entry.yml --\nrelated: [hidden\n-- content/pages/broken/index.en.md --\nSee [](entry:all).\n"
    + "-- content/target-groups/left/plan.pdf --\nx\n-- content/themes/Capital/entry.yml --\nx: y\n"
)


@pytest.mark.parametrize(("arguments", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_would_collide_or_be_lost_is_refused(arguments: tuple[str, str], reason: str, tmp_path: Path):
    write_site(tmp_path, ODD)
    before = tree(tmp_path)
    status, said, errors = portal(tmp_path, "rename", *arguments, "--today", "2026-01-15")
    assert (status, said) == (1, "")
    assert errors.startswith(f"portal: {reason}")
    assert errors.endswith("Nothing was changed.\n")
    assert tree(tmp_path) == before


def test_unfinished_links_keep_up(tmp_path: Path):
    write_site(tmp_path, WIDER + GROUP + entry("articles/run", "published: 2024-01-01\nkind: comment", en="Run\nSee [the group] (entry:walk) or https://x.example/entry:walk."))
    portal(tmp_path, "rename", "walk", "stroll", "--today", "2026-01-15")
    text = (tmp_path / "content/articles/run/index.en.md").read_text(encoding="utf-8")
    assert text.endswith("See [the group] (entry:stroll) or https://x.example/entry:walk.\n")


@pytest.mark.parametrize("site", [ROOT / "content", FULL / "content"], ids=["reference", "full"])
def test_a_whole_portal_is_as_clean_as_before(site: Path, tmp_path: Path):
    shutil.copytree(site, tmp_path / "content")
    before = problems(tmp_path)
    names = [path.name for path in sorted((tmp_path / "content").glob("*/*")) if (path / "entry.yml").is_file()]
    for name in names[:: len(names) // 5]:
        assert portal(tmp_path, "rename", name, f"now-{name}"[:80].rstrip("-"), "--today", "2026-12-01")[::2] == (0, "")
    assert problems(tmp_path) == before


def problems(project: Path) -> Counter[tuple[str, str]]:
    found = load(project / "content", date(2026, 12, 1), Audience.MEMBERS).diagnostics
    return Counter((one.position.file.replace("/now-", "/"), one.code) for one in found)
