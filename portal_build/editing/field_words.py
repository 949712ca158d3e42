# In the catalogues, a title or a choice stands under the context `Model.field`, since `Number` is not the same word in every
# language for every field; a help text stands without, since a sentence says enough.
"""What fields, choices, types and sections are called, and what they are for, in an editor's language."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from portal_build.editing.fields import Field, title_of
from portal_build.model import TYPES
from portal_build.words import Words, read_words

LOCALES = Path(__file__).parent / "locales"
DOMAIN = "fields"


@dataclass(frozen=True)
class FieldWords:
    """The words for editors in one language; English where a catalogue has none. English has one for names that say too little."""

    catalogue: Words

    def title(self, field: Field) -> str:
        """The name of a field, such as *Næste gennemgang*."""
        return self.catalogue.of(f"{field.owner}.{field.name}", field.title)

    def help(self, field: Field) -> str:
        """What a field is for, a sentence or two."""
        return self.catalogue(field.help) if field.help else ""

    def choice(self, field: Field, choice: str) -> str:
        """The name of one of a field's choices."""
        return self.catalogue.of(f"{field.owner}.{field.name}", title_of(choice))

    def type_name(self, name: str) -> str:
        """The name of an entry type, such as *Metode*."""
        return self.catalogue.of("type", title_of(name))

    def type_help(self, name: str) -> str:
        """What an entry type is for."""
        return self.catalogue(" ".join((TYPES[name].__doc__ or "").split()))

    def section(self, section: str) -> str:
        """The heading of a section of texts, such as *Kort fortalt* for `in-brief`."""
        return self.catalogue.of("section", title_of(section))


def field_words(language: str) -> FieldWords:
    """The words in a language."""
    return FieldWords(read_words(LOCALES, language, DOMAIN))
