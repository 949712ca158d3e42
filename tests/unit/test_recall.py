"""Answers that are given again."""

from __future__ import annotations

from portal_build.recall import AFRESH, Recall


def test_a_thing_is_asked_about_once_as_long_as_it_stays_the_same():
    asked, recall = [], Recall()

    def find(thing: list[int], more: str) -> list[str]:
        asked.append((thing, more))
        return [more]

    same, equal = [1], [1]
    rounds = [(same, "a", 0), (same, "b", 0), (equal, "c", 0), (same, "d", 1), (same, "e", 1)]
    found = []
    for thing, more, depends_on in rounds:
        found.append(recall(find, thing, more, depends_on=lambda: depends_on))
        recall.end_round()
    # The second is answered as before; an equal thing is another one, and makes the first forgotten.
    assert found == [("a",), ("a",), ("c",), ("d",), ("d",)]
    assert [more for _, more in asked] == ["a", "c", "d"]


def test_an_answer_that_is_not_nothing_may_be_wanted_anew():
    asked, recall = [], Recall()
    found = {"empty": [], "full": [1]}

    def find(name: str) -> list[int]:
        asked.append(name)
        return found[name]

    for _ in range(2):
        for name in found:
            recall(find, name, unless_any=True)
        recall.end_round()
    assert asked == ["empty", "full", "full"]


def test_two_functions_are_recalled_apart():
    recall, thing = Recall(), object()
    for _ in range(2):
        assert (recall(lambda one: "a", thing), recall(lambda one: "b", thing)) == (("a",), ("b",))


def test_what_is_equal_to_the_last_keeps_its_number():
    recall = Recall()
    assert [recall.number(around) for around in ([1], [1], [2], [1])] == [1, 1, 2, 3]


def test_who_looks_only_once_remembers_nothing():
    asked, thing = [], object()
    for _ in range(2):
        assert list(AFRESH(lambda one: asked.append(one) or ["a"], thing)) == ["a"]
        AFRESH.end_round()
    assert asked == [thing, thing]
