# Programs that compare two checks must know which problems are the same ones. Lines move and days go by between the two, so
# neither where a problem stands nor a number in its message tells them apart; the words of its line do.
"""What stays the same of a problem while the file around it changes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from portal_build.diagnostics import Diagnostic
from portal_build.report.source_lines import source_line

_ENOUGH = 1000
"""A line can be as long as a file; its beginning is enough."""


def fingerprints(found: Iterable[Diagnostic], project: Path) -> list[str]:
    """A word of 64 hexadecimal digits for each problem, different for each."""
    seen: Counter[tuple[str, ...]] = Counter()
    words = []
    for one in found:
        parts = _parts(one, project)
        seen[parts] += 1
        words.append(sha256("\0".join((*parts, str(seen[parts]))).encode("utf-8", "surrogatepass")).hexdigest())
    return words


def _parts(found: Diagnostic, project: Path) -> tuple[str, ...]:
    line = source_line(project, found.position) or ""
    return found.code, found.position.file, re.sub(r"\d+", "0", found.message), line[:_ENOUGH].strip()
