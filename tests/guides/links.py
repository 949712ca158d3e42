"""Links between Markdown pages, and the anchors of their headings as GitHub and GitLab make them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.guides.fences import without_fences

_HEADING = re.compile(r"^#{1,6} +(.+?)(?: +#+)?$", re.MULTILINE)
_LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\]]*\])*\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")
_CODE = re.compile(r"(`+)(?:(?!`).|(?!\1)`)+?\1", re.DOTALL)


def slug(heading: str) -> str:
    """The anchor of a heading: its words in small letters, with hyphens for spaces and without other signs."""
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "")
    return re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-")


def anchors(page: str) -> set[str]:
    """The anchors of a page; a heading that stands there twice gets a number the second time."""
    found: dict[str, int] = {}
    made = set()
    for heading in _HEADING.findall(without_fences(page)):
        name = slug(heading)
        made.add(f"{name}-{found[name]}" if name in found else name)
        found[name] = found.get(name, 0) + 1
    return made


def links(page: str) -> Iterator[str]:
    """The addresses of all links and pictures of a page; what stands in code is none."""
    yield from _LINK.findall(_CODE.sub(lambda code: " " * len(code[0]), without_fences(page)))
