"""The summary of a step: a table that content cannot leave, of at most 1 MiB."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from portal_build.diagnostics import Diagnostic, Position
from portal_build.model.problems import WrongValue
from portal_build.report import visible
from portal_build.report.step_summary import LIMIT, as_step_summary
from portal_build.source.checkout import Checkout
from tests.unit.report.problems import TWO, forged

HERE = Checkout(Path("."), "portal/")


def test_a_row_for_each_problem():
    assert as_step_summary(TWO, HERE) == (
        "\n## portal check\n\n1 error, 1 warning in 2 files\n\n"
        "<table>\n<tr><th>Severity</th><th>Place</th><th>Problem</th><th>What to do</th><th>Code</th></tr>\n"
        "<tr><td><code>error</code></td><td><code>portal/content/methods/at-gå/entry.yml:2:12</code></td>"
        "<td><code>`published`: expected a date</code></td><td><code>write year-month-day, such as `2020-02-05`</code></td>"
        "<td><code>wrong-value</code></td></tr>\n"
        "<tr><td><code>warning</code></td><td><code>portal/content/notes 1.txt:1:1</code></td>"
        "<td><code>`notes 1.txt` is not expected here</code></td><td></td><td><code>file-unexpected</code></td></tr>\n"
        "</table>\n"
    )


def test_nothing_wrong():
    assert as_step_summary([], HERE) == "\n## portal check\n\nno problems found\n"


def test_it_is_cut_after_a_row_and_says_how_much_is_left_out():
    found = [WrongValue(Position("content/ålborg.yml", number), "ø" * 1000) for number in range(1, 1001)]
    text = as_step_summary(found, HERE)
    assert LIMIT - 3000 < len(text.encode()) <= LIMIT
    rows = text.count("<tr><td>")
    assert text.endswith(
        f"</td></tr>\n</table>\n\n{1000 - rows} more problems are left out here, since GitHub shows no more than 1 MiB; `portal check` shows all.\n"
    )


@given(st.lists(forged, max_size=8), st.integers(-10, 4000))
def test_it_never_needs_more_room_than_there_is(found: list[Diagnostic], room: int):
    assert len(as_step_summary(found, HERE, room).encode()) <= max(room, 0)


@given(st.lists(forged, min_size=1, max_size=8))
def test_content_is_text_in_cells_and_nothing_else(found: list[Diagnostic]):
    text = as_step_summary(found, HERE)
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    assert [token.type for token in tokens if token.type.endswith(("_open", "_block"))] == ["heading_open", "paragraph_open", "html_block"]
    table = _Table()
    table.feed(tokens[-1].content)
    assert table.tags <= {"table", "tr", "th", "td", "code"}
    assert [row[2:] for row in table.rows[1:]] == [[visible(one.message), visible(one.remedy), one.code] for one in found]


class _Table(HTMLParser):
    """The cells of a table, and the names of all elements; none has an attribute."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.rows: list[list[str]] = []

    def handle_starttag(self, tag: str, attributes: list) -> None:
        assert attributes == []
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if data != "\n":
            self.rows[-1][-1] += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)
