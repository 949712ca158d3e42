# Catalogues are read from the .po files themselves: no compiled files to forget, and an editor's correction shows at once.
"""The words of the interface, from gettext catalogues."""

from __future__ import annotations

import gettext
import io
from dataclasses import dataclass
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

DOMAIN = "portal"


@dataclass(frozen=True)
class Words:
    """The interface in one language. Called with an English text, gives the reader's."""

    language: str
    """BCP 47 code."""
    translations: gettext.NullTranslations
    """The catalogue; English speaks for itself."""

    def __call__(self, message: str) -> str:
        return self.translations.gettext(message)

    def ngettext(self, one: str, many: str, number: int) -> str:
        """The form that goes with `number`."""
        return self.translations.ngettext(one, many, number)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for it
    """Mark a text for translation without translating it yet."""
    return message


def read_words(locales: Path, language: str) -> Words:
    """The catalogue `<locales>/<language>/LC_MESSAGES/portal.po`; English texts where there is none."""
    path = locales / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    if not path.is_file():
        return Words(language, gettext.NullTranslations())
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language.replace("-", "_"), domain=DOMAIN)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Words(language, gettext.GNUTranslations(compiled))
