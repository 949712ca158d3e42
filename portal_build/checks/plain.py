"""Plain text: no Markdown or HTML where it would be shown as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal_build.catalogue import Catalogue
from portal_build.checks.places import texts_of
from portal_build.checks.translations import local_texts
from portal_build.diagnostics import Diagnostic, Severity
from portal_build.model.entry import Content, Entry, Text
from portal_build.recall import AFRESH, Recall


class MarkdownInPlainText(Diagnostic):
    """A title or lead holds Markdown or HTML.

    Titles and leads are plain text, since they also stand in lists, in search results and in feeds. Signs such as `**` and
    `[…](…)` would be shown as they stand.

    Wrong:

        lead: A method for **relatives**.

    Right:

        lead: A method for relatives.
    """


class MarkdownInFacts(Diagnostic):
    """A short text beside the facts holds Markdown or HTML.

    What `entry.yml` says in words, such as the note on a correction, is plain text, since it also stands in lists, in feeds and in
    data. Signs such as `**` and `[…](…)` are shown as they stand.

    Wrong:

        note: {en: "Now **40 %**, see [the report](entry:report)."}

    Right:

        note: {en: "Now 40 %, as the report says."}
    """

    severity = Severity.WARNING


_REMEDY = "take the signs out, or move this to the text"
_PLAIN_ONLY = re.compile(r"\*\*[^*\n]+\*\*|!?\[[^\]\n]*\]\([^)\n]*\)|\[@[\w-]+\]|</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|`[^`\n]+`", re.IGNORECASE)


def check(catalogue: Catalogue, content: Content, recall: Recall = AFRESH) -> Iterator[Diagnostic]:  # noqa: ARG001 - all families are called alike
    """Titles and leads of all texts, and all short texts beside facts."""
    for _, text in texts_of(content):
        yield from recall(_in_front, text)
    for entry in content.entries:
        yield from recall(_in_facts, entry)


def _in_front(text: Text) -> Iterator[Diagnostic]:
    for field, words in (("title", text.title), ("lead", text.lead)):
        if found := _PLAIN_ONLY.search(words):
            yield MarkdownInPlainText(text.where(field), f"`{found[0][:60]}` would be shown as it stands: the {field} is plain text", _REMEDY)


def _in_facts(entry: Entry) -> Iterator[Diagnostic]:
    # Nearly no file has anything that looks like it.
    if not _PLAIN_ONLY.search(entry.raw.positions.text):
        return
    for loc, words in local_texts(entry.facts, ()):
        for language, said in words.items():
            if found := _PLAIN_ONLY.search("\n".join(said) if isinstance(said, list) else str(said)):
                yield MarkdownInFacts(entry.where(*loc, language), f"`{found[0][:60]}` is shown as it stands: `{loc[-1]}` is plain text", _REMEDY)
