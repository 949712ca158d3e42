"""The files beside a page that reference managers read: CSL-JSON, BibTeX and RIS.

CSL-JSON: the schema of the Citation Style Language. BibTeX: the fields that both the classic program and biblatex know, in
UTF-8. RIS: the specification of 2012, one line a value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pydantic_core import to_json

from portal_build.outputs.files import File
from portal_build.pages.plan import Plan
from portal_build.pages.views import EntryView
from portal_build.pages.works import Creator, Work


def citation_files(plan: Plan, view: Any) -> Iterator[File]:
    """Each work that can be cited from the page, in each format."""
    for one in view.cited if isinstance(view, EntryView) else ():
        for download in one.downloads:
            yield File(plan.address + download.href, _WRITERS[download.label](one.work).encode())


# CSL-JSON


def csl_json(work: Work) -> str:
    """A list of one item."""
    # `json` indents in Python, ten times as slowly.
    return to_json([csl_item(work)], indent=1).decode() + "\n"


def csl_item(work: Work) -> dict[str, Any]:
    """The work in the fields of the Citation Style Language; those that are not known are left out."""
    item = {
        "id": work.key,
        "type": work.type,
        "title": work.title,
        "author": list(map(_csl_name, work.authors)),
        "editor": list(map(_csl_name, work.editors)),
        "container-title": work.site,
        "publisher": "; ".join(work.publishers),
        "issued": {"date-parts": [list(map(int, work.date.split("-")))]} if work.date else None,
        "version": work.version,
        "edition": work.edition,
        "number": work.number,
        # The official styles print the genre in brackets.
        "genre": work.remark,
        "ISBN": work.isbn,
        "DOI": work.doi,
        "URL": work.url,
        "language": work.language,
    }
    return {name: value for name, value in item.items() if value}


def _csl_name(one: Creator) -> dict[str, str]:
    return {"family": one.name, "given": one.given} if one.given else {"literal": one.name}


# BibTeX

_BIBTEX_TYPES = {"webpage": "misc", "report": "techreport", "book": "book"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LATEX = str.maketrans(
    # BibTeX counts braces even behind a backslash, so a brace of the text must not stand as one.
    {"{": r"\textbraceleft{}", "}": r"\textbraceright{}", "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    | {sign: f"\\{sign}" for sign in "%&$#_"}
)


def bibtex(work: Work) -> str:
    """One entry."""
    year, month = (*work.date.split("-"), "", "")[:2]
    fields = {
        "author": " and ".join(map(_bibtex_name, work.authors)),
        "editor": " and ".join(map(_bibtex_name, work.editors)),
        # Inner braces keep capitals, which styles for English titles would take away.
        "title": f"{{{_latex(work.title)}}}",
        "howpublished": _latex(work.site),
        "institution" if work.type == "report" else "publisher": _latex("; ".join(work.publishers)),
        "year": year,
        "date": work.date,
        "version": _latex(work.version),
        "edition": _latex(work.edition),
        "number": _latex(work.number),
        "note": _latex(work.remark),
        "isbn": _latex(work.isbn),
        "doi": _verbatim(work.doi),
        "url": _verbatim(work.url),
        "language": work.language,
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    # The names of months are macros, which each style writes in its own way.
    lines += [f"  month = {_MONTHS[int(month) - 1]},\n"] if month else []
    return f"@{_BIBTEX_TYPES[work.type]}{{{work.key},\n{''.join(lines)}}}\n"


def _bibtex_name(one: Creator) -> str:
    """In braces a name is taken as it is, whatever `and` or comma it holds."""
    return f"{{{_latex(one.name)}}}, {{{_latex(one.given)}}}" if one.given else f"{{{_latex(one.name)}}}"


def _latex(text: str) -> str:
    return " ".join(text.translate(_LATEX).split())


def _verbatim(text: str) -> str:
    """An address or DOI, which is not LaTeX; a sign that would end the field early is written as addresses write it."""
    return re.sub(r"[\s{}\\]", lambda sign: "".join(f"%{byte:02X}" for byte in sign[0].encode()), text)


# RIS

_RIS_TYPES = {"webpage": "ELEC", "report": "RPRT", "book": "BOOK"}


def ris(work: Work) -> str:
    """One record, with the line ends that the specification asks for."""
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in _ris(work) if value or tag == "ER")


def _ris(work: Work) -> Iterator[tuple[str, str]]:
    yield "TY", _RIS_TYPES[work.type]
    yield "ID", work.key
    yield from (("AU", one.inverted) for one in work.authors)
    yield from (("ED", one.inverted) for one in work.editors)
    yield "TI", work.title
    yield "T2", work.site
    yield "PB", "; ".join(work.publishers)
    yield "PY", work.date[:4]
    # Year, month, day and a rest, each of which may be empty.
    yield "DA", "/".join((*work.date.split("-"), "", "", "")[:4]) if work.date else ""
    yield "ET", work.version or work.edition
    # Of a report this is its number, and there is no other place for an ISBN.
    number = work.number if work.type == "report" else ""
    yield "SN", number or work.isbn
    yield "DO", work.doi
    yield "N1", f"ISBN {work.isbn}" if number and work.isbn else ""
    yield "N1", work.remark
    yield "LA", work.language
    yield "UR", work.url
    yield "ER", ""


_WRITERS: Mapping[str, Callable[[Work], str]] = {"CSL-JSON": csl_json, "BibTeX": bibtex, "RIS": ris}
