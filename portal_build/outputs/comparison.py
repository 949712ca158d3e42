"""The list of entries from which readers pick those to be compared, beside the page that compares, in each language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from portal_build.languages import language_name
from portal_build.model.entry import Entry
from portal_build.outputs.files import File, for_browsers
from portal_build.pages import labels
from portal_build.pages.compare_page import tray_words
from portal_build.pages.site import Desk, Site, comparable

NAME = "entries.json"
"""The file's name."""


def comparison(site: Site) -> Iterator[File]:
    """One file a language."""
    for language in site.catalogue.languages:
        address = site.addresses.section("compare", language)
        yield File(address + NAME, for_browsers(entries_in(Desk(site, language, address))))


def entries_in(desk: Desk) -> dict[str, Any]:
    """Every entry that can be compared, in alphabetical order: where its page stands for this reader, its title and type."""
    entries = desk.alphabetical(filter(comparable, desk.site.catalogue.published))
    types = {name: desk.words(labels.TYPE[name]) for name in dict.fromkeys(entry.type for entry in entries)}
    return {"words": tray_words(desk), "types": types, "entries": [_line(entry, desk) for entry in entries]}


def _line(entry: Entry, desk: Desk) -> dict[str, Any]:
    """What differs from the usual is stated only where it does: thousands of lines are fetched by readers on the road."""
    text = desk.version_for(entry)
    address = desk.site.addresses.entry(entry, text.language)
    line: dict[str, Any] = {"id": entry.id, "type": entry.type, "title": desk.marked(text.title, entry), "address": address}
    if text.language != desk.language:
        line |= {"language": text.language, "language_name": language_name(text.language, desk.language)}
    if entry.withdrawn:
        line["withdrawn"] = True
    if former := [alias.rpartition("/")[2] for alias in entry.facts.aliases]:
        line["former"] = former
    return line
