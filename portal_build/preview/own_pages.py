"""The preview's own pages: all problems, a page about each kind, and what is shown where there is nothing else to show."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from portal_build.checks.document import pages as code_pages
from portal_build.diagnostics import Diagnostic
from portal_build.markup import render
from portal_build.press.layouts import Layouts, read_layouts
from portal_build.preview.problem_views import Problems
from portal_build.report import summary, visible
from portal_build.words import Words

HERE = Path(__file__).parent
ENGLISH = Words("en")
_MOST_PROBLEMS = 200
"""More than this nobody mends from one page, and a browser would take long to show them."""


def read_own_layouts() -> Layouts:
    """The layouts of what the preview adds."""
    return read_layouts(HERE / "layouts")


def problems_page(layouts: Layouts, problems: Problems, home: str) -> str:
    """All problems, file by file."""
    title = summary(problems.found).capitalize()
    return _alone(layouts, title, files=_by_file(problems, problems.found[:_MOST_PROBLEMS]), left_off=_left_off(problems), home=home)


def settings_page(layouts: Layouts, problems: Problems) -> str:
    """What to mend before anything can be shown."""
    lead = "Until portal.yml has no mistakes, there is no page to show. This page follows what you save."
    return _alone(layouts, "The portal cannot be shown yet", lead=lead, files=_by_file(problems, problems.of_file("portal.yml") or problems.found))


def entry_page(layouts: Layouts, words: Words, name: str, problems: Problems, found: Sequence[Diagnostic], home: str) -> str:
    """The problems of an entry that never was without mistakes."""
    lead = words("This page has mistakes, and there is no earlier version without mistakes to show.")
    return _alone(layouts, name, words, lead=lead, files=_by_file(problems, found), home=home)


def code_page(layouts: Layouts, code: str) -> str | None:
    """What a kind of problem means; None if there is no such kind."""
    text = code_pages().get(f"{code}.md")
    if text is None or code == "index":
        return None
    # The first line is the title; the last leads to a list that is not here.
    body = text.partition("\n")[2].rpartition("\n\n[All codes]")[0]
    return _alone(layouts, code, html="".join(section.html for section in render(body)))


def waiting_page(layouts: Layouts, lead: str) -> str:
    """What is shown until the portal has been read; it loads itself again."""
    return _alone(layouts, "Reading the portal …", lead=lead, refresh=True)


def nothing_page(layouts: Layouts) -> str:
    """What is shown at an address that is none of the site's."""
    return _alone(layouts, "There is nothing at this address", home="/")


def failure_page(layouts: Layouts, what: str, why: str) -> str:
    """Why a page could not be made."""
    return _alone(layouts, f"{what} could not be made", lead=visible(why))


def _alone(layouts: Layouts, title: str, words: Words = ENGLISH, **values: Any) -> str:
    nothing = {"lead": "", "html": "", "files": (), "left_off": "", "home": "", "refresh": False}
    return layouts.part("alone.html", words, title=title, language=words.language, **nothing | values)


def _by_file(problems: Problems, found: Sequence[Diagnostic]) -> list[tuple[str, Any]]:
    return [(visible(file), problems.views(group)) for file, group in groupby(found, lambda one: one.position.file)]


def _left_off(problems: Problems) -> str:
    more = len(problems.found) - _MOST_PROBLEMS
    return f"{more:,} more are left off; `portal check` names them all." if more > 0 else ""
