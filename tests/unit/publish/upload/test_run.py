"""Many files at once, and networks that fail for a moment."""

from __future__ import annotations

from threading import Barrier
from time import sleep

import pytest

from portal_build.publish.upload import run
from portal_build.publish.upload.run import NotPublished, for_each, patiently


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    waited: list[float] = []
    monkeypatch.setattr(run, "sleep", waited.append)
    return waited


def failing(*errors: Exception) -> object:
    left = list(errors)

    def work() -> str:
        if left:
            raise left.pop(0)
        return "done"

    return work


class EndpointError(Exception):
    """An error of a library, which is no OSError."""


class NoCredentialsError(Exception):
    """The error of that name is known by it."""


def test_what_fails_for_a_moment_is_tried_again(pauses: list[float]):
    assert patiently(failing(TimeoutError(), EndpointError("reset")), "a.html", (1, 4)) == "done"
    assert pauses == [1, 4]


def test_what_fails_for_longer_is_told(pauses: list[float]):
    with pytest.raises(NotPublished, match=r"^a\.html: connection reset$"):
        patiently(failing(*[EndpointError("connection\nreset")] * 3), "a.html", (1, 4))


@pytest.mark.parametrize("error", [PermissionError(13, "Access Denied"), NoCredentialsError("Access Denied")])
def test_what_will_not_get_better_is_told_at_once(error: Exception, pauses: list[float]):
    with pytest.raises(NotPublished, match=r"^a\.html: Access Denied$"):
        patiently(failing(error), "a.html", (1, 4))
    assert pauses == []


def test_items_are_done_at_once():
    together, done = Barrier(4, timeout=10), []
    for_each(range(8), lambda item: together.wait(), done.append, workers=4)
    assert sorted(done) == list(range(8))


def test_after_a_failure_nothing_more_is_begun_and_what_has_begun_is_known():
    begun, done = [], []

    def work(item: int) -> None:
        begun.append(item)
        if item == 2:
            raise NotPublished("2")
        sleep(0.05)

    with pytest.raises(NotPublished):
        for_each(range(1000), work, done.append, workers=4)
    assert sorted(done) == [item for item in sorted(begun) if item != 2]
    assert len(begun) < 20


def test_only_a_few_items_are_taken_ahead():
    taken = []

    def items() -> object:
        for item in range(100):
            taken.append(item)
            yield item

    for_each(items(), lambda item: None, lambda item: _few(taken, item), workers=2)
    assert len(taken) == 100


def _few(taken: list[int], item: int) -> None:
    assert len(taken) <= item + 6
