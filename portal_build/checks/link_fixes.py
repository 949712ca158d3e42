"""What can be mended in links without a thought."""

from __future__ import annotations

import re
from collections.abc import Collection

from portal_build.catalogue import Catalogue
from portal_build.checks.places import edit_of, line_of
from portal_build.diagnostics import Fix
from portal_build.model.entry import Text
from portal_build.prose import Mark

_FILE_OF_ENTRY = re.compile(r"(?:\.\./)+([a-z-]+)/([a-z0-9-]+)/(?:index\.[\w-]+\.md|entry\.yml)?(#[\w-]+)?")


def finished(text: Text, mark: Mark) -> Fix | None:
    """A link or citation without the spaces that keep it from being one."""
    line = line_of(text, mark.line)
    before, behind = line[: mark.column - 1], line[mark.column - 1 :]
    if re.match(r"\[ @[\w-]+\]", behind):
        after = before + behind.replace(" ", "", 1)
    elif found := re.match(r"((?:entry|claim|term|cite):)[ ]*([\w#-]+)\)", behind):
        bare = re.sub(r"(?<=\])[ ]+\($", "(", before)
        after = f"{bare}{found[1]}{found[2]}){behind[found.end() :]}" if re.search(r"\[[^\[\]]+\]\($", bare) else line
    else:
        after = line
    return Fix((edit_of(text, mark.line, after),), "spaces within the link are taken out") if after != line else None


def by_id(catalogue: Catalogue, text: Text, mark: Mark) -> Fix | None:
    """`entry:` and the id, in the place of the path to an entry's folder or file."""
    found = _FILE_OF_ENTRY.fullmatch(mark.target)
    entry = catalogue.entries.get(found[2]) if found else None
    if not found or not entry or mark.kind != "link" or entry.facts.collection != found[1]:
        return None
    return leads_to(text, mark, f"entry:{entry.id}{found[3] or ''}")


def file_by_capitals(name: str, files: Collection[str]) -> str:
    """The file that differs from a name in nothing but capitals; empty if there is none, or several."""
    same = [file for file in files if file.casefold() == name.casefold()]
    return same[0] if len(same) == 1 else ""


def leads_to(text: Text, mark: Mark, target: str) -> Fix | None:
    """Another address for a link or picture, if it stands in the line on which the link begins."""
    line = line_of(text, mark.line)
    start = line.find(f"]({mark.target}", mark.column - 1) + 2
    end = start + len(mark.target)
    if start < 2 or not re.match(r"[ )]", line[end:]):
        return None
    return Fix((edit_of(text, mark.line, line[:start] + target + line[end:]),), f"the link to `{mark.target}` now leads to `{target}`")
