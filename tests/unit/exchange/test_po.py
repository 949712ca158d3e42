"""PO files: what they say, to whom, and what is refused."""

from __future__ import annotations

import re

import pytest
from babel.messages.checkers import checkers
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st
from io import StringIO
from translate.storage.po import pofile

from portal_build.exchange.po import po_file, read_po_file
from portal_build.exchange.units import NotRead, State, Unit, mark_of
from portal_build.diagnostics import Position
from tests.unit.exchange.exchanging import head

WHERE = Position("content/articles/walk/index.en.md", 7)
UNITS = (
    Unit("walk#title", "en", "Walk", "Gå", State.REVIEWED, Position(WHERE.file, 2), ("Article: Walk", "Title")),
    Unit("walk#aim/2", "en", 'See "[it](entry:run)" [@a].', "", State.MISSING, WHERE, ("Aim – Paragraph",), True, "aim"),
    Unit("walk#aim/3", "en", "New *words*.", "Gamle ord.", State.OUTDATED, WHERE, (), True, "aim", "Old words."),
    Unit("walk#aim/4", "en", "See [a%20plan](a%20plan.pdf)  \nnow", "Se [a](x)", State.MACHINE, WHERE, (), True, "aim"),
    Unit("walk#aim/5", "en", "OK, [](entry:run)", "OK, [](entry:run)", State.REVIEWED, WHERE, (), True, "aim"),
)
FILE = """\
# The portal: en → da
#
# Links stay.
#
msgid ""
msgstr ""
"Project-Id-Version: The portal\\n"
"Report-Msgid-Bugs-To: editors@example.org\\n"
"POT-Creation-Date: 2026-01-15 12:00+0000\\n"
"PO-Revision-Date: 2026-01-15 12:00+0000\\n"
"Last-Translator: \\n"
"Language-Team: \\n"
"Language: da\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Source-Language: en\\n"
"X-Portal-State: draft"

#. Article: Walk
#. Title
#: content/articles/walk/index.en.md:2 exported-cef3c5a3
msgctxt "walk#title"
msgid "Walk"
msgstr "Gå"

#. Aim – Paragraph
#: content/articles/walk/index.en.md:7 exported-e3b0c442
#, md-text, placeholders:"(entry:run)":"[@a]"
msgctxt "walk#aim/2"
msgid "See \\"[it](entry:run)\\" [@a]."
msgstr ""

#: content/articles/walk/index.en.md:7 exported-aa05ef77
#, fuzzy, md-text
#| msgid "Old words."
msgctxt "walk#aim/3"
msgid "New *words*."
msgstr "Gamle ord."

#: content/articles/walk/index.en.md:7 exported-b92700a3
#, fuzzy, md-text, placeholders:"(a%20plan.pdf)"
msgctxt "walk#aim/4"
msgid ""
"See [a%20plan](a%20plan.pdf)  \\n"
"now"
msgstr "Se [a](x)"

#: content/articles/walk/index.en.md:7 exported-c0fe2dc6
#, ignore-same, md-text, placeholders:"(entry:run)"
msgctxt "walk#aim/5"
msgid "OK, [](entry:run)"
msgstr "OK, [](entry:run)"

"""


def test_the_whole_file():
    assert po_file(UNITS, head("en", "da")).decode() == FILE


def test_read_back():
    found = read_po_file(FILE)
    assert (found.language, found.by, found.reviewed) == ("da", "", False)
    assert [(one.name, one.source, one.target, one.unfinished) for one in found.units] == [(unit.name, unit.source, unit.target, unit.unfinished) for unit in UNITS]
    assert [one.line for one in found.units] == [FILE[: FILE.index(f'msgctxt "{unit.name}"')].count("\n") + 2 for unit in UNITS]


def test_another_program_reads_the_same():
    store = pofile.parsestring(FILE.encode())
    units = [unit for unit in store.units if not unit.isheader()]
    assert [(unit.getcontext(), unit.source, unit.target, unit.isfuzzy(), unit.prev_source) for unit in units] == [
        (unit.name, unit.source, unit.target, unit.unfinished, unit.previous) for unit in UNITS
    ]
    assert [unit.getlocations() for unit in units][0] == ["content/articles/walk/index.en.md:2", f"exported-{mark_of('Gå', False)}"]


def test_what_another_program_saves_is_read():
    store = pofile.parsestring(FILE.encode())
    store.units[1].target = "Gang"
    store.updateheader(Last_Translator="Anna Holm <anna@example.org>", X_Portal_State="reviewed")
    found = read_po_file(bytes(store).decode())
    assert (found.units[0].target, found.by, found.reviewed, found.language) == ("Gang", "Anna Holm", True, "da")


def test_babels_own_checks_have_nothing_to_say():
    catalogue = read_po(StringIO(FILE), locale="da")
    for message in catalogue:
        for check in checkers:
            check(catalogue, message)
    assert not re.search("python-format", FILE)


@pytest.mark.parametrize("language", ["nb-NO", "sr-Latn", "tg", "nl-BE"])
def test_languages_with_a_country_or_a_script(language: str):
    said = po_file(UNITS, head("en", language)).decode()
    assert f'"Language: {language.replace("-", "_")}\\n"' in said
    assert read_po_file(said).language == language.replace("-", "_")


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_any_kind(end: str):
    assert read_po_file(FILE.replace("\n", end)) == read_po_file(FILE)


REFUSED = {
    "a PO file of another program": ('msgid "File"\nmsgstr "Fil"\n', "no unit of a portal stands in it; it is not a file that was exported here"),
    "nothing": ("", "no unit of a portal stands in it; it is not a file that was exported here"),
    "no PO file": ("This is no PO file.", "line 1: this is no line of a PO file"),
    "a conflict": (FILE.replace('msgid "Walk"', '<<<<<<< HEAD\nmsgid "Walk"'), "line 25: this is no line of a PO file"),
    "an open quotation mark": (FILE.replace('msgstr "Gå"', 'msgstr "Gå'), "line 26: this is no line of a PO file"),
    "a unit that stands twice": (FILE + FILE.partition("draft\"\n")[2], "the unit `walk#title` stands in it twice"),
    "a unit without a translation": (FILE.replace('msgstr "Gå"\n', ""), "line "),
}


@pytest.mark.parametrize(("text", "reason"), REFUSED.values(), ids=REFUSED)
def test_refused(text: str, reason: str):
    with pytest.raises(NotRead) as error:
        read_po_file(text)
    assert str(error.value).startswith(reason)


@given(st.data())
def test_any_text_is_read_or_refused(data: st.DataObject):
    start = data.draw(st.integers(0, len(FILE)))
    stop = data.draw(st.integers(start, min(len(FILE), start + 30)))
    piece = data.draw(st.one_of(st.text(max_size=20), st.sampled_from(['msgid "x"\n', '"\\', "msgid_plural", "msgstr[1]", "#~ ", "#, \n", 'msgctxt "', "\n\n"])))
    try:
        read_po_file(FILE[:start] + piece + FILE[stop:])
    except NotRead as error:
        assert "\n" not in str(error)
