# The format is written and read by Babel; what is ours is which flags say what. Flags such as `md-text` and `placeholders:…` are those
# of Weblate, which shows placeholders as such and checks that they are kept; gettext's own programs pass over flags they do not know.
"""Units as PO files, and back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO, StringIO
from itertools import islice

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po, write_po

from portal_build.exchange.units import Head, NotRead, Returned, ReturnedFile, State, Unit
from portal_build.prose.inline import CodeKind, codes_of, marks_to_keep, pieces_of

DRAFT, REVIEWED = "draft", "reviewed"
_STATE_HEADER = re.compile(r'^"X-Portal-State:[ ]*(\w+)', re.MULTILINE)
_LANGUAGE_HEADER = re.compile(r'^"Language:[ ]*([\w@.-]+)', re.MULTILINE)
_LINE = re.compile(r'\s*(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s*)?"(?:[^"\\]|\\.)*"\s*)?', re.DOTALL)
_CONTEXT = re.compile(r'^msgctxt\s+"', re.MULTILINE)
_MOST_MARKS = 40
_EXPORTED = "exported-"
"""Stands among the places of a unit, where programs keep it and nobody has to read it, before the mark of its translation."""


class _Portal(Catalog):
    """A catalogue with a head of our own: nothing in it depends on the clock or on who writes it."""

    head: tuple[tuple[str, str], ...] = ()

    @property
    def mime_headers(self) -> tuple[tuple[str, str], ...]:
        """The lines of the head."""
        return self.head


def po_file(units: Iterable[Unit], head: Head) -> bytes:
    """The PO file of some units."""
    comment = f"# {head.project}: {head.source_language} → {head.language}\n#\n# {head.advice}\n#"
    made = _Portal(locale=Locale.parse(head.language, sep="-"), header_comment=comment, fuzzy=False)
    made.head = tuple(_head_lines(head, made.plural_forms))
    for unit in units:
        message = made.add(
            unit.source,
            unit.target,
            locations=[(unit.where.file, unit.where.line), (_EXPORTED + unit.mark, None)],
            flags=_flags(unit),
            auto_comments=unit.notes,
            previous_id=unit.previous if unit.unfinished else "",
            context=unit.name,
        )
        # Babel takes an address such as `a%20plan.pdf` for a text with placeholders of Python.
        message.flags -= {"python-format", "python-brace-format"}
    file = BytesIO()
    write_po(file, made, width=0, include_previous=True)
    return file.getvalue()


def _head_lines(head: Head, plural_forms: str) -> Iterator[tuple[str, str]]:
    yield "Project-Id-Version", head.project
    yield "Report-Msgid-Bugs-To", head.editors
    yield "POT-Creation-Date", f"{head.today} 12:00+0000"
    yield "PO-Revision-Date", f"{head.today} 12:00+0000"
    yield "Last-Translator", ""
    yield "Language-Team", ""
    yield "Language", head.language.replace("-", "_")
    yield "Plural-Forms", plural_forms
    yield "MIME-Version", "1.0"
    yield "Content-Type", "text/plain; charset=utf-8"
    yield "Content-Transfer-Encoding", "8bit"
    yield "X-Source-Language", head.source_language
    yield "X-Portal-State", DRAFT


def _flags(unit: Unit) -> Iterator[str]:
    if unit.unfinished:
        yield "fuzzy"
    if unit.markdown:
        yield "md-text"
        quoted = [f'"{_escaped(mark)}"' for mark in islice(_kept(unit), _MOST_MARKS) if mark.strip()]
        if quoted:
            yield ":".join(("placeholders", *quoted))
    if unit.state is State.REVIEWED:
        yield from _accepted(unit)


def _kept(unit: Unit) -> Counter[str]:
    """What a translation has to hold; where a reviewed one leaves out a link on purpose, it is not asked for."""
    return unit.marks & marks_to_keep(unit.target) if unit.state is State.REVIEWED else unit.marks


def _accepted(unit: Unit) -> Iterator[str]:
    """What a program would complain of, and a reviewer has accepted."""
    if unit.target == unit.source:
        yield "ignore-same"
    if unit.markdown and unit.marks != marks_to_keep(unit.target):
        yield "ignore-md-link"
    if unit.markdown and _emphasis(unit.source) != _emphasis(unit.target):
        yield "ignore-md-syntax"


def _emphasis(text: str) -> set[str]:
    return {code.opens for code in codes_of(pieces_of(text)) if code.kind is CodeKind.EMPHASIS}


def _escaped(mark: str) -> str:
    return mark.replace("\\", "\\\\").replace('"', '\\"')


def read_po_file(text: str) -> ReturnedFile:
    """What a PO file says. Raises NotRead."""
    text = re.sub(r"\r\n?", "\n", text)
    # Babel takes a line without its last quotation mark, and its last letter with it.
    for number, line in enumerate(text.split("\n"), 1):
        if not _LINE.fullmatch(line):
            raise NotRead(f"line {number}: this is no line of a PO file")
    try:
        catalogue = read_po(StringIO(text), abort_invalid=True)
    except PoFileError as error:
        raise NotRead(f"line {(error.lineno or 0) + 1}: {_in_one_line(str(error).rpartition(' on ')[0])}") from None
    except (ValueError, LookupError, TypeError, RuntimeError, UnknownLocaleError) as error:
        raise NotRead(f"this is not a PO file: {_in_one_line(str(error))}") from None
    units = tuple(_returned(catalogue))
    if len(units) != len(_CONTEXT.findall(text)):
        twice = [name for name, number in Counter(_contexts(text)).items() if number > 1]
        raise NotRead(f"the unit `{twice[0]}` stands in it twice" if twice else "it cannot be understood")
    if not units:
        raise NotRead("no unit of a portal stands in it; it is not a file that was exported here")
    state, language = _STATE_HEADER.search(text), _LANGUAGE_HEADER.search(text)
    by = re.sub(r"\s*<[^<>]*>?\s*$", "", catalogue.last_translator or "").strip()
    return ReturnedFile(language[1] if language else "", units, "" if by == "FULL NAME" else by, bool(state and state[1] == REVIEWED))


def _in_one_line(said: str) -> str:
    return " ".join(said.split())[:200]


def _returned(catalogue: Catalog) -> Iterator[Returned]:
    for message in catalogue:
        if message.id and message.context:
            source, target = ("" if isinstance(words, tuple | list) else str(words or "") for words in (message.id, message.string))
            exported = next((place.removeprefix(_EXPORTED) for place, _ in message.locations if place.startswith(_EXPORTED)), "")
            yield Returned(message.context, source, target, message.fuzzy, False, message.lineno or 1, exported=exported)


def _contexts(text: str) -> list[str]:
    return re.findall(r'^msgctxt\s+"(.*)"\s*$', text, re.MULTILINE)
