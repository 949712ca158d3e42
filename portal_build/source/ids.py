"""What can be an id: the names of entries, concepts, scales, claims."""

from __future__ import annotations

import re

ID_FORM = "small letters a–z, digits and single hyphens, 80 characters at most"
"""The form of ids in words, for remedies."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST = 80
"""Characters that an id may have."""


def is_id(text: str) -> bool:
    """Whether `text` has the form of an id."""
    return len(text) <= LONGEST and _ID.fullmatch(text) is not None
