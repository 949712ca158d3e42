"""The page of each entry type: what it is for, its sections, its fields, and a whole entry."""

from __future__ import annotations

import re
from pathlib import Path

from pydantic import BaseModel

from portal_build.editing.fields import fields_of
from portal_build.model import TYPES, Facts
from tests.guides.console import EXAMPLE, ROOT
from tests.guides.fields import Homes, groups, sections, title_of_group
from tests.guides.links import slug
from tests.guides.markdown import heading, link, table
from tests.guides.words import LANGUAGES, GuideWords

CONTENT, FULL = ROOT / "content", ROOT / "tests" / "sites" / "full" / "content"
SHOWN = {
    "target-group": EXAMPLE / "content" / "target-groups" / "paaroerende",
    "method": EXAMPLE / "content" / "methods" / "livsstilscafe",
    "recommendation": EXAMPLE / "content" / "recommendations" / "tidlig-kontakt",
    "guideline": CONTENT / "guidelines" / "retningslinje-psykoselidelser",
    "publication": EXAMPLE / "content" / "publications" / "koncept-for-inddragelse-af-paaroerende",
    "theme": CONTENT / "themes" / "psykiske-vanskeligheder-og-komplekse-stoettebehov",
    "article": CONTENT / "articles" / "et-godt-og-sundt-liv",
    "case": CONTENT / "cases" / "sociale-netwerken-in-de-zorg",
    "course": CONTENT / "courses" / "sociale-steun-bij-ernstige-psychische-klachten",
    "news": CONTENT / "news" / "koncept-i-revideret-udgave",
    "event": FULL / "events" / "full-event",
    "page": CONTENT / "pages" / "about",
}
"""Type -> the folder of the entry that its page shows; the event is one that the tests use, since the reference portal has none."""

_LANGUAGE_MAP = re.compile(r"^( +)(?:da|nb|nl|en|tg): .*\n(?:\1(?:da|nb|nl|en|tg): .*\n)*", re.MULTILINE)


def common_groups(guide: GuideWords) -> dict[type[BaseModel], str]:
    """The groups in the facts that every type has -> where they are described, seen from the page of a type."""
    return {model: f"../fields.md#{slug(title_of_group(held_by, guide))}" for model, held_by in groups(fields_of(Facts)).items()}


def types_page(guide: GuideWords) -> str:
    """The list of all types."""
    words = guide.words
    rows = [(link(guide.fields.type_name(name), f"{name}.md"), f"`content/{facts.collection}/`", guide.fields.type_help(name)) for name, facts in TYPES.items()]
    intro = words("Every entry has a type, which says what facts and sections it has. The folder it lies in tells which one it is.")
    return "\n\n".join([heading(1, words("Types of entry")), intro, table((words("Type"), words("Folder"), words("What it is")), rows)]) + "\n"


def type_page(name: str, guide: GuideWords) -> str:
    """The page of one type."""
    words, facts = guide.words, TYPES[name]
    own = [field for field in fields_of(facts) if field.owner == facts.__name__]
    parts = [heading(1, guide.fields.type_name(name)), guide.fields.type_help(name)]
    parts.append(words("An entry of this type is a folder under `content/%(folder)s/`.") % {"folder": facts.collection})
    parts += [heading(2, words("Sections of the text")), _sections(facts, guide)]
    parts += [heading(2, words("Facts")), words("In `entry.yml`, beside [the facts that every type has](../fields.md):")]
    parts += sections(own, guide, Homes(common_groups(guide), ""))
    parts += [heading(2, words("An example")), *_example(SHOWN[name], guide), link(words("All types"), "index.md")]
    return "\n\n".join(parts) + "\n"


def _sections(facts: type[Facts], guide: GuideWords) -> str:
    words = guide.words
    if not facts.sections:
        return words("None that are fixed: the text has the headings that it needs.")
    need = {True: words("must be there"), False: words("may be there")}
    rows = [(f"`## {guide.fields.section(section)} {{#{section}}}`", need[needed]) for section, needed in facts.sections.items()]
    return table((words("Heading"), ""), rows)


def _example(folder: Path, guide: GuideWords) -> list[str]:
    text = next(path for language in (guide.language, "en") if (path := folder / f"index.{language}.md").is_file())
    note = guide.words("Words in other languages than English and Danish are left out here.")
    facts = (folder / "entry.yml").read_text(encoding="utf-8")
    shown = in_shown_languages(facts)
    return [
        f"`{folder.parent.name}/{folder.name}/entry.yml`:" + (f" {note}" if shown != facts else ""),
        f"```yaml\n{shown}```",
        f"`{folder.parent.name}/{folder.name}/{text.name}`:",
        f"````markdown\n{text.read_text(encoding='utf-8')}````",
    ]


def in_shown_languages(facts: str) -> str:
    """The facts without the words in languages that the guides are not written in, where there are others."""

    def shortened(found: re.Match[str]) -> str:
        kept = [line for line in found[0].splitlines(keepends=True) if line.split(":")[0].strip() in LANGUAGES]
        return "".join(kept) or found[0]

    return _LANGUAGE_MAP.sub(shortened, facts)
