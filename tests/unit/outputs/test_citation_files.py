"""CSL-JSON, BibTeX and RIS beside the pages: complete, read back by others' parsers, and saying what the page says."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import bibtexparser
import jsonschema
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors, SplitNameParts

from portal_build.outputs.beside import beside
from portal_build.outputs.citation_files import bibtex, csl_json, ris
from portal_build.pages.works import Creator, Work
from tests.small_site import entry
from tests.sites.built import Page, pages_of

GUIDELINE = Work(
    key="full-guideline",
    type="report",
    title="Utredning, behandling & oppfølging",
    language="nb",
    editors=(Creator("Ås", "Ø."),),
    publishers=("Helsedirektoratet", "FHI"),
    issued="2013-06",
    updated="2023-11-02",
    version="1.1",
    number="IS-1957",
    isbn="978-0-00-000000-2",
    doi="10.1234/guide_line",
)
PAGE = Work(
    key="walk-tg",
    type="webpage",
    title="Роҳ ба сӯи ҳамдигар",
    language="tg",
    authors=(Creator("Ҷӯраев", "Ҷ."), Creator("Ria Brands"), Creator("Bits and Pieces, Ltd", is_body=True)),
    publishers=("Ношир",),
    site="Портал",
    issued="2024-02-01",
    url="https://portal.example/tg/usulho/walk/?a=1&b=50%25#x_y",
    remark="Тарҷумаи мошинӣ аз забони голландӣ",
)
BOOK = Work("book", "book", "Bogen", "da", authors=(Creator("Hansen", "H."),), publishers=("Forlaget",), issued="2014", edition="2", number="7", isbn="978")
UNKNOWN = Work("bare", "report", "A title and nothing else", "en")


def test_csl_json():
    assert [json.loads(csl_json(work)) for work in (GUIDELINE, PAGE, BOOK, UNKNOWN)] == [
        [
            {
                "id": "full-guideline",
                "type": "report",
                "title": "Utredning, behandling & oppfølging",
                "editor": [{"family": "Ås", "given": "Ø."}],
                "publisher": "Helsedirektoratet; FHI",
                "issued": {"date-parts": [[2023, 11, 2]]},
                "version": "1.1",
                "number": "IS-1957",
                "ISBN": "978-0-00-000000-2",
                "DOI": "10.1234/guide_line",
                "language": "nb",
            }
        ],
        [
            {
                "id": "walk-tg",
                "type": "webpage",
                "title": "Роҳ ба сӯи ҳамдигар",
                "author": [{"family": "Ҷӯраев", "given": "Ҷ."}, {"literal": "Ria Brands"}, {"literal": "Bits and Pieces, Ltd"}],
                "container-title": "Портал",
                "publisher": "Ношир",
                "issued": {"date-parts": [[2024, 2, 1]]},
                "genre": "Тарҷумаи мошинӣ аз забони голландӣ",
                "URL": "https://portal.example/tg/usulho/walk/?a=1&b=50%25#x_y",
                "language": "tg",
            }
        ],
        [
            {
                "id": "book",
                "type": "book",
                "title": "Bogen",
                "author": [{"family": "Hansen", "given": "H."}],
                "publisher": "Forlaget",
                "issued": {"date-parts": [[2014]]},
                "edition": "2",
                "number": "7",
                "ISBN": "978",
                "language": "da",
            }
        ],
        [{"id": "bare", "type": "report", "title": "A title and nothing else", "language": "en"}],
    ]


def test_bibtex():
    assert "".join(map(bibtex, (GUIDELINE, PAGE, BOOK, UNKNOWN))) == r"""@techreport{full-guideline,
  editor = {{Ås}, {Ø.}},
  title = {{Utredning, behandling \& oppfølging}},
  institution = {Helsedirektoratet; FHI},
  year = {2023},
  date = {2023-11-02},
  version = {1.1},
  number = {IS-1957},
  isbn = {978-0-00-000000-2},
  doi = {10.1234/guide_line},
  language = {nb},
  month = nov,
}
@misc{walk-tg,
  author = {{Ҷӯраев}, {Ҷ.} and {Ria Brands} and {Bits and Pieces, Ltd}},
  title = {{Роҳ ба сӯи ҳамдигар}},
  howpublished = {Портал},
  publisher = {Ношир},
  year = {2024},
  date = {2024-02-01},
  note = {Тарҷумаи мошинӣ аз забони голландӣ},
  url = {https://portal.example/tg/usulho/walk/?a=1&b=50%25#x_y},
  language = {tg},
  month = feb,
}
@book{book,
  author = {{Hansen}, {H.}},
  title = {{Bogen}},
  publisher = {Forlaget},
  year = {2014},
  date = {2014},
  edition = {2},
  number = {7},
  isbn = {978},
  language = {da},
}
@techreport{bare,
  title = {{A title and nothing else}},
  language = {en},
}
"""


def test_ris():
    assert "".join(map(ris, (GUIDELINE, PAGE, BOOK, UNKNOWN))).split("\r\n") == [
        "TY  - RPRT",
        "ID  - full-guideline",
        "ED  - Ås, Ø.",
        "TI  - Utredning, behandling & oppfølging",
        "PB  - Helsedirektoratet; FHI",
        "PY  - 2023",
        "DA  - 2023/11/02/",
        "ET  - 1.1",
        "SN  - IS-1957",
        "DO  - 10.1234/guide_line",
        "N1  - ISBN 978-0-00-000000-2",
        "LA  - nb",
        "ER  - ",
        "TY  - ELEC",
        "ID  - walk-tg",
        "AU  - Ҷӯраев, Ҷ.",
        "AU  - Ria Brands",
        "AU  - Bits and Pieces, Ltd",
        "TI  - Роҳ ба сӯи ҳамдигар",
        "T2  - Портал",
        "PB  - Ношир",
        "PY  - 2024",
        "DA  - 2024/02/01/",
        "N1  - Тарҷумаи мошинӣ аз забони голландӣ",
        "LA  - tg",
        "UR  - https://portal.example/tg/usulho/walk/?a=1&b=50%25#x_y",
        "ER  - ",
        "TY  - BOOK",
        "ID  - book",
        "AU  - Hansen, H.",
        "TI  - Bogen",
        "PB  - Forlaget",
        "PY  - 2014",
        "DA  - 2014///",
        "ET  - 2",
        "SN  - 978",
        "LA  - da",
        "ER  - ",
        "TY  - RPRT",
        "ID  - bare",
        "TI  - A title and nothing else",
        "LA  - en",
        "ER  - ",
        "",
    ]


# Read back


@dataclass(frozen=True)
class Said:
    """What a file says of a work, however its format says it."""

    title: str
    names: tuple[str, ...]
    publisher: str
    date: tuple[int, ...]
    number: str
    isbn: str
    doi: str
    url: str
    language: str
    remark: str


_TEXT = {"type": "string", "minLength": 1}
_NAMES = {
    "type": "array",
    "minItems": 1,
    "items": {
        "oneOf": [
            {"type": "object", "required": ["family", "given"], "properties": {"family": _TEXT, "given": _TEXT}, "additionalProperties": False},
            {"type": "object", "required": ["literal"], "properties": {"literal": _TEXT}, "additionalProperties": False},
        ]
    },
}
_DATE_PARTS = {"type": "array", "minItems": 1, "maxItems": 1, "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}}}
_PLAIN = ("title", "container-title", "publisher", "version", "edition", "number", "genre", "ISBN", "DOI", "URL", "language")
CSL_DATA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "type", "title"],
        "properties": {name: _TEXT for name in _PLAIN}
        | {
            "id": {"type": "string", "pattern": "^[a-z0-9-]+$"},
            "type": {"enum": ["webpage", "report", "book"]},
            "author": _NAMES,
            "editor": _NAMES,
            "issued": {"type": "object", "properties": {"date-parts": _DATE_PARTS}, "required": ["date-parts"], "additionalProperties": False},
        },
        "additionalProperties": False,
    },
}
"""The rules of CSL's `csl-data.json` for the fields that we write, and no others."""


def said_in_csl(text: str) -> Said:
    [item] = items = json.loads(text)
    jsonschema.validate(items, CSL_DATA)
    names = tuple(one.get("literal") or f"{one['family']}, {one['given']}" for role in ("author", "editor") for one in item.get(role, ()))
    date = tuple(item.get("issued", {"date-parts": [()]})["date-parts"][0])
    further = (item.get(name, "") for name in ("number", "ISBN", "DOI", "URL", "language", "genre"))
    return Said(item["title"], names, item.get("publisher", ""), date, *further)


def said_in_bibtex(text: str) -> Said:
    library = bibtexparser.parse_string(text, append_middleware=[SeparateCoAuthors(), SplitNameParts(), LatexDecodingMiddleware()])
    assert library.failed_blocks == []
    [one] = library.entries
    field = {name: value.value for name, value in one.fields_dict.items()}
    # The decoder takes them for LaTeX, in which a percent sign begins a comment.
    [as_it_stands] = bibtexparser.parse_string(text).entries
    field |= {name: as_it_stands.fields_dict[name].value for name in ("url", "doi") if name in field}
    names = tuple(_name(part) for role in ("author", "editor") for part in field.get(role, ()))
    date = tuple(map(int, field["date"].split("-"))) if "date" in field else ()
    assert not date or (str(date[0]), len(date) > 1) == (field["year"], "month" in field)
    publisher = field.get("institution") or field.get("publisher", "")
    return Said(_bare(field["title"]), names, publisher, date, *(field.get(name, "") for name in ("number", "isbn", "doi", "url", "language", "note")))


def _name(part: Any) -> str:
    return ", ".join(_bare(" ".join(words)) for words in (part.von + part.last, part.first) if words)


def _bare(text: str) -> str:
    return text[1:-1] if text.startswith("{") and text.endswith("}") else text


def said_in_ris(text: str) -> Said:
    assert all(line[2:6] == "  - " for line in text.split("\r\n") if line), text
    [one] = rispy.loads(text)
    names = tuple(one.get("authors", ())) + tuple(one.get("unknown_tag", {}).get("ED", ()))
    date = tuple(int(part) for part in one.get("date", "").split("/") if part)
    assert str(date[0] if date else "") == one.get("year", "")
    notes = one.get("notes", [])
    isbn = next((note.removeprefix("ISBN ") for note in notes if note.startswith("ISBN ")), "")
    number = one.get("issn", "") if one["type_of_reference"] == "RPRT" else ""
    [remark] = [note for note in notes if not note.startswith("ISBN ")] or [""]
    return Said(one["title"], names, one.get("publisher", ""), date, number, isbn, one.get("doi", ""), "".join(one.get("urls", ())), one["language"], remark)


@pytest.fixture(params=["reference_site", "full_site"])
def built(request: pytest.FixtureRequest) -> Path:
    """Each of the two whole sites."""
    return request.getfixturevalue(request.param)


READERS = {"json": said_in_csl, "bib": said_in_bibtex, "ris": said_in_ris}


def files_of(site: Path, page: Page) -> list[dict[str, str]]:
    """The files of each work that the page offers: ending -> text."""
    links = [tag.attributes["href"] for tag in page.tags if tag.name == "a" and "download" in tag.attributes]
    stems = dict.fromkeys(link.partition(".")[0] for link in links)
    return [{ending: (site / page.address / f"{stem}.{ending}").read_bytes().decode("utf-8") for ending in READERS} for stem in stems]


def test_all_files_of_all_pages_say_the_same_and_what_the_page_says(built: Path):
    seen = 0
    for page in pages_of(built).values():
        for files in files_of(built, page):
            said = {ending: READERS[ending](text) for ending, text in files.items()}
            assert said["json"] == said["bib"] == said["ris"], page.address
            facts = said["json"]
            words = [facts.title, facts.number, facts.isbn, facts.doi, facts.url, facts.remark, *facts.publisher.split("; "), *(name.split(", ")[0] for name in facts.names)]
            assert [word for word in words if word not in page.text] == [], page.address
            assert f"{facts.date[0] if facts.date else ''}" in page.text
            seen += 1
    assert seen > 20


def test_every_entry_offers_its_files_under_names_of_their_own(built: Path):
    offers = {}
    for page in pages_of(built).values():
        if any(tag.name == "article" and "p-entry" in tag.attributes["class"] for tag in page.tags):
            offers[page.address] = [tag.attributes for tag in page.tags if tag.name == "a" and "download" in tag.attributes]
    assert len(offers) > 20
    for address, links in offers.items():
        language, collection, name = address.strip("/").split("/")
        itself = collection in ("retningslinjer", "richtlijnen", "guidelines", "dasturamalho", "publikationer", "publikasjoner", "publicaties", "publications")
        saved = [f"{stem}.{ending}" for stem in (f"{name}-{language}", name)[: 1 + itself] for ending in READERS]
        assert [link["download"] for link in links] == saved
        types = ["application/vnd.citationstyles.csl+json", "application/x-bibtex", "application/x-research-info-systems"]
        assert [link["type"] for link in links] == types * (1 + itself)


ODD = "{Unclosed \\ 50% & \"quotes\" $x_1$ #2 ~ ^ <b> }} @misc{x, y = {z}} ER  - \r\nTY  - JOUR"


ODD_IN_LATEX = (
    r'\textbraceleft{}Unclosed \textbackslash{} 50\% \& "quotes" \$x\_1\$ \#2 \textasciitilde{} \textasciicircum{} <b> '
    r"\textbraceright{}\textbraceright{} @misc\textbraceleft{}x, y = \textbraceleft{}z\textbraceright{}\textbraceright{} ER - TY - JOUR"
)


def test_odd_signs_stay_what_they_are():
    names = (Creator(ODD, is_body=True), Creator("A and B", "{C}"))
    work = Work("odd", "report", ODD, "en", authors=names, publishers=(ODD,), number=ODD, doi="10.1/{x}\\ é")
    whole = " ".join(ODD.split())
    csl = said_in_csl(csl_json(work))
    assert (csl.title, csl.publisher, csl.number, csl.names) == (ODD, ODD, ODD, (ODD, "A and B, {C}"))
    library = bibtexparser.parse_string(bibtex(work))
    assert (library.failed_blocks, len(library.blocks)) == ([], 1)
    assert {name: field.value for name, field in library.entries[0].fields_dict.items()} == {
        "author": f"{{{ODD_IN_LATEX}}} and {{A and B}}, {{\\textbraceleft{{}}C\\textbraceright{{}}}}",
        "title": f"{{{ODD_IN_LATEX}}}",
        "institution": ODD_IN_LATEX,
        "number": ODD_IN_LATEX,
        "doi": "10.1/%7Bx%7D%5C%20é",
        "language": "en",
    }
    assert [(one["title"], one["publisher"], one["issn"], one["authors"]) for one in rispy.loads(ris(work))] == [(whole, whole, whole, [whole, "A and B, {C}"])]


def test_files_stand_beside_their_page(site):
    small = site(entry("guidelines/g", "document: {title: {en: T}}", en="G", da="---\ntitle: G\ntranslation: {from: en, state: reviewed}\n---"))
    plan = small.plan("da/retningslinjer/g/")
    assert [file.path for file in beside(plan, plan.view()) if "citation" in file.path] == [
        f"da/retningslinjer/g/{name}.{ending}" for name in ("citation", "citation-of-work") for ending in ("json", "bib", "ris")
    ]
    other = small.plan("da/metoder/")
    assert list(beside(other, other.view())) == []
