"""Merges that were never ended: the signs that Git leaves where two people changed the same lines."""

from __future__ import annotations

import re

from portal_build.diagnostics import Diagnostic
from portal_build.source.decode import position_at
from portal_build.source.problems import ConflictMarker

# Seven signs alone can be a heading's underline (`=======`); only the outer lines are never anything else.
_OUTER = re.compile(r"^(?:<{7}|(?P<ends>>{7}))(?: [^\n]*)?$", re.MULTILINE)
_REMEDY = "keep what is right, delete the lines with `<<<<<<<`, `=======` and `>>>>>>>`, save, and mark the file as resolved in Git"


def conflicts(text: str, name: str) -> list[Diagnostic]:
    """Each passage of a file that stands there in two versions, at its first line. `name` is the path for messages."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return []
    found: list[Diagnostic] = []
    begun = False
    for line in _OUTER.finditer(text):
        if not line["ends"]:
            found.append(ConflictMarker(position_at(name, text, line.start()), "two versions stand here: Git could not merge them by itself", _REMEDY))
        elif not begun:
            found.append(ConflictMarker(position_at(name, text, line.start()), "the end of a merge that Git could not make by itself is left here", _REMEDY))
        begun = not line["ends"]
    return found
