# Rendered texts carry links that name ids, so that they can be cached and shared by pages. Here they get their addresses
# for one page: one pass over the HTML, since this runs for every page of the site.
"""Links in rendered text: from ids to addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from html import escape, unescape

from portal_build.model.entry import Entry
from portal_build.model.reference_data import Concept
from portal_build.pages.anchors import on_page
from portal_build.pages.citations import Citations
from portal_build.pages.items import Item
from portal_build.pages.labels import VALUE
from portal_build.pages.site import Desk
from portal_build.pages.terms import Terms
from portal_build.prose import file_named

_CITATIONS = re.compile(r'<span>((?:<a href="cite:[^"]*"></a>)+)</span>')
_LINK = re.compile(r'<a href="(entry|claim|term|cite):([^"]*)"((?: [^>]*)?)>(.*?)</a>', re.DOTALL)
_FILE = re.compile(r'(<(?:a|img)(?: alt="[^"]*")? (?:href|src)=")(?![a-z][a-z0-9+.-]*:|#|/)([^"]+)"')
_PICTURE = re.compile(r'<img alt="([^"]*)" src="([^"]*)"[^>]*>')
_ANCHOR = re.compile(r'<a href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_CITED = re.compile(r'<sup class="p-cites">.*?</sup>')


def resolve(html: str, entry: Entry, desk: Desk, citations: Citations, terms: Terms) -> str:
    """The HTML of one section with every link of ours turned into an address, and wide tables made scrollable."""
    html = _cited(html, citations)
    html = _LINK.sub(lambda match: _link(match, desk, terms), html)
    lost: set[str] = set()
    html = _FILE.sub(lambda match: _file(match, entry, desk, lost), html)
    html = _without(lost, html) if lost else html
    return _TABLE.sub(lambda match: _scrollable(match[0], desk), html)


def _cited(html: str, citations: Citations) -> str:
    """The HTML with citations, each close to the word before it."""
    # An expression that begins with white space is tried at each; one that begins with a tag takes a tenth of the time.
    pieces = _CITATIONS.split(html)
    return "".join(text.rstrip() + _citation_group(links, citations) for text, links in zip(pieces[::2], pieces[1::2], strict=False)) + pieces[-1]


def _citation_group(links: str, citations: Citations) -> str:
    shown = [citations.cite(unescape(key)) for key in re.findall(r'"cite:([^"]*)"', links)]
    return f'<sup class="p-cites">{"<span>, </span>".join(one for one in shown if one)}</sup>' if any(shown) else ""


def without_citations(html: str) -> str:
    """The HTML of one section without numbers of sources, which nobody looks for and which say nothing in the middle of an excerpt."""
    return _CITED.sub("", html)


def _link(match: re.Match[str], desk: Desk, terms: Terms) -> str:
    scheme, name, attributes, words = match[1], unescape(match[2]), match[3], match[4]
    name, _, anchor = name.partition("#")
    if scheme == "entry" and (entry := desk.site.catalogue.page_of(name)):
        item = desk.link(entry)
        return _anchor(replace(item, href=f"{item.href}#{on_page(anchor)}") if anchor else item, words, attributes, "p-entry")
    if scheme == "term" and (concept := desk.site.catalogue.concepts.get("glossary", {}).get(name)):
        return _term(concept, words, attributes, desk, terms)
    if scheme == "claim" and name in desk.site.catalogue.claims:
        # Its words are in the reader's language, and the name of another after each number would disturb the sentence.
        withdrawn = desk.site.catalogue.claims[name][1].withdrawn
        item = replace(desk.claim(name), note=desk.words(VALUE["withdrawn"]) if withdrawn else "")
        return _anchor(item, words or escape(item.text), attributes, "p-claim")
    return words or (_title(desk.site.catalogue.titles.get(name, {}), desk) if scheme == "entry" else "")


def _title(titles: Mapping[str, str], desk: Desk) -> str:
    """The title of an entry that is left out because of an error, in the reader's language or else in its own."""
    title = desk.local(titles, next(iter(titles), ""))
    return f'<span lang="{title.language}">{escape(title.text)}</span>' if title.language else escape(title.text)


def _term(concept: Concept, words: str, attributes: str, desk: Desk, terms: Terms) -> str:
    """A link to the glossary, described by what the term means, which stands on the page as well."""
    item = desk.term(concept)
    if anchor := terms.explain(concept):
        attributes = f' aria-describedby="{anchor}"{attributes}'
    if words or not item.language:
        # The words are the author's, and the glossary speaks the reader's language.
        return _anchor(replace(item, language="", note=""), words, attributes, "p-term")
    return _anchor(item, "", attributes, "p-term", leads_to=desk.language)


def _anchor(item: Item, words: str, attributes: str, kind: str, leads_to: str = "") -> str:
    """A link; empty words take the target's own, with its language where that is another. `leads_to`: the page's language if not theirs."""
    if not item.href:
        return words or escape(item.text)
    there = leads_to or item.language
    hreflang = f' hreflang="{there}"' if there else ""
    lang = f' lang="{item.language}"' if item.language and not words else ""
    note = f' <span class="p-language">({escape(item.note)})</span>' if item.note else ""
    return f'<a class="{kind}" href="{escape(item.href)}"{hreflang}{lang}{attributes}>{words or escape(item.text)}</a>{note}'


def _file(match: re.Match[str], entry: Entry, desk: Desk, lost: set[str]) -> str:
    target = unescape(match[2])
    _, mark, place = target.partition("#")
    name = file_named(target)
    if name in entry.files:
        return f'{match[1]}{escape(desk.file(entry, name) + mark + place)}"'
    lost.add(match[2])
    return match[0]


def _without(lost: set[str], html: str) -> str:
    """The HTML with words in place of links to files, and of pictures, that are not published, since something is wrong with them."""
    html = _PICTURE.sub(lambda match: match[1] if match[2] in lost else match[0], html)
    return _ANCHOR.sub(lambda match: match[2] if match[1] in lost else match[0], html)


def _scrollable(table: str, desk: Desk) -> str:
    label = escape(desk.words("Table"), quote=True)
    return f'<div class="p-table" role="region" aria-label="{label}" tabindex="0">{table}</div>'
