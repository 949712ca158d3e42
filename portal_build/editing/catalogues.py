# Nobody writes these texts down for the catalogues: they are the names and docstrings of the models. So the template is made
# from the same walk over the models that forms and schemas take, and not by looking for calls in the code.
"""The catalogues of the words for editors: what they must hold, and how they are renewed.

    python -m portal_build.editing.catalogues

brings new texts into every catalogue, without a translation, and takes out those that no model says any more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from portal_build.editing.field_words import ADVICE, DOMAIN, EXPECTED, LIST, LOCALES, OWN_FORM
from portal_build.editing.fields import every_field, title_of
from portal_build.editing.files import FILES, MODELS, help_of
from portal_build.model import TYPES
from portal_build.prose.blocks import BlockKind


@dataclass(frozen=True)
class Said:
    """A text that editors get to read, in English."""

    text: str
    """The text itself."""
    context: str | None
    """`Model.field` of a title or choice, `type`, `file`, `section`, `block`; sentences have none."""
    about: str
    """What it is the title or help of, for translators."""


def said() -> Iterator[Said]:
    """All that `FieldWords` can be asked for."""
    for field in every_field(*MODELS):
        place = f"{field.owner}.{field.name}"
        yield Said(field.title, place, place)
        yield Said(field.help, None, place)
        for choice in field.choices:
            yield Said(title_of(choice), place, f"{place}: {choice}")
    for text in dict.fromkeys((*EXPECTED.values(), LIST, OWN_FORM)):
        yield Said(text, None, "said where something else stands")
    for name, (model, _where) in FILES.items():
        yield Said(title_of(name), "type" if name in TYPES else "file", name)
        yield Said(help_of(model), None, name)
    for name, model in TYPES.items():
        for section in model.sections:
            yield Said(title_of(section), "section", section)
    for kind in BlockKind:
        yield Said(title_of(kind), "block", "a block of a text, in a file for translators")
    yield Said(ADVICE, None, "to translators, at the head of a file")


def template() -> Catalog:
    """The texts without translations."""
    made = Catalog(domain=DOMAIN)
    for one in said():
        made.add(one.text, context=one.context, auto_comments=[one.about])
    return made


def languages() -> list[str]:
    """The languages that have a catalogue."""
    return sorted(folder.name for folder in LOCALES.iterdir() if folder.is_dir())


def path_of(language: str) -> Path:
    """The catalogue of a language."""
    return LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def renewed(catalogue: Catalog) -> bytes:
    """The file of a catalogue with all texts of the models and no others. In English only those that have another wording stay."""
    catalogue.update(template(), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.msgid_bugs_address = ""
    if str(catalogue.locale) == "en":
        for message in [message for message in catalogue if message.id and not message.string]:
            catalogue.delete(message.id, message.context)
    file = BytesIO()
    write_po(file, catalogue, width=0, ignore_obsolete=True)
    return file.getvalue()


def main() -> None:
    """Renew all catalogues."""
    for language in languages():
        with path_of(language).open("rb") as file:
            catalogue = read_po(file, locale=language, domain=DOMAIN)
        path_of(language).write_bytes(renewed(catalogue))


if __name__ == "__main__":
    main()
