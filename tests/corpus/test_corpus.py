# `PORTAL_RENEW=1 pytest tests/corpus` writes what is said now into `expected.txt`; read the difference before committing it.
"""Every mistake of the corpus is said to be one, at a place in its file, and breaks nothing else."""

from __future__ import annotations

import os
import re
import shutil
from collections import defaultdict
from datetime import date
from itertools import groupby
from pathlib import Path

import pytest

from portal_build.diagnostics import Diagnostic
from portal_build.model.common import Audience
from portal_build.pipeline import load
from portal_build.report import report
from tests.corpus.broken import CONTENT, Broken, corpus, mend, write

TODAY = date(2026, 12, 1)
EXPECTED = Path(__file__).parent / "expected.txt"
RENEW = os.environ.get("PORTAL_RENEW")
MUTATIONS = {mutation: tuple(broken) for mutation, broken in groupby(corpus(), key=lambda one: one.mutation)}
# Of a translated text that was changed, its translations are out of date as well, and rightly so.
FOLLOWS = {"translation-outdated"}
# Numbers that were really taken out, or are left out with their entry, are missed by whoever quotes them.
MISSED = {"unknown-claim", "link-to-unshown"}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the site in which one mistake after the other is made and mended."""
    folder = tmp_path_factory.mktemp("corpus")
    shutil.copytree(CONTENT, folder / "content")
    return folder


@pytest.fixture(scope="module")
def sound(project: Path) -> set[tuple[str, str]]:
    """File and code of what is said of the site as it is."""
    return {(one.position.file, one.code) for one in problems(project)}


def problems(project: Path) -> tuple[Diagnostic, ...]:
    return load(project / "content", TODAY, Audience.MEMBERS).diagnostics


def test_the_corpus_is_large():
    assert len({(one.file, one.data) for one in corpus()}) > 1500
    assert len(MUTATIONS) > 120
    assert {len(broken) for broken in MUTATIONS.values()} == {12}


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_a_mistake_is_found_where_it_is(mutation: str, project: Path, sound: set[tuple[str, str]]):
    broken = MUTATIONS[mutation]
    write(project, broken)
    try:
        found = problems(project)
        said = report(found[:500], project, colour=False)
    finally:
        mend(project, broken)
    assert "\x1b" not in said
    codes: dict[str, list[str]] = defaultdict(list)
    for one in broken:
        own = [problem for problem in found if problem.position.file == one.file]
        assert own, f"nothing is said of {one.file}"
        lines = lines_of(one)
        assert [problem for problem in own if not _is_inside(problem, lines)] == []
        codes[" ".join(sorted({problem.code for problem in own}))].append(one.type)
    assert_expected(mutation, codes)
    folders = tuple(one.folder for one in broken)
    elsewhere = {(one.position.file, one.code) for one in found if not one.position.file.startswith(folders)} - sound
    assert {code for _, code in elsewhere} <= MISSED
    beside = {one.code for one in found if one.position.file.startswith(folders) and one.position.file not in {one.file for one in broken}}
    assert beside <= FOLLOWS | MISSED


def lines_of(broken: Broken) -> list[str]:
    return re.split(r"\r\n|\r|\n", broken.data.decode("utf-8", "replace").removeprefix("\ufeff"))


def _is_inside(problem: Diagnostic, lines: list[str]) -> bool:
    where = problem.position
    return 1 <= where.line <= len(lines) and 1 <= where.column <= len(lines[where.line - 1]) + 1


def assert_expected(mutation: str, codes: dict[str, list[str]]) -> None:
    """Hold the codes against the table: mutation, then codes with the types for which they are said."""
    lines = [f"  {said}: {'all' if len(types) == 12 else ' '.join(types)}" for said, types in sorted(codes.items())]
    table = read_table()
    if RENEW:
        EXPECTED.write_text("".join(f"{name}\n{rows}\n" for name, rows in (table | {mutation: "\n".join(lines)}).items() if name in MUTATIONS), encoding="utf-8")
    else:
        assert "\n".join(lines) == table.get(mutation)


def read_table() -> dict[str, str]:
    pieces = re.findall(r"^(\S.*)\n((?:  .*\n)+)", EXPECTED.read_text(encoding="utf-8") if EXPECTED.exists() else "", re.MULTILINE)
    return {name: rows.rstrip("\n") for name, rows in pieces}


def test_the_table_has_no_mistake_that_is_not_made():
    assert list(read_table()) == list(MUTATIONS)
