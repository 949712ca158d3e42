# What fields are for says `FieldWords`; these are the sentences around it. Marked with `say`, they stand in the catalogues
# `new.po` beside those of the fields; a test holds that each language has them all.
"""The words of new entries in an editor's language."""

from __future__ import annotations

from dataclasses import dataclass

from portal_build.editing.field_words import DOMAIN as FIELDS
from portal_build.editing.field_words import LOCALES, FieldWords, field_words
from portal_build.editing.fields import Field
from portal_build.words import Words, read_words

DOMAIN = "new"


@dataclass(frozen=True)
class NewWords:
    """All words for one new entry."""

    language: str
    """The language that it is written in."""
    fields: FieldWords
    """Names and help of fields; English where there is no catalogue."""
    say: Words
    """The sentences around them."""
    spoken: bool
    """Whether there is a catalogue in that language; without one, comments are English and headings are for the editor to write."""

    def required(self, field: Field) -> str:
        """What stands behind the name of a field that must be there; empty for others."""
        required = self.say("required")
        return f" ({required})" if field.required else ""


def new_words(language: str) -> NewWords:
    """The words in a language; those of `nb` for `nb-NO`."""
    spoken = language.partition("-")[0]
    known = spoken == "en" or (LOCALES / spoken / "LC_MESSAGES" / f"{FIELDS}.po").is_file()
    return NewWords(language, field_words(spoken), read_words(LOCALES, spoken, DOMAIN) if known else Words("en"), known)
