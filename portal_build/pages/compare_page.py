"""The page that compares: every word that its script says, and the names of fields. The tray's words are here, too."""

from __future__ import annotations

from portal_build.pages import labels
from portal_build.pages.list_views import CompareView
from portal_build.pages.site import Desk


def compare_view(desk: Desk) -> CompareView:
    """The page that compares, in the reader's language."""
    words = desk.words
    index = desk.section("index", words("All pages from A to Z"))
    lead = words("Put up to six entries side by side, field by field, and print what you choose.")
    return CompareView(words("Compare"), lead, desk.href(""), index, {"ui": _ui(desk), "blocks": _blocks(desk), "fields": _fields(desk)})


def tray_words(desk: Desk) -> dict[str, str]:
    """What the tray says at the foot of every page, once something is picked."""
    words = desk.words
    return {
        "title": words("Comparison"),
        "go": words("Compare ({n})"),
        "picked": words("{n} of {most}"),
        "row": words("Compare"),
        "remove": words("Remove"),
        "clear": words("Remove all"),
        "added": words("Added to the comparison: {title}"),
        "removed": words("Removed from the comparison: {title}"),
        "full": words("Six entries are the most that can be compared. Remove one to add another."),
    }


def _blocks(desk: Desk) -> dict[str, str]:
    """The groups of fields, in the order of the table."""
    words = desk.words
    return {
        "head": words("At a glance"),
        "facts": words("Facts"),
        "evidence": words("Evidence"),
        "dates": words("Dates"),
        "document": words("Bibliographic facts"),
        "accreditation": words("Accreditation"),
        "text": words("Text"),
        "about": words("About this page"),
    }


def _fields(desk: Desk) -> dict[str, dict[str, str]]:
    """Block -> field -> its name, in the order of the table; what a block lacks, such as dates, is among the facts."""
    words = desk.words
    tables = {"facts": labels.FACT, "document": labels.DOCUMENT, "accreditation": labels.ACCREDITATION}
    return {
        "head": {"lead": words("In one sentence"), "target_groups": words("For whom"), "assurance": words("How sure we are")},
        "text": {"start": words("Text"), "related": words("Related")},
        **{block: {name: words(label) for name, label in table.items()} for block, table in tables.items()},
    }


def _ui(desk: Desk) -> dict[str, str]:
    words = desk.words
    return {
        "add": words("Add an entry"),
        "add_hint": words("Type a part of its title."),
        "matches": words("Entries that match: {n}"),
        "no_match": words("No entry has this in its title."),
        "full": words("Six entries are the most that can be compared. Remove one to add another."),
        "too_many": words("The address names more than six entries. The first six are compared."),
        "unknown": words("No entry is called “{id}”. It was left out."),
        "empty": words("Nothing is picked yet. Add the entries that you want to compare."),
        "one": words("Only one entry is picked. Add another to compare it with."),
        "loading": words("Fetching the pages of the entries …"),
        "failed": words("This page could not be fetched: {title}"),
        "no_index": words("The list of entries could not be fetched."),
        "again": words("Try again"),
        "compared": words("Entries side by side: {n}"),
        "same": words("Rows hidden because they say the same: {n}"),
        "title": words("Comparison"),
        "order": words("Order"),
        "earlier": words("Move forward"),
        "later": words("Move back"),
        "remove": words("Remove"),
        "kind": words("Kind"),
        "notices": words("What to know"),
        "not_stated": words("not stated"),
        "fields": words("Choose fields"),
        "all": words("All"),
        "none": words("None"),
        "differences": words("Show differences only"),
        "languages": words("Language"),
        "print": words("Print or save as PDF"),
        "copy": words("Copy link"),
        "copied": words("The link has been copied."),
        "copy_this": words("Copy this address:"),
        "printed": words("Printed on {date}"),
        "address": words("This comparison is found at"),
        "sources": words("What was compared"),
    }
