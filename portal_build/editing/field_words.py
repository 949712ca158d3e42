# In the catalogues, a title or a choice stands under the context `Model.field`, since `Number` is not the same word in every
# language for every field; a help text stands without, since a sentence says enough.
"""What fields, choices, types and sections are called, and what they are for, in an editor's language."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from portal_build.editing.fields import Field, Kind, title_of
from portal_build.editing.files import FILES, help_of
from portal_build.model import TYPES
from portal_build.prose.blocks import BlockKind
from portal_build.words import Words, read_words

LOCALES = Path(__file__).parent / "locales"
DOMAIN = "fields"

EXPECTED: dict[Kind, str] = {
    Kind.TEXT: "Write a text.",
    Kind.ID: "Use small letters a–z, digits and single hyphens, 80 characters at most.",
    Kind.LOCAL_TEXT: "Write one line a language, such as `da: …`.",
    Kind.LOCAL_TEXTS: "Write one line a language, such as `da: …`.",
    Kind.DATE: "Write year-month-day, such as `2020-02-05`.",
    Kind.PARTIAL_DATE: "Write `2018`, `2018-01` or `2018-01-31`.",
    Kind.NUMBER: "Write digits, with a point for decimals, such as `45` or `2.5`.",
    Kind.WHOLE: "Write digits only, such as `12`.",
    Kind.FLAG: "Write `true` or `false`.",
    Kind.LANGUAGE: "Write a language code, such as `da`.",
    Kind.COUNTRY: "Write a country code of two capitals, such as `DK`.",
    Kind.URL: "Write the whole address, starting with `https://`.",
    Kind.EMAIL: "Write an e-mail address, such as `name@host.example`.",
    Kind.CHOICE: "Write one of these words: %(choices)s.",
    Kind.GROUP: "Write one field a line, indented below this one.",
    Kind.MAP: "Write one `name: value` a line, indented below this one.",
}
"""What is to be written, said where something else stands."""
LIST = "Write one item a line, each starting with `- `."
"""What is to be written where a list belongs."""
OWN_FORM = "This does not have the form that the field takes."
"""What is said of a text that does not match the pattern of its field."""

ADVICE = "Links, citations in square brackets and code stay as they are; they may change places. Only the words of a link are translated."


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

    def expected(self, field: Field) -> str:
        """What is to be written as one value of a field."""
        if field.pattern and field.kind is Kind.TEXT:
            return self.catalogue(OWN_FORM)
        said = self.expected_of(field.kind)
        return said % {"choices": ", ".join(field.choices)} if field.choices else said

    def expected_of(self, kind: Kind) -> str:
        """What is to be written as a value of a kind."""
        return self.catalogue(EXPECTED[kind])

    def list_expected(self) -> str:
        """What is to be written where a list belongs."""
        return self.catalogue(LIST)

    def type_name(self, name: str) -> str:
        """The name of an entry type, such as *Metode*."""
        return self.catalogue.of("type", title_of(name))

    def type_help(self, name: str) -> str:
        """What an entry type is for."""
        return self.file_help(name)

    def file_name(self, name: str) -> str:
        """The name of a kind of file, such as *Metode* or *Vurderingsskala*."""
        return self.catalogue.of("type" if name in TYPES else "file", title_of(name))

    def file_help(self, name: str) -> str:
        """What a kind of file is for."""
        return self.catalogue(help_of(FILES[name][0]))

    def section(self, section: str) -> str:
        """The heading of a section of texts, such as *Kort fortalt* for `in-brief`."""
        return self.catalogue.of("section", title_of(section))

    def block(self, kind: BlockKind) -> str:
        """What a block of a text is, such as *Afsnit*."""
        return self.catalogue.of("block", title_of(kind))

    def advice(self) -> str:
        """What a translator should know of the whole file."""
        return self.catalogue(ADVICE)


def field_words(language: str) -> FieldWords:
    """The words in a language."""
    return FieldWords(read_words(LOCALES, language, DOMAIN))
