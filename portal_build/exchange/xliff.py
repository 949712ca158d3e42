# XLIFF 2.0, core only. What is no words becomes a code, `<pc>` around words or `<ph>` alone, and stands in `<originalData>`: so a
# translator's program shows it and cannot break it.
"""Units as XLIFF 2 files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, tostring

from portal_build.exchange.units import Head, State, Unit
from portal_build.prose.inline import Code, CodeKind, Piece, codes_of, pieces_of

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
STATES = {
    State.MISSING: {"state": "initial"},
    State.MACHINE: {"state": "initial", "subState": "portal:machine"},
    State.OUTDATED: {"state": "initial", "subState": "portal:outdated"},
    State.DRAFT: {"state": "translated"},
    State.REVIEWED: {"state": "reviewed"},
}
"""How far a translation is, as XLIFF says it; what it has no word for is marked as ours."""
EXPORTED = "exported"
"""The category of the note that holds the mark of the translation."""
_TYPES = {CodeKind.LINK: "link", CodeKind.IMAGE: "image", CodeKind.EMPHASIS: "fmt"}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_WORDS = frozenset({"source", "target", "data", "note"})


def xliff_file(units: Iterable[Unit], head: Head) -> bytes:
    """The XLIFF file of some units; those of one entry or file stand together."""
    root = Element("xliff", {"xmlns": NAMESPACE, "version": "2.0", "srcLang": head.source_language, "trgLang": head.language})
    for document, group in groupby(units, key=lambda unit: unit.document):
        file = SubElement(root, "file", {"id": token(document), "original": document})
        _notes(file, {"project": head.project, "advice": head.advice})
        for unit in group:
            file.append(_unit(unit))
    _indent(root, 0)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode").encode() + b"\n"


def token(name: str) -> str:
    """The name of a unit or file in the signs that XLIFF allows in ids."""
    return re.sub(r"[^\w.-]+", ".", name).strip(".")


def _notes(element: Element, notes: dict[str, str]) -> None:
    inside = SubElement(element, "notes")
    for category, text in notes.items():
        SubElement(inside, "note", {"category": category}).text = text


def _unit(unit: Unit) -> Element:
    made = Element("unit", {"id": token(unit.name.partition("#")[2]), "name": unit.name, _SPACE: "preserve"})
    previous = {"previous": unit.previous} if unit.unfinished and unit.previous else {}
    _notes(made, {"location": f"{unit.where.file}:{unit.where.line}", "description": "\n".join(unit.notes), **previous, EXPORTED: unit.mark})
    sides = [pieces_of(words) if unit.markdown else (words,) for words in (unit.source, unit.target)]
    codes = _Codes(sides[0])
    original = SubElement(made, "originalData")
    segment = SubElement(made, "segment", STATES[unit.state])
    codes.write(sides[0], SubElement(segment, "source"))
    if unit.target:
        codes.start_again()
        codes.write(sides[1], SubElement(segment, "target"))
    for text, name in codes.data.items():
        SubElement(original, "data", {"id": name}).text = text
    if not codes.data:
        made.remove(original)
    return made


class _Codes:
    """The codes of a unit: a code of the translation that its source has, too, has the same number."""

    def __init__(self, source: Iterable[Piece]) -> None:
        self.known: list[Code] = list(codes_of(source))
        self.data: dict[str, str] = {}
        """What stands for words -> its name."""
        self.used: set[int] = set()

    def start_again(self) -> None:
        """After the source comes the translation."""
        self.used = set()

    def write(self, pieces: Iterable[Piece], into: Element) -> None:
        """Put words and codes into an element."""
        last: Element | None = None
        for piece in pieces:
            if isinstance(piece, Code):
                last = self._code(piece, into)
            elif last is None:
                into.text = (into.text or "") + piece
            else:
                last.tail = (last.tail or "") + piece

    def _code(self, code: Code, into: Element) -> Element:
        kept = {} if code.kind is CodeKind.EMPHASIS else {"canDelete": "no", "canCopy": "no"}
        named = {"id": str(self._number(code)), "type": _TYPES.get(code.kind, "other"), **kept}
        if code.inside is None:
            return SubElement(into, "ph", {**named, "dataRef": self._name(code.opens)})
        made = SubElement(into, "pc", {**named, "dataRefStart": self._name(code.opens), "dataRefEnd": self._name(code.closes)})
        self.write(code.inside, made)
        return made

    def _number(self, code: Code) -> int:
        same = [number for number, one in enumerate(self.known) if _shape(one) == _shape(code) and number not in self.used]
        if not same:
            self.known.append(code)
            same = [len(self.known) - 1]
        self.used.add(same[0])
        return same[0] + 1

    def _name(self, text: str) -> str:
        return self.data.setdefault(text, f"d{len(self.data) + 1}")


def _shape(code: Code) -> tuple[str, str, bool]:
    return code.opens, code.closes, code.inside is None


def _indent(element: Element, depth: int) -> None:
    """Line ends between elements, but none where words stand."""
    if len(element) and element.tag not in _WORDS:
        inner = "\n" + "  " * (depth + 1)
        element.text = inner
        for child in element:
            _indent(child, depth + 1)
            child.tail = inner
        element[-1].tail = inner[:-2]
