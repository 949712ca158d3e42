"""What would change in a file, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff

from portal_build.report.shown import for_log, visible


def difference(before: bytes, after: bytes, name: str, then: str) -> Iterator[str]:
    """A unified diff of a file as it is now and as it is `then`: `formatted`, for instance."""
    # Content may hold what a terminal takes for commands; line ends stay.
    old, new = ([visible(line) + "\n" for line in data.decode("utf-8", "replace").split("\n")] for data in (before, after))
    return map(for_log, unified_diff(old, new, f"{visible(name)} (now)", f"{visible(name)} ({then})"))
