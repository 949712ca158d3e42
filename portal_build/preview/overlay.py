# The page itself stays as it will be published: what is added stands in places of its own, and can be taken for nothing else.
"""What the preview adds to a page: a bar in a corner, a panel with problems, the script that follows saves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b

from portal_build.diagnostics import Diagnostic
from portal_build.pages.plan import Plan
from portal_build.press.layouts import Layouts
from portal_build.preview.last_good import Kept
from portal_build.preview.own_pages import ENGLISH
from portal_build.preview.problem_views import Problems
from portal_build.words import Words

_HEAD = '<link rel="stylesheet" href="/_preview/preview.css">\n<script type="module" src="/_preview/preview.js"></script>\n</head>'
_MAIN = re.compile(r"<main\b[^>]*>")


def panel(layouts: Layouts, plan: Plan, kept: Kept, problems: Problems) -> str:
    """The problems that a page has, as HTML; nothing if it has none."""
    kind, found = _panel(plan, kept, problems)
    return layouts.part("panel.html", plan.desk.words, kind=kind, found=problems.views(found)) if found else ""


def _panel(plan: Plan, kept: Kept, problems: Problems) -> tuple[str, tuple[Diagnostic, ...]]:
    if kept.all_of_it:
        return "settings", problems.of_file("portal.yml")
    entry = kept.catalogue.entries.get(plan.entry)
    if entry is None:
        return "", ()
    was = plan.entry in kept.entries
    # What is wrong with the source text takes the whole entry off the site, in every language.
    languages = (plan.language, entry.facts.source_language) if was else (plan.language,)
    found = problems.of_page(entry.facts.collection, entry.id, *languages)
    return ("last-good" if was or (entry.id, plan.language) in kept.texts else "other"), found


def lay_over(html: str, above: str = "") -> str:
    """The page with a panel above its content, and with what the preview's own script and style need."""
    if above:
        html = _MAIN.sub(lambda main: main[0] + above, html, count=1) if _MAIN.search(html) else _before("</body>", above, html)
    return html.replace("</head>", _HEAD, 1)


@dataclass(frozen=True)
class Bar:
    """What stands in the corner of a page."""

    version: str = ""
    """Names the state of the portal that the page was made from."""
    assets: int = 0
    """Grows whenever a file may have changed that the page only names."""
    words: Words = ENGLISH
    """The interface in the language of the page."""
    count: int = 0
    """How many problems the portal has."""
    trouble: str = ""
    """Why the portal could not be read; empty if it could."""
    searches: bool = False
    """Whether the page searches."""


def with_bar(html: str, bar: Bar, layouts: Layouts) -> tuple[str, str]:
    """The page with the bar, and the name of what it shows, by which a later look sees whether it has become another."""
    shown = layouts.part("bar.html", bar.words, print="", version="", language=bar.words.language, count=bar.count, trouble=bar.trouble, searches=bar.searches)
    # The version is left out: most pages are the same after a save elsewhere.
    name = blake2b(f"{bar.assets} {shown} {html}".encode(), digest_size=12).hexdigest()
    shown = shown.replace('data-print=""', f'data-print="{name}"', 1).replace('data-version=""', f'data-version="{bar.version}"', 1)
    return _before("</body>", shown, html), name


def _before(mark: str, what: str, html: str) -> str:
    place = html.rfind(mark)
    return html[:place] + what + html[place:] if place >= 0 else html + what
