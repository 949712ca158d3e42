"""Whatever was wrong with a file at an earlier revision, it can be compared with what it is now."""

from __future__ import annotations

from datetime import date

import pytest

from portal_build.checks.since import compare
from portal_build.model.common import Audience
from portal_build.model.entry import Content
from portal_build.pipeline import load
from portal_build.source.base import Base
from tests.corpus.broken import CONTENT, corpus


@pytest.fixture(scope="module")
def content() -> Content:
    return load(CONTENT, date(2026, 12, 1), Audience.MEMBERS).content


def test_every_mistake_as_the_old_side(content: Content):
    said, notes = 0, 0
    for one in corpus():
        path = one.file.removeprefix("content/")
        found = compare(content, Base("0" * 40, {path: one.data}, frozenset(), {}, True))
        assert {problem.position.file for problem in found.diagnostics} <= {f"content/{path}", f"content/{path.rpartition('/')[0]}/entry.yml"}, one
        assert [note for note in found.notes if not note.startswith(f"content/{path} ") or "\n" in note] == [], one
        said += bool(found.diagnostics)
        notes += bool(found.notes)
    assert said > 200 and notes > 200
