"""The words of the interface: every language of the portal says each of them, and none that is no longer said."""

from __future__ import annotations

import io
import re
import shutil
from functools import lru_cache
from pathlib import Path

import pytest
import yaml
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po

from portal_build.words import read_words

ROOT = Path(__file__).parent.parent
LOCALES = ROOT / "theme" / "locales"
SOURCES = ("portal_build", "theme")
KEYWORDS = {**DEFAULT_KEYWORDS, "words": None}
"""What pybabel looks for, and `words("…")`."""

# Base: `no` is a language here and not a truth value.
PORTAL = yaml.load((ROOT / "content" / "portal.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
LANGUAGES = [language["code"] for language in PORTAL["languages"] if language["code"] != "en"]
"""English is what the code and the templates are written in."""

# `{n}` and `{q}` are for the search script; in all others a stray percent sign would break the page.
_PLACEHOLDER = re.compile(r"%(?:\(\w+\)\w|.)?|\{\w*\}")
_TAJIK = "абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюя"


@lru_cache
def extracted(root: Path = ROOT) -> Catalog:
    """Every message that Python and the templates below `root` say, with the files that say it."""
    with (root / "theme" / "locales" / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    template = Catalog()
    for source in SOURCES:
        for path, line, message, comments, context in extract_from_dir(root / source, methods, options, KEYWORDS):
            template.add(message, None, [(f"{source}/{path}", line)], auto_comments=comments, context=context)
    return template


def catalogue(language: str) -> Catalog:
    with (LOCALES / language / "LC_MESSAGES" / "portal.po").open("rb") as file:
        return read_po(file, abort_invalid=True)


def problems(found: Catalog, template: Catalog) -> list[str]:
    """What a catalogue lacks, or has too much of, in the order of the template."""
    lines = []
    for wanted in _messages(template):
        has = found.get(wanted.id, wanted.context)
        if has is None or has.id != wanted.id:
            lines.append(f"missing: {_shown(wanted)}")
        elif has.fuzzy:
            lines.append(f"fuzzy: {_shown(wanted)}")
        elif len(forms := _forms(has)) != (found.num_plurals if wanted.pluralizable else 1) or not all(form.strip() for form in forms):
            lines.append(f"not translated: {_shown(wanted)}")
        elif any(_placeholders(form) != _placeholders(_ids(wanted)[-1]) for form in forms):
            lines.append(f"other placeholders: {_shown(wanted)}")
    lines += [f"obsolete: {_shown(has)}" for has in _messages(found) if template.get(has.id, has.context) is None]
    return lines + [f"obsolete: {_shown(has)}" for has in found.obsolete.values()]


def _messages(of: Catalog) -> list[Message]:
    return [message for message in of if message.id]


def _ids(message: Message) -> tuple[str, ...]:
    return tuple(message.id) if isinstance(message.id, (tuple, list)) else (message.id,)


def _forms(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, (tuple, list)) else (message.string,)


def _placeholders(text: str) -> list[str]:
    return sorted(_PLACEHOLDER.findall(text))


def _shown(message: Message) -> str:
    return " | ".join(_ids(message))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_every_word(language):
    assert problems(catalogue(language), extracted()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_are_those_of_the_language(language):
    found = catalogue(language)
    assert (str(found.locale), found.num_plurals, found.plural_expr) == (language, *get_plural(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_interface_speaks_the_language(language):
    words = read_words(LOCALES, language)
    assert words("Target group") != "Target group"
    assert words.ngettext("%(number)s week", "%(number)s weeks", 2) % {"number": 2} not in ("2 week", "2 weeks")


def test_tajik_is_written_in_its_own_letters():
    """No Latin look-alikes and no letters that only Russian has, which readers hardly see and searches miss."""
    text = " ".join(form for message in _messages(catalogue("tg")) for form in _forms(message))
    for latin in ("ISBN", "DOI", "JavaScript", "PDF"):
        text = text.replace(latin, "")
    assert {letter for letter in _PLACEHOLDER.sub("", text).lower() if letter.isalpha()} <= set(_TAJIK)


@pytest.mark.parametrize(
    ("message", "file"),
    [
        ("Page not found", "portal_build/pages/list_pages.py"),  # words("…")
        ("Reference %(number)s", "portal_build/pages/citations.py"),  # self.desk.words("…")
        ("Target group", "portal_build/pages/labels.py"),  # N_("…")
        (("%(number)s week", "%(number)s weeks"), "portal_build/pages/figures.py"),  # words.ngettext("…", "…", n)
        ("Main menu", "theme/main.html"),  # _("…") in an attribute
        ("Link to “%(title)s”", "theme/components/item.html"),  # _("…", title=title)
        (("Recommendation in this chapter", "Recommendations in this chapter"), "theme/layouts/entry.html"),  # ngettext
    ],
)
def test_extraction_finds_each_way_of_saying(message, file):
    found = extracted().get(message)
    assert found is not None and found.id == message
    assert file in [path for path, _line in found.locations]


def test_a_changed_template_or_module_is_noticed(tmp_path):
    for source in SOURCES:
        shutil.copytree(ROOT / source, tmp_path / source, ignore=shutil.ignore_patterns("__pycache__", "assets"))
    frame, labels = tmp_path / "theme" / "main.html", tmp_path / "portal_build" / "pages" / "labels.py"
    frame.write_text(frame.read_text(encoding="utf-8").replace('_("Main menu")', '_("Ways in")'), encoding="utf-8")
    labels.write_text(labels.read_text(encoding="utf-8") + '\nNEW = N_("Zeal")\n', encoding="utf-8")
    assert problems(catalogue("nl"), extracted(tmp_path)) == ["missing: Zeal", "missing: Ways in", "obsolete: Main menu"]


def test_what_is_wrong_with_a_catalogue_is_said():
    template = Catalog(locale="nl")
    for message in ("Complete", "Missing", "Fuzzy", "Empty", "of %(name)s", "all %(name)s", "{n} hits", ("%(n)s box", "%(n)s boxes"), ("%(n)s day", "%(n)s days")):
        template.add(message)
    found = """\
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\nLanguage: nl\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Complete"
msgstr "Volledig"

#, fuzzy
msgid "Fuzzy"
msgstr "Vaag"

msgid "Empty"
msgstr ""

msgid "of %(name)s"
msgstr "van %(naam)s"

msgid "all %(name)s"
msgstr "100% van %(name)s"

msgid "{n} hits"
msgstr "{q} treffers"

msgid "%(n)s box"
msgid_plural "%(n)s boxes"
msgstr[0] "%(n)s doos"
msgstr[1] "dozen"

msgid "%(n)s day"
msgid_plural "%(n)s days"
msgstr[0] "%(n)s dag"
msgstr[1] ""

msgid "Not said"
msgstr "Niet gezegd"

#~ msgid "No longer said"
#~ msgstr "Niet meer gezegd"
"""
    assert problems(read_po(io.BytesIO(found.encode())), template) == [
        "missing: Missing",
        "fuzzy: Fuzzy",
        "not translated: Empty",
        "other placeholders: of %(name)s",
        "other placeholders: all %(name)s",
        "other placeholders: {n} hits",
        "other placeholders: %(n)s box | %(n)s boxes",
        "not translated: %(n)s day | %(n)s days",
        "obsolete: Not said",
        "obsolete: No longer said",
    ]
