# Catalogues are read from the .po files themselves: no compiled files to forget, and an editor's correction shows at once.
"""The words of the interface, from gettext catalogues."""

from __future__ import annotations

import gettext
import io
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from portal_build.tables import Table

DOMAIN = "portal"


@dataclass(frozen=True)
class Words:
    """The interface in one language. Called with an English text, gives the reader's."""

    language: str
    """BCP 47 code."""
    compiled: bytes = field(default=b"", repr=False)
    """The catalogue as gettext reads it; empty for English, which speaks for itself."""

    def __call__(self, message: str) -> str:
        return self._said[message]

    def of(self, context: str, message: str) -> str:
        """The text where the same English one has several meanings."""
        return self._translations.pgettext(context, message)

    def ngettext(self, one: str, many: str, number: int) -> str:
        """The form that goes with `number`."""
        return self._translations.ngettext(one, many, number)

    @cached_property
    def _said(self) -> Table[str, str]:
        # A page says sixty texts of some hundreds, and gettext looks for each in several ways.
        return Table(self._translations.gettext, 4096)

    @cached_property
    def _translations(self) -> gettext.NullTranslations:
        return gettext.GNUTranslations(io.BytesIO(self.compiled)) if self.compiled else gettext.NullTranslations()

    def __reduce__(self) -> tuple[type[Words], tuple[str, bytes]]:
        # What gettext makes of a catalogue cannot be handed to another process.
        return Words, (self.language, self.compiled)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for it
    """Mark a text for translation without translating it yet."""
    return message


def read_words(locales: Path, language: str, domain: str = DOMAIN) -> Words:
    """The catalogue `<locales>/<language>/LC_MESSAGES/<domain>.po`; English texts where there is none."""
    path = locales / language / "LC_MESSAGES" / f"{domain}.po"
    if not path.is_file():
        return Words(language)
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language.replace("-", "_"), domain=domain)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    return Words(language, compiled.getvalue())
