"""Where a radar chart draws what."""

from __future__ import annotations

from math import dist

import pytest

from portal_build.pages.radar import WIDTH, Spoke, radar

LEVELS = ("weak", "fair", "good", "best")


def chart(*spokes: tuple[str, int], levels=LEVELS):
    return radar([Spoke(label, step, "benefit") for label, step in spokes], levels, "title", "words", "not rated")


def test_four_axes_on_a_scale_of_two():
    drawn = chart(("Up", 2), ("Right", 1), ("Down", 0), ("Left", 2), levels=("low", "high"))
    assert (drawn.width, drawn.height, drawn.middle) == (320, 256, (160, 120))
    assert [ring.points for ring in drawn.rings] == [
        "160,74 206,120 160,166 114,120",
        "160,28 252,120 160,212 68,120",
    ]
    assert [(ring.label.text, ring.label.x, ring.label.y) for ring in drawn.rings] == [("low", 171, 78), ("high", 171, 32)]
    assert [(axis.x, axis.y, axis.anchor, axis.rated, [(line.x, line.y, line.text) for line in axis.lines]) for axis in drawn.axes] == [
        (160, 28, "middle", True, [(160, 16, "Up")]),
        (252, 120, "end", True, [(319, 112, "Right")]),
        (160, 212, "middle", False, [(160, 235, "Down"), (160, 251, "(not rated)")]),
        (68, 120, "start", True, [(1, 112, "Left")]),
    ]
    assert [(mark.x, mark.y) for mark in drawn.marks] == [(160, 28), (206, 120), (68, 120)]
    assert [((one.x, one.y), (other.x, other.y)) for one, other in drawn.sides] == [((160, 28), (206, 120)), ((68, 120), (160, 28))]
    assert drawn.area == ""


def test_a_surface_needs_all_dimensions():
    drawn = chart(("A", 4), ("B", 4), ("C", 4))
    assert drawn.area == drawn.rings[-1].points
    assert len(drawn.sides) == 3


def test_the_weakest_level_is_the_innermost_ring_and_not_the_middle():
    drawn = chart(*((name, 1) for name in "ABCDE"))
    distances = {round(dist(drawn.middle, (mark.x, mark.y))) for mark in drawn.marks}
    assert distances == {23}
    assert [ring.label.text for ring in drawn.rings] == list(LEVELS)


def test_long_names_give_way_to_the_numbers_of_the_table():
    drawn = chart(("Target group", 4), ("Method", 3), ("Implementeringsmuligheder", 2), ("Effect", 1), ("Economy", 0))
    assert drawn.numbered
    assert [[line.text for line in axis.lines] for axis in drawn.axes] == [["1"], ["2"], ["3"], ["4"], ["5"]]
    assert {axis.anchor for axis in drawn.axes} == {"middle"}


def test_long_levels_give_way_to_their_place():
    drawn = chart(("A", 1), ("B", 2), ("C", 1), levels=("Noe dokumentasjon", "Tilfredsstillende dokumentasjon"))
    assert [ring.label.text for ring in drawn.rings] == ["1/2", "2/2"]


NAMES = {
    "da": ("Målgruppe", "Metode", "Effekt for borgere", "Implementering", "Økonomi"),
    "nl": ("Doelgroep", "Onderbouwing", "Effect voor mensen", "Uitvoerbaarheid", "Kosten"),
    "tg": ("Гурӯҳи ҳадаф", "Усул", "Таъсир ба одамон", "Татбиқ дар амал", "Иқтисод"),
}


@pytest.mark.parametrize("number", [3, 4, 5, 6, 7, 8])
@pytest.mark.parametrize("names", NAMES.values(), ids=NAMES)
def test_everything_stays_inside_the_picture_and_apart(names, number):
    drawn = chart(*((names[place % 5], place % 5) for place in range(number)))
    lines = [line for axis in drawn.axes for line in axis.lines]
    assert all(10 <= line.y <= drawn.height - 2 and 0 <= line.x <= WIDTH for line in lines)
    assert all(0 <= axis.x <= WIDTH and 0 <= axis.y <= drawn.height for axis in drawn.axes)
    places = [(line.x, line.y) for line in lines]
    assert len(set(places)) == len(places)
    # Lines on the same edge of the picture are a line's height apart or more.
    for edge in (1, WIDTH - 1):
        heights = sorted(line.y for line in lines if line.x == edge)
        assert all(lower - upper >= 15 for upper, lower in zip(heights, heights[1:], strict=False))
