# What a text takes from elsewhere can be gone only once it is known what has an error: so this comes after all other checks, and
# again after itself, since a text that is left out for it may have been what another one took its words from.
"""Holes in sentences: links that take their words from what readers do not get."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal_build.catalogue import Catalogue
from portal_build.checks.places import place
from portal_build.diagnostics import Diagnostic
from portal_build.model.common import Audience
from portal_build.model.entry import Entry, Text
from portal_build.prose import Mark, marks_in


class LinkToUnshown(Diagnostic):
    """A link without words of its own leads to what readers do not get.

    Such a link shows the title of an entry, or the number of a claim. Where that entry is a draft or for members only, where not even
    its title can be read, or where something is wrong with the entry that states the claim, nothing would stand there, and the
    sentence would have a hole. So the text with the link is left out as well. Mend the other entry first; or write words between the
    square brackets, which then stand there without a link.

    Wrong, while that entry is a draft:

        [](entry:sammen-om-min-vej) is a course of 16 weeks.

    Right:

        [Together on my way](entry:sammen-om-min-vej) is a course of 16 weeks.
    """


_WRITE = "write words between the square brackets"
_WORDLESS = re.compile(r"\[\s*\]\(\s*<?(entry|claim):([\w-]+)")


def holes(before: Catalogue, shown: Catalogue) -> Iterator[Diagnostic]:
    """The links of `shown`, which is `before` without all that has an error, that would leave nothing in their place."""
    if all(entry.facts.audience is Audience.PUBLIC for entry in shown.published) and not shown.broken and len(shown.published) == len(before.entries):
        # Everything has a page.
        return
    for entry in shown.published:
        for text in entry.texts.values():
            # To tell links from code takes a hundred times as long, and nearly all lead somewhere.
            if any(_gone(before, shown, entry, *named) for named in _WORDLESS.findall(text.body)):
                yield from _in_text(before, shown, entry, text)


def _in_text(before: Catalogue, shown: Catalogue, entry: Entry, text: Text) -> Iterator[Diagnostic]:
    for mark in marks_in(text.body):
        scheme, _, name = mark.target.partition(":")
        if mark.kind == "link" and not mark.text.strip() and (gone := _gone(before, shown, entry, scheme, name.partition("#")[0])):
            yield LinkToUnshown(place(text, mark), f"{gone[0]}, so there would be a hole in the sentence", gone[1])


def _gone(before: Catalogue, shown: Catalogue, here: Entry, scheme: str, name: str) -> tuple[str, str] | None:
    """Why readers do not get what is named, and the remedy; None if they do."""
    if scheme == "claim" and name not in shown.claims:
        home = f"`{before.claims[name][1].id}`" if name in before.claims else "the entry"
        return f"the claim `{name[:80]}` is not shown", f"mend {home} first, which states it"
    if scheme != "entry":
        return None
    if shown.titles.get(name):
        return None
    if name not in shown.entries:
        return f"`{name[:80]}` is not shown", "mend it first, or write words between the square brackets"
    if not shown.has_page(name):
        return f"`{name}` is still a draft", _WRITE
    for_members = shown.entries[name].facts.audience is Audience.MEMBERS and here.facts.audience is Audience.PUBLIC
    return (f"`{name}` is for members only", _WRITE) if for_members else None
