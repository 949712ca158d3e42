"""Problems to be told, as they come from content and as somebody could forge them."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from portal_build.diagnostics import Diagnostic, Position
from portal_build.model.problems import UnknownKey, WrongValue
from portal_build.source.checkout import Checkout
from portal_build.source.problems import FileUnexpected

FACTS = "content/methods/at-gå/entry.yml"
TWO = (
    WrongValue(Position(FACTS, 2, 12), "`published`: expected a date", "write year-month-day, such as `2020-02-05`"),
    FileUnexpected(Position("content/notes 1.txt"), "`notes 1.txt` is not expected here"),
)
"""An error in a file that is there, and a warning about one that holds no text."""


def written(project: Path, text: str = "source_language: da\npublished: i går\n") -> Checkout:
    """A project that holds the file of the first of `TWO`; it lies in a folder `portal` of its repository."""
    path = project / FACTS
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return Checkout(project, "portal/")


_PIECES = (
    *("::error::", "::set-env name=PATH::", "::stop-commands::x", "##[", "##[add-mask]", "#\u00ad#[", "%0A", "%25", "\r\n", "\n", "\r", "\u2028", "\x85"),
    *(",file=", ":", "=", "|", "`", "](", "[x](https://x.example)", "![](https://x.example)", "@octocat", "#1", "https://x.example", "<!--", "]]>", "<script>"),
    *("</table>", "</code>", "&lt;", "&#60;", "\x00", "\x1b[31m", "\ufffe", "\ud800", "\u202e", "å", "漢", " ", "\t", "{0}", "\\"),
)
_forged = st.lists(st.sampled_from(_PIECES) | st.text(max_size=4), max_size=8).map("".join)
forged: st.SearchStrategy[Diagnostic] = st.builds(
    lambda kind, *parts: kind(Position(f"content/{parts[0]}", parts[1], parts[2]), *parts[3:]),
    st.sampled_from([WrongValue, UnknownKey, FileUnexpected]),
    _forged,
    st.integers(1, 9999),
    st.integers(1, 999),
    _forged,
    _forged,
)
"""A problem whose every word content has chosen."""
