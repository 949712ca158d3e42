"""Text as one line of YAML that says the same to every reader of YAML."""

from __future__ import annotations

import re

from portal_build.source.decode import CONTROL

UNWRITABLE = re.compile(rf"{CONTROL.pattern}|[\ufeff\ud800-\udfff]")
"""What no file of the portal may hold, although somebody can type or paste it."""
# Other readers take these for no text: truth values, nothing, numbers, dates.
_OTHER_MEANING = re.compile(r"(?i:y|yes|n|no|on|off|true|false|null|~)|[-+.]?\d.*|[-+]?\.(?i:inf|nan)")
_PLAIN = re.compile(r"[^\W_][^\n]*")
_BREAKS_PLAIN = re.compile(r": | #|:$|\s$")


def scalar(text: str) -> str:
    """The text without quotation marks where it needs none, else in single ones. White space is folded into single spaces."""
    words = " ".join(text.split())
    if _PLAIN.fullmatch(words) and not _OTHER_MEANING.fullmatch(words) and not _BREAKS_PLAIN.search(words):
        return words
    return "'" + words.replace("'", "''") + "'"
