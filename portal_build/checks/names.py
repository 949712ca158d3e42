# Facts and texts name the same things; both families of checks ask here. A name that stands in a file which could not be
# understood is passed over: that file is the problem, and it is reported already.
"""Looking up what facts and texts name, and what to say where it is not there."""

from __future__ import annotations

from collections.abc import Iterator

from portal_build.catalogue import Catalogue
from portal_build.diagnostics import Diagnostic, Position, Severity, did_you_mean
from portal_build.model.common import Audience, Status
from portal_build.model.entry import Content, Entry


class UnknownEntry(Diagnostic):
    """An entry is named that does not exist.

    An entry's id is the name of its folder. It never changes, so the usual cause is a slip of the pen; an entry that was
    renamed keeps its old id under `aliases`.

    Wrong:

        target_groups: [paaroerend]

    Right:

        target_groups: [paaroerende]
    """


class EntryOfOtherType(Diagnostic):
    """An entry is named where one of another type belongs.

    The entry exists, but this field takes another type: a method cannot be somebody's target group, for instance.
    """


class SelfReference(Diagnostic):
    """An entry names itself.

    The link would lead to the page that the reader is on. Take it out. (To lead to another part of the same page, write
    `[text](#heading-id)`.)
    """

    severity = Severity.WARNING


class ReferenceToDraft(Diagnostic):
    """A published entry names one that is still a draft.

    A draft has no page, so readers see no link; but a number that it states is shown wherever a published text quotes it.
    Publish the other entry as well, or leave it out for now.
    """

    severity = Severity.WARNING


class ReferenceToWithdrawn(Diagnostic):
    """An entry names one that was withdrawn.

    The withdrawn entry keeps its page, which says why it was withdrawn, but readers should be sent to what holds now. The
    remedy names the entry that replaces it, if there is one.
    """

    severity = Severity.WARNING


class ReferenceToMembers(Diagnostic):
    """A text for everybody links to an entry for members only.

    On the public site the entry does not exist, so readers see the words without a link. Write them so that they make
    sense to everybody, or link to something public.
    """

    severity = Severity.WARNING


class UnknownConcept(Diagnostic):
    """A concept or term is named that its vocabulary does not have.

    Topics, settings, archetypes and the glossary are lists under `content/vocabularies/`. Use one of their ids, or add the
    concept there first.
    """


class UnknownScale(Diagnostic):
    """A rating scale is named that does not exist.

    A scale's id is the name of its file under `content/vocabularies/scales/`, without `.yml`.
    """


class UnknownClaim(Diagnostic):
    """A claim is named that no entry states.

    A claim is a number stated once, under `claims` in the `entry.yml` of the entry that it belongs to. Use its id.

    Wrong:

        The risk is lower by [](claim:relapse-riks).

    Right:

        The risk is lower by [](claim:relapse-risk).
    """


class ClaimOfMembers(Diagnostic):
    """Something for everybody quotes a claim that an entry for members states.

    The public site is built without members' entries, so the number is not there. State the claim in a public entry.
    """


class UnknownSource(Diagnostic):
    """A source is named that the bibliography does not have.

    Sources stand in `content/references.yml`; citations such as `[@sbst-2018]` use their ids. Correct the id, or add the
    source.
    """


def entry_named(
    catalogue: Catalogue, here: Entry | None, where: Position, name: str, types: tuple[str, ...] = (), withdrawn_too: bool = False
) -> Iterator[Diagnostic]:
    """What is wrong with naming the entry `name`, of one of `types`, in the entry `here`."""
    entry = catalogue.entries.get(name)
    if entry is None:
        if name not in catalogue.broken:
            yield UnknownEntry(where, f"there is no {_expected(types)} `{name[:80]}`", _other_entry(catalogue, name, types))
    elif types and entry.type not in types:
        message = f"`{name}` is {_with_article(entry.type)}, but {_with_article(*types)} belongs here"
        yield EntryOfOtherType(where, message, _fitting(catalogue, name, types))
    elif here is not None and entry.id == here.id:
        yield SelfReference(where, f"`{name}` names itself", "take it out")
    elif here is None or here.facts.status is Status.PUBLISHED:
        yield from _without_full_page(where, entry, withdrawn_too)


def concept_named(catalogue: Catalogue, content: Content, where: Position, name: str, vocabulary: str) -> Iterator[Diagnostic]:
    """What is wrong with naming the concept `name`."""
    concepts = catalogue.concepts.get(vocabulary)
    if concepts is None:
        if not _unreadable(content, f"/vocabularies/{vocabulary}.yml"):
            yield UnknownConcept(where, f"there is no vocabulary `{vocabulary}`", f"add `vocabularies/{vocabulary}.yml` with the concept `{name[:80]}`")
    elif name not in concepts:
        message = f"the vocabulary `{vocabulary}` has no concept `{name[:80]}`"
        yield UnknownConcept(where, message, did_you_mean(name, concepts, f"add it to `vocabularies/{vocabulary}.yml`"))


def scale_named(catalogue: Catalogue, content: Content, where: Position, name: str) -> Iterator[Diagnostic]:
    """What is wrong with naming the scale `name`."""
    scales = catalogue.data.scales
    if name not in scales and not _unreadable(content, f"/vocabularies/scales/{name}.yml"):
        yield UnknownScale(where, f"there is no scale `{name}`", did_you_mean(name, scales, f"add `vocabularies/scales/{name}.yml`"))


def claim_named(catalogue: Catalogue, content: Content, here: Entry | None, where: Position, name: str) -> Iterator[Diagnostic]:
    """What is wrong with naming the claim `name` in the entry `here`."""
    if name in catalogue.claims:
        home = catalogue.claims[name][1]
        if here is not None and here.facts.audience is Audience.PUBLIC and home.facts.audience is Audience.MEMBERS:
            message = f"the claim `{name}` is stated by `{home.id}`, which is for members only"
            yield ClaimOfMembers(where, message, "state the claim in a public entry")
        if (here is None or here.facts.status is Status.PUBLISHED) and home.facts.status is Status.DRAFT:
            message = f"the claim `{name}` is stated by `{home.id}`, which is still a draft"
            yield ReferenceToDraft(where, message, "publish it as well, or state the claim in a published entry")
    elif name not in content.lost:
        remedy = did_you_mean(name, catalogue.claims, "state it under `claims` in the entry that it belongs to")
        yield UnknownClaim(where, f"no entry states the claim `{name[:80]}`", remedy)


def source_named(catalogue: Catalogue, content: Content, where: Position, name: str) -> Iterator[Diagnostic]:
    """What is wrong with naming the source `name`."""
    missing = name not in catalogue.sources and name not in content.lost
    if missing and (catalogue.sources or not _unreadable(content, "/references.yml")):
        yield UnknownSource(where, f"there is no source `{name[:80]}`", did_you_mean(name, catalogue.sources, "add it to `references.yml`"))


def _without_full_page(where: Position, entry: Entry, withdrawn_too: bool) -> Iterator[Diagnostic]:
    if entry.facts.status is Status.DRAFT:
        yield ReferenceToDraft(where, f"`{entry.id}` is still a draft and has no page", "publish it as well, or take this out")
    elif entry.withdrawn and not withdrawn_too:
        successor = entry.facts.withdrawn and entry.facts.withdrawn.superseded_by
        remedy = f"name `{successor}`, which replaces it" if successor else "take it out, or name what holds now"
        yield ReferenceToWithdrawn(where, f"`{entry.id}` was withdrawn", remedy)


def _fitting(catalogue: Catalogue, name: str, types: tuple[str, ...]) -> str:
    return did_you_mean(name, (one.id for one in catalogue.entries.values() if one.type in types), f"name {_with_article(*types)}")


def _other_entry(catalogue: Catalogue, name: str, types: tuple[str, ...]) -> str:
    fitting = [entry for entry in catalogue.entries.values() if not types or entry.type in types]
    renamed = next((entry for entry in fitting if entry.facts.aliases and name in (alias.rpartition("/")[2] for alias in entry.facts.aliases)), None)
    if renamed:
        return f"it is now called `{renamed.id}`"
    return did_you_mean(name, (entry.id for entry in fitting), "the ids are the names of the entries' folders")


def _expected(types: tuple[str, ...]) -> str:
    return " or ".join(one.replace("-", " ") for one in types) or "entry"


def _with_article(*types: str) -> str:
    return " or ".join(f"{'an' if one[0] in 'aeiou' else 'a'} {one.replace('-', ' ')}" for one in types)


def _unreadable(content: Content, ending: str) -> bool:
    """Whether a file was found that could not be understood."""
    return any(found.position.file.endswith(ending) and found.severity is Severity.ERROR for found in content.diagnostics)
