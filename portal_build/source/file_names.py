# A portal is checked out on Windows and macOS as well, and its files get addresses. What a name may be is what all of these take.
"""Which names of files and folders mean the same on every system."""

from __future__ import annotations

import re
import unicodedata

from portal_build.source.decode import CONTROL

LONGEST = 200
"""Bytes of a name; systems take 255, and names of ours are put beside it."""
_SIGNS = re.compile(rf"{CONTROL.pattern}|[\t\n\r\u00a0\ufeff\ud800-\udfff<>:\"/\\|?*]")
_OF_WINDOWS = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])[ ]*(?:\..*)?", re.IGNORECASE | re.DOTALL)


def name_problem(name: str) -> str:
    """What is wrong with the name, as the end of a sentence that begins with it; empty if nothing is."""
    if _SIGNS.search(name):
        return "holds a sign that not every system allows"
    if _OF_WINDOWS.fullmatch(name):
        return "means a device on Windows"
    if name[0] == " " or name[-1] in " .":
        return f"{'begins' if name[0] == ' ' else 'ends'} with {'a full stop' if name[-1] == '.' else 'a space'}, which not every system keeps"
    if len(name.encode()) > LONGEST:
        return f"is longer than {LONGEST} bytes"
    if not unicodedata.is_normalized("NFC", name):
        return "is written with accents apart from their letters, and looks like another name"
    return ""
