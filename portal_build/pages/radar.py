# Levels are ordinal, so the rings stand for their order alone: the weakest is the innermost ring, and the middle means
# nothing. A dimension that was not rated has an axis and no point; it is never drawn as zero.
"""The geometry of a radar chart: where rings, axes, points and words stand, in the units of its view box."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin

from portal_build.values import value

WIDTH = 320
"""Width of the view box. On the smallest screen one unit is a little less than a pixel."""
_MIDDLE = WIDTH / 2
_RADIUS = 92
_LETTER, _LINE = 14, 16
"""Size of letters and distance of lines."""
_GAP = 8
"""From the end of an axis to its words."""
_CROWDED = 9
"""From so many axes on there is no room for names."""
_NARROW, _WIDE = frozenset("fijlrtI.,:;'’()- "), frozenset("mwMWшщжюмфыЖШЩЮМФЫ@%")


@value
class Spoke:
    """A dimension to be drawn."""

    label: str
    """Its name."""
    step: int
    """The place of its level in the scale, the weakest being 1; 0 if it was not rated."""
    outcome: str
    """What the level says about effect, for the shape of its point."""


@value
class Line:
    """One line of words."""

    x: float
    """Where it begins, ends or has its middle."""
    y: float
    """Its base line."""
    text: str
    """The words."""


@value
class Ring:
    """A level of the scale."""

    points: str
    """The corners, as SVG writes them."""
    label: Line
    """Its name, or `2/4` where names are too long."""


@value
class Axis:
    """A dimension."""

    x: float
    """Where it ends; it begins in the middle."""
    y: float
    """The same, downwards."""
    anchor: str
    """`start`, `middle` or `end`: how the lines stand to their `x`."""
    lines: tuple[Line, ...]
    """Its name, or its number where names are too long."""
    rated: bool
    """Whether it has a point."""


@value
class Mark:
    """The level of one dimension."""

    x: float
    """Where it stands."""
    y: float
    """The same, downwards."""
    outcome: str
    """What it says about effect."""


@value
class Radar:
    """A chart of several verdicts on one scale."""

    title: str
    """What it shows, in a few words."""
    words: str
    """The same as the picture, in words."""
    width: int
    """Width of the view box."""
    height: int
    """Height of the view box."""
    middle: tuple[float, float]
    """Where the axes begin."""
    rings: tuple[Ring, ...]
    """The levels, weakest and innermost first."""
    axes: tuple[Axis, ...]
    """The dimensions, from the top in the direction of the clock."""
    sides: tuple[tuple[Mark, Mark], ...]
    """Neighbours that were both rated, which a line joins."""
    area: str
    """Corners of the surface; empty unless all dimensions were rated."""
    marks: tuple[Mark, ...]
    """The verdicts."""
    numbered: bool
    """Whether the axes carry numbers in place of names; the table beside the chart then has the same numbers."""


def radar(spokes: Sequence[Spoke], levels: Sequence[str], title: str, words: str, not_rated: str) -> Radar:
    """The chart of three or more dimensions on a scale of `levels`, weakest first."""
    tips = [_around(number, len(spokes), _RADIUS) for number in range(len(spokes))]
    wrapped = [_name(spoke, not_rated, _room(tip, tips)) for spoke, tip in zip(spokes, tips, strict=True)]
    numbered = len(spokes) >= _CROWDED or not all(wrapped)
    lines = [[str(number)] for number in range(1, len(spokes) + 1)] if numbered else wrapped
    above = _GAP + 4 + _LINE * len(lines[0])
    below = max(y + _GAP + 4 + _LINE * len(text) if y > 1 else _GAP for (_, y), text in zip(tips, lines, strict=True))
    y0 = above + _RADIUS
    axes = tuple(_axis(tip, text, y0, bool(spoke.step), numbered) for tip, text, spoke in zip(tips, lines, spokes, strict=True))
    marks = [_mark(number, len(spokes), len(levels), y0, spoke) for number, spoke in enumerate(spokes)]
    sides = [(one, other) for one, other in zip(marks, [*marks[1:], marks[0]], strict=True) if one and other]
    return Radar(
        title,
        words,
        WIDTH,
        round(y0 + below),
        (_MIDDLE, round(y0, 1)),
        _rings(levels, len(spokes), y0),
        axes,
        tuple(sides),
        _corners([(mark.x, mark.y) for mark in marks if mark]) if all(marks) else "",
        tuple(mark for mark in marks if mark),
        numbered,
    )


def _around(number: int, of: int, radius: float) -> tuple[float, float]:
    """The end of an axis, seen from the middle; the first points up."""
    angle = 2 * pi * number / of - pi / 2
    return radius * cos(angle), radius * sin(angle)


def _corners(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in points)


def _mark(number: int, of: int, levels: int, y0: float, spoke: Spoke) -> Mark | None:
    if not spoke.step:
        return None
    x, y = _around(number, of, _RADIUS * spoke.step / levels)
    return Mark(round(_MIDDLE + x, 1), round(y0 + y, 1), spoke.outcome)


def _rings(levels: Sequence[str], spokes: int, y0: float) -> tuple[Ring, ...]:
    distance = _RADIUS / len(levels)
    # With more axes, the words of those beside the first come closer to it.
    room = 100 if spokes < 6 else 40
    named = distance >= _LETTER and all(_long(level) <= room for level in levels)
    rings = []
    for step, level in enumerate(levels, 1):
        corners = [_around(number, spokes, distance * step) for number in range(spokes)]
        points = _corners([(round(_MIDDLE + x, 1), round(y0 + y, 1)) for x, y in corners])
        label = Line(_MIDDLE + 11, round(y0 - distance * step + 4, 1), level if named else f"{step}/{len(levels)}")
        rings.append(Ring(points, label))
    return tuple(rings)


def _axis(tip: tuple[float, float], text: list[str], y0: float, rated: bool, numbered: bool) -> Axis:
    x, y = tip
    in_middle = abs(x) < 1
    anchor = "middle" if in_middle or numbered else "end" if x > 0 else "start"
    if numbered:
        # A number stands on the axis itself, a little further out.
        far = (_RADIUS + 18) / _RADIUS
        lines = [Line(round(_MIDDLE + x * far, 1), round(y0 + y * far + 5, 1), text[0])]
    else:
        at = _MIDDLE if in_middle else WIDTH - 1 if x > 0 else 1
        gap = _GAP + 4 if in_middle else _GAP
        first = y + gap + 11 if y > 1 else y - gap - _LINE * (len(text) - 1)
        lines = [Line(at, round(y0 + first + _LINE * number, 1), line) for number, line in enumerate(text)]
    return Axis(round(_MIDDLE + x, 1), round(y0 + y, 1), anchor, tuple(lines), rated)


def _room(tip: tuple[float, float], tips: Sequence[tuple[float, float]]) -> float:
    """How wide the words at the end of an axis may be: they begin at the edge of the picture and end before the rings do."""
    x, y = tip
    if abs(x) < 1:
        return 200
    down = y > 1
    side = [other for other in tips if other[0] * x > -1 and (other[1] > y + 1 if down else other[1] < y - 1)]
    if not side:
        return _MIDDLE - 4
    nearest = min(side, key=lambda other: abs(other[1] - y))
    slope = abs((abs(nearest[0]) - abs(x)) / (nearest[1] - y))
    return min(_MIDDLE - 4, _MIDDLE - abs(x) + slope * (_GAP + 11))


def _name(spoke: Spoke, not_rated: str, room: float) -> list[str]:
    """What stands at the end of an axis, in at most two lines; empty if it does not fit."""
    if spoke.step:
        return _wrap(spoke.label, room)
    lines = [spoke.label, f"({not_rated})"]
    return lines if all(_long(line) <= room for line in lines) else []


def _wrap(text: str, room: float) -> list[str]:
    """The text in at most two lines; empty if it does not fit."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if _long(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    lines = [line for line in lines if line]
    return lines if len(lines) <= 2 and all(_long(line) <= room for line in lines) else []


def _long(text: str) -> float:
    """About how wide a text is; rather too much than too little, since browsers choose the font."""
    return _LETTER * sum(0.34 if letter in _NARROW else 0.86 if letter in _WIDE else 0.66 if letter.isupper() else 0.56 for letter in text)
