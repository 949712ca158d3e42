# An editor's program may write `_x_` for `*x*`, wrap lines anew or align a table. Readers see none of it, so what is compared
# is what they see: the words, and whatever becomes words on the page, such as a claim or the number of a citation.
"""What a text says to readers, and which of its parts say something else than before."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from portal_build.markup import plain, render
from portal_build.model.entry import Text
from portal_build.translate.state import START, parts

_BECOMES_WORDS = re.compile(r'<a href="((?:claim|cite):[^"]*)"[^>]*>|<a href="((?:entry|term):[^"]*)"[^>]*>(?=</a>)|<img [^>]*?src="([^"]*)"')
_NAMED = re.compile(r"\b(entry:)([a-z0-9-]+)")
_ALT = re.compile(r'<img [^>]*?alt="([^"]*)"[^>]*>')


def with_ids_of_today(text: Text, renamed: Mapping[str, str]) -> Text:
    """An old text that names entries by the ids that they have now."""
    return replace(text, body=_NAMED.sub(lambda match: match[1] + renamed.get(match[2], match[2]), text.body)) if renamed else text


def changed_parts(old: Text, new: Text) -> tuple[str, ...]:
    """`title`, `lead`, `start` or a heading's id: every part that says something else, in the order of the new text."""
    before, after = parts(old), parts(new)
    return tuple(part for part in {**after, **before} if _differ(part, before.get(part, ""), after.get(part, "")))


def _differ(part: str, old: str, new: str) -> bool:
    # Most parts of a text that was changed were not, and need not be rendered.
    return old.split() != new.split() and said(part, old) != said(part, new)


def words_changed(old: Text, new: Text, part: str) -> bool:
    """Whether the words of a part are others, and not only signs between them."""
    before, after = (said(part, parts(text).get(part, "")) for text in (old, new))
    return _words(before) != _words(after)


def part_named(part: str) -> str:
    """A part as messages name it."""
    if part in ("title", "lead"):
        return f"`{part}`"
    return "the text before the first heading" if part == START else f"section `{part}`"


def said(part: str, written: str) -> str:
    """What readers see of a part, white space folded."""
    if part in ("title", "lead") or not written:
        return " ".join(written.split())
    html = "".join(f"{section.title} {section.html}" for section in render(written))
    shown = _BECOMES_WORDS.sub(lambda match: f" {match[1] or match[2] or match[3]} {match[0]}", _ALT.sub(r" \1 \g<0>", html))
    return plain(shown)


def _words(said: str) -> list[str]:
    return re.findall(r"\w+|[<>≤≥=+−%‰]", said.casefold())
