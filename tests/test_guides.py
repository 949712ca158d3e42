# `PORTAL_RENEW=1 pytest tests/test_guides.py` (or `python -m tests.guides`) writes the generated pages anew.
"""The documentation for editors: what is generated is current, both languages have all of it, and its links lead somewhere."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest

from portal_build.diagnostics import Diagnostic
from portal_build.editing.catalogues import MODELS
from portal_build.editing.fields import every_field, fields_of
from portal_build.model import TYPES
from portal_build.model.common import Audience
from portal_build.model.explain import parse
from portal_build.pipeline import load
from portal_build.source.files import RawData
from portal_build.source.strict_yaml import read_yaml
from tests.guides.fences import fences
from tests.guides.links import anchors, links, slug
from tests.guides.pages import pages
from tests.guides.types import SHOWN
from tests.guides.words import EDITORS, LANGUAGES, TRANSLATED, advice_of, examples_of, guide_words, path_of, read_catalogue, renewed, template
from tests.test_words import problems

ROOT = Path(__file__).parent.parent
RENEW = os.environ.get("PORTAL_RENEW")
GENERATED = pages()
WRITTEN = [ROOT / name for name in ("README.md", "CHANGELOG.md")] + sorted(path for path in (ROOT / "docs").rglob("*.md") if "_example" not in path.parts)


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", GENERATED, ids=_name)
def test_page_is_current(path: Path):
    if RENEW:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(GENERATED[path], encoding="utf-8")
    assert path.is_file() and path.read_text(encoding="utf-8") == GENERATED[path], "run python -m tests.guides"


def test_no_generated_page_is_left_over():
    marked = {path for path in WRITTEN if "<!-- Made by `python -m tests.guides`" in path.read_text(encoding="utf-8")}
    assert marked == set(GENERATED)


def test_each_page_is_there_in_each_language():
    names = {language: {str(path.relative_to(EDITORS / language)) for path in (EDITORS / language).rglob("*.md")} for language in LANGUAGES}
    # English has a page for each code instead, in docs/codes.
    assert names["en"] == names["da"] - {"codes.md"}


@pytest.mark.parametrize("language", TRANSLATED)
def test_catalogue_says_every_word_and_explains_every_code(language: str):
    assert problems(read_catalogue(language), template()) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_catalogue_is_as_renewing_writes_it(language: str):
    assert renewed(read_catalogue(language)) == path_of(language).read_bytes()


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_is_typed_is_the_same_in_every_language(language: str):
    """Names of files, fields and commands are kept; so are the number signs and dashes that an editor looks for."""
    wrong = []
    for message in read_catalogue(language):
        text, said = str(message.id), str(message.string)
        typed = set(re.findall(r"`((?:[\w/.*-]+\.(?:yml|md)|content/[\w/]*|[a-z]+_[a-z_]+|portal [a-z ]+|(?!key: value)\w+: \w+|!!! \w+|#{2,}))`", text))
        wrong += [f"{message.context}: `{one}`: {said}" for one in typed if one not in said]
        wrong += [f"{message.context}: unpaired `: {said}"] if said.count("`") % 2 else []
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_is_described(language: str):
    words = guide_words(language).fields
    rows = [line.split(" | ") for path, text in GENERATED.items() if EDITORS / language in path.parents for line in text.splitlines() if line.startswith("| `")]
    described = {(row[0], row[1], row[-1]) for row in rows}
    assert [field for field in every_field(*MODELS) if (f"| `{field.name}`", words.title(field), f"{words.help(field)} |") not in described] == []


@pytest.mark.parametrize("name", TYPES)
def test_page_of_a_type_has_its_fields_and_sections_in_order(name: str):
    page, facts = GENERATED[EDITORS / "en" / "types" / f"{name}.md"], TYPES[name]
    own = [f"| `{field.name}` |" for field in fields_of(facts) if field.owner == facts.__name__]
    headings = [f"{{#{section}}}` |" for section in facts.sections]
    places = [page.index(one) for one in headings + own]
    assert places == sorted(places)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TYPES)
def test_example_of_a_type_makes_sense_as_it_is_shown(name: str, language: str):
    page = GENERATED[EDITORS / language / "types" / f"{name}.md"]
    [facts] = [fence for fence in fences(page) if fence.language == "yaml"]
    values, positions, found = read_yaml("\n".join(facts.lines) + "\n", "entry.yml")
    assert values is not None and found == []
    assert parse(TYPES[name], RawData(values, positions))[1] == []


@pytest.mark.parametrize("project", sorted({folder.parents[2] for folder in SHOWN.values()}), ids=_name)
def test_example_of_a_type_has_no_problem_where_it_stands(project: Path):
    found = load(project / "content", date(2026, 12, 1), Audience.MEMBERS).diagnostics
    shown = [str(folder.relative_to(project)) for folder in SHOWN.values() if project in folder.parents]
    assert [one for one in found if any(one.position.file.startswith(f"{folder}/") for folder in shown)] == []


@pytest.mark.parametrize("path", WRITTEN, ids=_name)
def test_links_lead_somewhere(path: Path):
    wrong = []
    page = path.read_text(encoding="utf-8")
    for address in links(page):
        file, _, anchor = unquote(address).partition("#")
        if re.match(r"[a-z]+:", file):
            continue
        target = (path.parent / file).resolve() if file else path
        if not target.exists():
            wrong.append(f"{address}: there is no such file")
        elif anchor and anchor not in anchors(target.read_text(encoding="utf-8")):
            wrong.append(f"{address}: there is no such heading")
    assert wrong == []


def test_links_and_headings_are_found():
    page = "# A `b` – C\n\n[one](x.md#a)\n`[no](n.md)` ![two [nested]](<y.png>)\n\n```\n[no](n.md)\n## No\n```\n\n## A\n\n## A\n"
    assert list(links(page)) == ["x.md#a", "y.png"]
    assert anchors(page) == {"a-b--c", "a", "a-1"}
    assert slug("Næste [gennemgang](x.md) (`review_due`)") == "næste-gennemgang-review_due"


def test_a_docstring_is_taken_apart():
    syntax = Diagnostic.kinds["yaml-syntax"]
    assert advice_of(syntax).startswith("The reader stopped at the place shown. Usual causes are") and "Wrong" not in advice_of(syntax)
    assert examples_of(syntax) == [("Wrong:", ["title:Sammen om min vej"]), ("Right:", ["title: Sammen om min vej"])]
    front = Diagnostic.kinds["front-matter-missing"]
    assert advice_of(front).endswith("then the text:")
    assert examples_of(front) == [("", ["---", "title: Sammen om min vej", "lead: One sentence on what this is.", "---"])]
    assert examples_of(Diagnostic.kinds["list-sign"]) == [("Wrong:", ["• a table", "1) First ask."]), ("Right:", ["- a table", "", "1. First ask."])]
