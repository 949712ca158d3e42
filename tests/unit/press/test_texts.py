"""Texts: rendered here or by workers, and not twice."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from portal_build import pipeline
from portal_build.markup import render
from portal_build.pages.anchors import apart
from portal_build.press import texts, workers
from tests.small_site import TODAY, entry, write_site

FACTS = "published: 2024-01-01\nkind: comment"
BODIES = ["[](entry:b) [@first-source]", "## A {#a}\n\n| a | b |\n|---|---|\n| 1 | 2 |", "## References", "1. x\n\n```\ncode\n```", "[^1]: x", "<b>"]


def rendered(bodies: list[str]) -> list[tuple]:
    """All bodies, with as many workers as they are worth."""
    some, helpers = texts.Texts(), workers.Workers()
    try:
        some.start(bodies, helpers)
        return [texts.unpacked(some.take(texts.key_of(body)), None) for body in bodies]
    finally:
        helpers.stop()


def test_workers_give_what_this_process_gives(monkeypatch: pytest.MonkeyPatch):
    here = rendered(BODIES * 3)
    assert here == [apart(render(body)) for body in BODIES * 3]
    monkeypatch.setattr(workers, "_WORTH_IT_FROM", 1)
    assert rendered(BODIES * 3) == here


def test_a_build_that_stops_waits_for_no_text(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workers, "_WORTH_IT_FROM", 1)
    some, helpers = texts.Texts(), workers.Workers()
    some.start([f"Text {number}." for number in range(2_000)], helpers)
    helpers.stop()
    assert multiprocessing.active_children() == []
    with pytest.raises(CancelledError):
        some.take(texts.key_of("Text 1999."))


def test_what_was_never_started_is_a_mistake():
    some = texts.Texts()
    some.start(["One."], workers.Workers())
    with pytest.raises(KeyError):
        some.take(texts.key_of("Two."))


def test_a_text_is_let_go_of_once_it_is_used_up_unless_there_is_a_next_build():
    for keep in (True, False):
        some = texts.Texts(keep)
        some.start(["One.", "One."], workers.Workers())
        one, other = (texts.unpacked(some.take(texts.key_of("One.")), None) for _ in range(2))
        assert one[0].html == other[0].html == "<p>One.</p>"
        assert bool(some._known) is keep


def test_known_texts_are_not_rendered_again_and_gone_ones_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    content = write_site(tmp_path, entry("articles/a", FACTS, en="A\nOne.") + entry("articles/b", FACTS, en="B\nTwo.")) / "content"
    press = pipeline.Press()
    first = pipeline.prepare(pipeline.load(content, TODAY, press=press).catalogue, tmp_path, press)
    assert {name: sections[0].html for name, sections in first.rendered.items()} == {("a", "en"): "<p>One.</p>", ("b", "en"): "<p>Two.</p>"}
    (content / "articles/b/index.en.md").write_text("---\ntitle: B\n---\nThree.\n", encoding="utf-8")
    made = []
    monkeypatch.setattr(texts, "render", lambda body: made.append(body.strip()) or render(body))
    second = pipeline.prepare(pipeline.load(content, TODAY, press=press).catalogue, tmp_path, press)
    assert (made, second.rendered["b", "en"][0].html) == (["Three."], "<p>Three.</p>")
