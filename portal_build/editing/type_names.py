"""Entry types by whatever an editor may call them."""

from __future__ import annotations

import re

from portal_build.editing.field_words import field_words
from portal_build.model import TYPES
from portal_build.model.reference_data import Portal


def types_by_name(portal: Portal) -> dict[str, str]:
    """Name -> type: its own name, its folder, and what it is called in the portal's languages; the first of the same wins."""
    names = {name: name for name in TYPES}
    names |= {facts.collection: name for name, facts in TYPES.items()}
    for language in portal.languages:
        words = field_words(language.code.partition("-")[0])
        for name, facts in TYPES.items():
            names.setdefault(folded(words.type_name(name)), name)
            names.setdefault(folded(portal.url_words.get(facts.collection, {}).get(language.code, "")), name)
    names.pop("", None)
    return names


def folded(name: str) -> str:
    """A name in small letters with hyphens: `Target group` -> `target-group`."""
    return re.sub(r"[\s_]+", "-", name.strip()).casefold()
