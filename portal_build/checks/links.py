"""Links, anchors and citations in texts: each must lead somewhere, on every page that shows the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from urllib.parse import urlsplit

from portal_build.catalogue import Catalogue
from portal_build.checks import link_fixes
from portal_build.checks.addresses import LinkByPath, address_problem, without_scheme
from portal_build.checks.anchors import anchors_in
from portal_build.checks.names import ReferenceToMembers, claim_named, concept_named, entry_named, source_named
from portal_build.checks.places import place, texts_of
from portal_build.diagnostics import Diagnostic, Position, did_you_mean
from portal_build.model.common import Audience, Claim
from portal_build.model.entry import Content, Entry, Text
from portal_build.prose import Mark, file_named, marks_in, numbers_in, words_of
from portal_build.recall import AFRESH, Recall


class LinkEmpty(Diagnostic):
    """A link or picture leads nowhere.

    Its address, between the round brackets, is empty.

    Wrong:

        [the plan]()

    Right:

        [the plan](session-plan.pdf)
    """


class LinkWithoutText(Diagnostic):
    """A link has no words to click on.

    Links to entries and claims take the title or the number from their target. All others need words that say where they
    lead, also for readers who hear the page.

    Wrong:

        [](https://example.org/report)

    Right:

        [the evaluation](https://example.org/report)
    """


class LinkUnfinished(Diagnostic):
    """Something was meant as a link or citation and is not one.

    Readers would see `entry:…` or `[@…` as it stands. A link is written `[words](address)` without a space in the middle or
    in the address; a citation holds nothing but keys, `[@one; @two]`.

    Wrong:

        [the method] (entry:sammen-om-min-vej)
        [@sbst-2018, p. 3]

    Right:

        [the method](entry:sammen-om-min-vej)
        p. 3 of [@sbst-2018]
    """


class UnknownAnchor(Diagnostic):
    """A link leads to a heading that is not there.

    What follows `#` is the id of a heading in the same language: the one in braces, or the heading's words in small letters
    with hyphens.

    Wrong:

        [effect](entry:sammen-om-min-vej#efect)

    Right:

        [effect](entry:sammen-om-min-vej#effect)
    """


class LinkedFileMissing(Diagnostic):
    """A link or picture names a file that is not in the entry's folder.

    Files lie beside `entry.yml` and are named without a path. Capitals count.
    """


class ClaimTextDiffers(Diagnostic):
    """The words of a link to a claim give another number than the claim.

    The claim is the one place for the number. Correct the words or the claim, or leave the words out: then the number is
    filled in.

    Wrong:

        [40 percent](claim:relapse-risk)

    Right:

        [](claim:relapse-risk)
    """


def check(catalogue: Catalogue, content: Content, recall: Recall = AFRESH) -> Iterator[Diagnostic]:
    """All texts."""
    around = recall.number((catalogue.data, content.lost, content.broken))
    for entry, text in texts_of(content):
        # Whether a link is right depends on what it names, and what is near to a wrong name on every other one.
        state = partial(_named_in, text, entry, around, catalogue, recall)
        yield from recall(_in_text, text, catalogue, content, entry, depends_on=state, unless_any=True)


def _named_in(text: Text, entry: Entry, around: int, catalogue: Catalogue, recall: Recall) -> tuple[object, ...]:
    """What the links of a text depend on."""
    names = recall(names_in, text)
    return around, entry, [catalogue.entries.get(name) if scheme == "entry" else catalogue.claims.get(name) for scheme, name in names]


def _in_text(text: Text, catalogue: Catalogue, content: Content, entry: Entry) -> Iterator[Diagnostic]:
    for mark in marks_in(text.body):
        if mark.kind == "citation":
            yield from source_named(catalogue, content, place(text, mark), mark.target)
        elif mark.kind == "loose":
            remedy = "write `[@key]`, and pages before it" if mark.text.startswith("[@") else "write `[words](address)` without spaces between or inside"
            yield LinkUnfinished(place(text, mark), f"`{mark.text}` is no link and would be shown as it stands", remedy, link_fixes.finished(text, mark))
        elif mark.kind in ("link", "image"):
            yield from _link(catalogue, content, entry, text, mark)


def names_in(text: Text) -> Iterator[tuple[str, str]]:
    """Scheme and id of each entry and claim that a text links to."""
    targets = dict.fromkeys(mark.target.partition(":")[::2] for mark in marks_in(text.body) if mark.kind == "link")
    yield from ((scheme, name.partition("#")[0]) for scheme, name in targets if scheme in ("entry", "claim"))


def _link(catalogue: Catalogue, content: Content, entry: Entry, text: Text, mark: Mark) -> Iterator[Diagnostic]:
    where = place(text, mark)
    scheme, colon, name = mark.target.partition(":")
    if not mark.target:
        yield LinkEmpty(where, "the link has no address" if mark.kind == "link" else "the picture has no address", "write it between the round brackets")
    elif mark.kind == "link" and colon and scheme in ("entry", "claim", "term", "cite"):
        yield from _own(catalogue, content, entry, text, mark, scheme, name)
    elif mark.target.startswith("#"):
        yield from _anchor(where, text, mark.target[1:], "the text")
    elif problem := address_problem(catalogue, mark, where):
        yield replace(problem, fix=link_fixes.by_id(catalogue, text, mark)) if isinstance(problem, LinkByPath) else problem
    elif not urlsplit(mark.target).scheme and (file := file_named(mark.target)) not in entry.files:
        yield (without_scheme(mark.target, where) if mark.kind == "link" else None) or _without_file(entry, text, mark, where, file)
    if mark.kind == "link" and not mark.text.strip() and scheme not in ("entry", "claim", "term", "cite", ""):
        yield LinkWithoutText(where, "the link has no words", "write between the square brackets where it leads")


def _without_file(entry: Entry, text: Text, mark: Mark, where: Position, file: str) -> Diagnostic:
    same = link_fixes.file_by_capitals(file, entry.files)
    fix = link_fixes.leads_to(text, mark, same) if same and file == mark.target else None
    return LinkedFileMissing(where, f"there is no file `{file[:80]}` in the entry's folder", did_you_mean(file, entry.files, "put the file into the entry's folder"), fix)


def _own(catalogue: Catalogue, content: Content, entry: Entry, text: Text, mark: Mark, scheme: str, name: str) -> Iterator[Diagnostic]:
    where = place(text, mark)
    if scheme == "entry":
        name, _, anchor = name.partition("#")
        yield from _entry(catalogue, entry, text, where, name, anchor)
    elif scheme == "claim":
        yield from claim_named(catalogue, content, entry, where, name)
        if name in catalogue.claims:
            yield from _claim_text(where, mark, catalogue.claims[name][0])
    elif scheme == "term":
        yield from concept_named(catalogue, content, where, name, "glossary")
    else:
        yield from source_named(catalogue, content, where, name)


def _entry(catalogue: Catalogue, entry: Entry, text: Text, where: Position, name: str, anchor: str) -> Iterator[Diagnostic]:
    target = catalogue.entries.get(name)
    if not (target and anchor and target.id == entry.id):
        yield from entry_named(catalogue, entry, where, name)
    if target and anchor:
        yield from _anchor(where, target.text_for(text.language), anchor, f"`{name}`")
    if target and target.facts.audience is Audience.MEMBERS and entry.facts.audience is Audience.PUBLIC:
        yield ReferenceToMembers(where, f"`{name}` is for members only", "link to something public, or make the words stand without the link")


def _anchor(where: Position, text: Text, anchor: str, target: str) -> Iterator[Diagnostic]:
    known = [one.id for one in anchors_in(text.body)]
    if anchor not in known:
        otherwise = f"its headings are {', '.join(known)}" if known else "it has no headings"
        yield UnknownAnchor(where, f"{target} has no heading `#{anchor[:80]}` in `{text.language}`", did_you_mean(anchor, known, otherwise))


def _claim_text(where: Position, mark: Mark, claim: Claim) -> Iterator[Diagnostic]:
    values = {abs(value) for value in (claim.value, claim.value_to) if value is not None}
    wrong = [number for number in numbers_in(words_of(mark.text)) if not values & number]
    if wrong and re.search(r"\d", mark.text):
        value = f"{claim.value}" if claim.value_to is None else f"{claim.value}–{claim.value_to}"
        yield ClaimTextDiffers(where, f"the words say `{mark.text[:60]}`, the claim says {value}", f"write `[]({mark.target})`, and the number is filled in")
