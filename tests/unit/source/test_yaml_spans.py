"""Where scalars begin and end."""

from __future__ import annotations

import pytest

from portal_build.source.yaml_spans import spans_in

TEXT = """\
a: plain words  # remark
b: 'single'
c:
  - "double"
  - {da: x, en: 'y z'}
d: >-
  folded
  twice

e: |
  literal
f: on two
  lines
# end
"""


@pytest.mark.parametrize(
    ("loc", "stands", "style"),
    [
        (("a",), "plain words", ""),
        (("b",), "'single'", "'"),
        (("c", 0), '"double"', '"'),
        (("c", 1), "{da: x, en: 'y z'}", "{"),
        (("c", 1, "en"), "'y z'", "'"),
        (("d",), ">-\n  folded\n  twice", ">"),
        (("e",), "|\n  literal", "|"),
        (("f",), "on two\n  lines", ""),
    ],
)
def test_a_value(loc, stands: str, style: str):
    span = spans_in(TEXT)[loc]
    assert (TEXT[span.start : span.end], span.style) == (stands, style)


def test_braces_and_columns_are_known():
    spans = spans_in("a:\n    da: x\n    en: {y: z}\nb: [ø, {æ: å}]\n")
    assert (spans[("a",)].column, spans[("a", "da")].in_braces, spans[("a", "en", "y")].in_braces, spans[("b", 1)].in_braces) == (4, False, True, True)
