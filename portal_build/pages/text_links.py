# Rendered texts carry links that name ids, so that they can be cached and shared by pages. Here they get their addresses
# for one page: one pass over the HTML, since this runs for every page of the site.
"""Links in rendered text: from ids to addresses."""

from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import unquote

from portal_build.model.entry import Entry
from portal_build.pages.citations import Citations
from portal_build.pages.figures import figure
from portal_build.pages.items import Item
from portal_build.pages.site import Desk

_CITATIONS = re.compile(r'\s*<span>((?:<a href="cite:[^"]*"></a>)+)</span>')
_LINK = re.compile(r'<a href="(entry|claim|term|cite):([^"]*)"((?: [^>]*)?)>(.*?)</a>', re.DOTALL)
_FILE = re.compile(r'(<(?:a|img)(?: alt="[^"]*")? (?:href|src)=")(?![a-z][a-z0-9+.-]*:|#|/)([^"]+)"')
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)


def resolve(html: str, entry: Entry, desk: Desk, citations: Citations) -> str:
    """The HTML of one section with every link of ours turned into an address, and wide tables made scrollable."""
    html = _CITATIONS.sub(lambda match: _citation_group(match[1], citations), html)
    html = _LINK.sub(lambda match: _link(match, desk), html)
    html = _FILE.sub(lambda match: _file(match, entry, desk), html)
    return _TABLE.sub(lambda match: _scrollable(match[0], desk), html)


def _citation_group(links: str, citations: Citations) -> str:
    shown = [citations.cite(unescape(key)) for key in re.findall(r'"cite:([^"]*)"', links)]
    return f'<sup class="p-cites">{"<span>, </span>".join(one for one in shown if one)}</sup>' if any(shown) else ""


def _link(match: re.Match[str], desk: Desk) -> str:
    scheme, name, attributes, words = match[1], unescape(match[2]), match[3], match[4]
    name, _, anchor = name.partition("#")
    if scheme == "entry":
        entry = desk.site.catalogue.page_of(name)
        return _anchor(desk.link(entry), words, attributes, "p-entry", anchor) if entry else words
    if scheme == "term":
        return _term(name, words, attributes, desk)
    if scheme == "claim":
        return _claim(name, words, attributes, desk)
    return words


def _term(name: str, words: str, attributes: str, desk: Desk) -> str:
    concept = desk.site.catalogue.concepts.get("glossary", {}).get(name)
    if concept is None:
        return words
    label = desk.local(concept.prefLabel)
    item = Item(label.text, desk.href(desk.site.addresses.term(name, desk.language)), label.language)
    return _anchor(item, words, attributes, "p-term")


def _claim(name: str, words: str, attributes: str, desk: Desk) -> str:
    claim, home = desk.site.catalogue.claims.get(name, (None, None))
    if claim is None or home is None:
        return words
    link = desk.link(home)
    item = Item(figure(claim, desk.words), f"{link.href}#claim-{name}")
    return _anchor(item, words, attributes, "p-claim")


def _anchor(item: Item, words: str, attributes: str, kind: str, anchor: str = "") -> str:
    """A link; empty words take the target's own, with its language where that is another."""
    href = escape(item.href + (f"#{anchor}" if anchor else ""), quote=True)
    hreflang = f' hreflang="{item.language}"' if item.language and kind == "p-entry" else ""
    if words:
        return f'<a class="{kind}" href="{href}"{hreflang}{attributes}>{words}</a>'
    lang = f' lang="{item.language}"' if item.language else ""
    note = f' <span class="p-language">({escape(item.note)})</span>' if item.note else ""
    return f'<a class="{kind}" href="{href}"{hreflang}{lang}{attributes}>{escape(item.text)}</a>{note}'


def _file(match: re.Match[str], entry: Entry, desk: Desk) -> str:
    path, mark, place = unescape(match[2]).partition("#")
    name = unquote(path.partition("?")[0]).removeprefix("./")
    return f'{match[1]}{escape(desk.file(entry, name) + mark + place)}"' if name in entry.files else match[0]


def _scrollable(table: str, desk: Desk) -> str:
    label = escape(desk.words("Table"), quote=True)
    return f'<div class="p-table" role="region" aria-label="{label}" tabindex="0">{table}</div>'
