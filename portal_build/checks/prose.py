"""Texts: headings in order, pictures with words, no HTML, links that say where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal_build.catalogue import Catalogue
from portal_build.checks import heading_fixes
from portal_build.checks.places import in_body, place, texts_of
from portal_build.diagnostics import Diagnostic, Severity
from portal_build.markup import character_of, tangle
from portal_build.model.entry import Content, Text
from portal_build.prose import Mark, blank_code, marks_in, words_of
from portal_build.recall import AFRESH, Recall
from portal_build.source.decode import CONTROL
from portal_build.source.problems import FileControlCharacter


class HeadingTop(Diagnostic):
    """A heading of the first level stands in a text.

    The entry's title is the page's only heading of that level. Start sections with two number signs.

    Wrong:

        # Formål

    Right:

        ## Formål
    """


class HeadingSkipped(Diagnostic):
    """A heading skips a level.

    People who hear the page find their way by the levels of the headings. Below `##` comes `###`, never `####`.

    Wrong:

        ## Indhold
        #### Forløb

    Right:

        ## Indhold
        ### Forløb
    """


class HeadingEmpty(Diagnostic):
    """A heading has no words.

    Write what the section is about, or take the number signs out.
    """


class HeadingUnderlined(Diagnostic):
    """A line turns into a heading because the next one is a line of hyphens or equals signs.

    If you want a heading, write it with number signs. If you want a line across the page, leave an empty line before it.

    Wrong:

        That was the first part.
        ---

    Right:

        ## The first part
    """


class HeadingPunctuation(Diagnostic):
    """A heading ends in a full stop or a colon.

    Headings also stand alone, in lists of contents and in search. Leave the mark out.
    """

    severity = Severity.WARNING


class ImageWithoutAlternative(Diagnostic):
    """A picture has no alternative text.

    People who cannot see the picture read or hear these words instead. Say in the square brackets what it shows; the name of
    the file is no description.

    Wrong:

        ![](table.jpg)

    Right:

        ![Six people around a café table](table.jpg)
    """


class RawHtml(Diagnostic):
    """HTML stands in a text.

    Texts are Markdown; HTML is shown to readers as it stands, signs and all. For code that shows HTML, put it between
    backticks.

    Wrong:

        <b>Important</b>

    Right:

        **Important**
    """


class LinkTextVague(Diagnostic):
    """The words of a link do not say where it leads.

    Many readers jump from link to link, or hear them as a list. “Click here” says nothing there.

    Wrong:

        Read more about the method [here](entry:sammen-om-min-vej).

    Right:

        Read more about [Sammen om min vej](entry:sammen-om-min-vej).
    """

    severity = Severity.WARNING


class TextTangled(Diagnostic):
    """A text is too tangled to be turned into a page.

    Lists and quotations nested by the dozen, hundreds of brackets that are opened and never closed, hundreds of lines of
    signs: nobody means that, so something was probably pasted by mistake. Look at the place, and take it out.
    """


_VAGUE = frozenset(
    "her|klik her|læs mere|læs mere her|se her|se mere|link|dette link|mere|klikk her|les mer|les mer her|mer|hier|klik hier|lees meer"
    "|lees hier meer|lees verder|meer|deze link|here|click here|read more|more|this link|this|ин ҷо|инҷо|дар ин ҷо|бештар".split("|")
)
_CODE = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9A-Fa-f]{1,8}|[0-9A-Za-z]{2,40});")


def check(catalogue: Catalogue, content: Content, recall: Recall = AFRESH) -> Iterator[Diagnostic]:  # noqa: ARG001 - all families are called alike
    """All texts."""
    for _, text in texts_of(content):
        yield from recall(_in_text, text)


def _in_text(text: Text) -> Iterator[Diagnostic]:
    if found := tangle(text.body):
        line = text.body.count("\n", 0, found[0]) + 1
        yield TextTangled(in_body(text, line, found[0] - text.body.rfind("\n", 0, found[0])), found[1], "check what was pasted here")
    yield from _coded(text)
    level = 1
    for mark in marks_in(text.body):
        if mark.kind == "heading":
            yield from _heading(text, mark, level)
            level = max(mark.level, 1)
        elif mark.kind == "underlined":
            remedy = "write `## …` for a heading, or leave a line empty above the line of signs"
            yield HeadingUnderlined(place(text, mark), "the line of signs below turns this line into a heading", remedy)
        elif mark.kind == "html":
            sign = "a comment" if mark.text == "<!--" else f"`{mark.text[:60]}`"
            yield RawHtml(place(text, mark), f"{sign} is HTML, and would be shown as it stands", "write it in Markdown, or put it between backticks")
        elif mark.kind == "image":
            yield from _image(text, mark)
        elif mark.kind == "link" and _vague(mark):
            yield LinkTextVague(place(text, mark), f"`{mark.text}` does not say where the link leads", "link the words that name the target")


def _coded(text: Text) -> Iterator[Diagnostic]:
    """The first code that stands for a sign which no file may hold as such."""
    for code in _CODE.finditer(blank_code(text.body)) if "&" in text.body else ():
        if refused := CONTROL.search(character_of(code[0])):
            where = in_body(text, text.body.count("\n", 0, code.start()) + 1, code.start() - text.body.rfind("\n", 0, code.start()))
            message = f"`{code[0][:40]}` stands for an invisible control character (U+{ord(refused[0]):04X})"
            yield FileControlCharacter(where, message, "take it out")
            return


def _vague(mark: Mark) -> bool:
    # A term or claim is explained where it stands, whatever its words.
    return not mark.target.startswith(("term:", "claim:")) and words_of(mark.text).strip(" .:!»«›>→").casefold() in _VAGUE


def _heading(text: Text, mark: Mark, before: int) -> Iterator[Diagnostic]:
    words = words_of(mark.text)
    whole = f"{words} {{#{mark.target}}}" if mark.target else words
    if mark.level == 1:
        yield HeadingTop(place(text, mark), "the entry's title is the only heading of the first level", f"write `## {whole}`", heading_fixes.lowered(text, mark))
    elif mark.level > before + 1:
        right = "#" * (before + 1)
        fix = heading_fixes.raised(text, mark, before + 1)
        message = f"a heading of level {mark.level} follows one of level {before}"
        yield HeadingSkipped(place(text, mark), message, f"write `{right} {whole}`", fix)
    if not words:
        yield HeadingEmpty(place(text, mark), "the heading has no words", "write what the section is about, or take the number signs out")
    elif words.endswith((".", ":")) and not words.endswith("..") and not re.search(r"\b\w{1,3}\.$", words):
        yield HeadingPunctuation(place(text, mark), f"the heading ends in `{words[-1]}`", "leave the mark out", heading_fixes.without_mark(text, mark))


def _image(text: Text, mark: Mark) -> Iterator[Diagnostic]:
    words = words_of(mark.text)
    if not words:
        yield ImageWithoutAlternative(place(text, mark), "the picture has no alternative text", "say in the square brackets what it shows")
    elif words.casefold() == mark.target.rpartition("/")[2].casefold() or re.fullmatch(r"\S+\.(?:jpe?g|png|gif|webp|avif)", words, re.IGNORECASE):
        yield ImageWithoutAlternative(place(text, mark), f"`{words}` is the name of a file, not a description", "say what the picture shows")
