# The pages are committed, since people read them where the content is hosted; tests/test_guides.py fails when they are stale.
"""Every page of the documentation for editors that is generated."""

from __future__ import annotations

from pathlib import Path

from portal_build.cli import main
from portal_build.editing.fields import fields_of
from portal_build.model import TYPES, Facts
from portal_build.model.reference_data import Bibliography, Portal, Scale, Vocabulary, Wording
from portal_build.model.search_settings import SearchSettings
from portal_build.model.text import TextFacts
from tests.guides.codes import codes_page
from tests.guides.commands import COMMANDS, index
from tests.guides.fields import Homes, sections
from tests.guides.markdown import heading
from tests.guides.types import type_page, types_page
from tests.guides.words import EDITORS, LANGUAGES, TRANSLATED, GuideWords, guide_words

_NOTE = "<!-- Made by `python -m tests.guides`; change the models, their words, or tests/guides instead. -->"
_REFERENCE = {
    "portal.yml": Portal,
    "references.yml": Bibliography,
    "search.yml": SearchSettings,
    "vocabularies/*.yml": Vocabulary,
    "vocabularies/scales/*.yml": Scale,
    "vocabularies/wording.yml": Wording,
}
"""The files that describe no entry -> what they are read as."""


def pages() -> dict[Path, str]:
    """File -> page."""
    made = {COMMANDS / "index.md": index(main)}
    for language in LANGUAGES:
        guide, folder = guide_words(language), EDITORS / language
        made[folder / "fields.md"] = _noted(_fields_page(guide))
        made[folder / "portal-files.md"] = _noted(_portal_files_page(guide))
        made[folder / "types" / "index.md"] = _noted(types_page(guide))
        made |= {folder / "types" / f"{name}.md": _noted(type_page(name, guide)) for name in TYPES}
        if language in TRANSLATED:
            made[folder / "codes.md"] = _noted(codes_page(guide))
    return made


def _fields_page(guide: GuideWords) -> str:
    words, homes = guide.words, Homes({}, "types/")
    parts = [heading(1, words("The facts that every type has"))]
    parts.append(words("They stand in `entry.yml`, once, whatever the number of languages. [Each type](types/index.md) has further facts of its own."))
    parts += sections(fields_of(Facts), guide, homes)
    parts += [heading(2, words("The head of a text")), words("What stands between the two lines `---` of an `index.da.md`, `index.en.md` and so on.")]
    parts += sections(fields_of(TextFacts), guide, homes)
    return "\n\n".join(parts) + "\n"


def _portal_files_page(guide: GuideWords) -> str:
    words = guide.words
    parts = [heading(1, words("The files of the whole portal")), words("They stand under `content/`, beside the folders of entries, and are seldom changed.")]
    for file, model in _REFERENCE.items():
        parts += [heading(2, file), *sections(fields_of(model), guide, Homes({}, "types/"))]
    return "\n\n".join(parts) + "\n"


def _noted(page: str) -> str:
    """The page with a remark, below its title, on where it comes from."""
    title, _, rest = page.partition("\n\n")
    return f"{title}\n\n{_NOTE}\n\n{rest}"
