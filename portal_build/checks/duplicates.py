"""Ids, addresses and aliases that stand twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from portal_build.catalogue import Catalogue, oldest_first
from portal_build.checks.anchors import anchors_in
from portal_build.checks.places import place, texts_of
from portal_build.diagnostics import Diagnostic, Position, Severity, did_you_mean
from portal_build.model import COLLECTIONS
from portal_build.model.advice import Guideline
from portal_build.model.entry import Content, Entry, Text
from portal_build.model.practice import Course
from portal_build.model.problems import WrongValue
from portal_build.model.reference_data import FACETS, Concept, Dimension, ScaleLevel
from portal_build.prose import Mark
from portal_build.recall import AFRESH, Recall
from portal_build.source.files import RawData
from portal_build.source.ids import is_id
from portal_build.source.strict_yaml import Loc
from portal_build.source.yaml_fixes import item_fix

_SEARCH_FOLDER = "pagefind"
"""The folder of each language in which the search has its files."""
_IN_ORDER = frozenset({"recommendations", "chapters"})
"""Lists that readers see in the order of the file."""


class DuplicateEntry(Diagnostic):
    """Two entries have the same id.

    An entry's id is the name of its folder and belongs to it alone in the whole portal, also across types, since links name
    it without its type. The one that was published first stays. Rename the folder of the newer one: while both have the id, every
    link with it leads to the older.
    """


class DuplicateClaim(Diagnostic):
    """Two claims have the same id.

    A number is stated once, in the entry that it belongs to; other texts refer to it. If it is another number, give it
    another id.
    """


class DuplicateAlias(Diagnostic):
    """A former id is that of another entry, or is claimed by two.

    The old address can lead to one entry only. Keep the alias where the page moved to.
    """


class DuplicateUrlWord(Diagnostic):
    """Two collections or pages, or two facets, have the same word in addresses.

    In each language the words under `url_words` must differ, or two pages would have one address. Facets stand below
    collections, so a facet may have the word of a collection.
    """


class DuplicateId(Diagnostic):
    """The same id stands twice in one list.

    Concepts, levels, sources, chapters, objectives, questions and answers are named by their ids, so each must be different
    within its list.
    """


class RetiredId(Diagnostic):
    """An id that was given up is in use again.

    The ids under `retired` and `retired_claims` once stood for something else, and somewhere they still do: in links, in
    downloaded data, in other people's texts. Choose another id. If it is the same thing after all, take the id out of the list.
    """


class DuplicateReference(Diagnostic):
    """The same thing is named twice in one list.

    Readers would see it twice. Take one out.
    """

    severity = Severity.WARNING


class DuplicateHeading(Diagnostic):
    """Two headings of one text have the same id.

    A link to it could only lead to the first. Give one of them another id in braces.

    Wrong:

        ## Effect {#effect}
        ## Economy {#effect}
    """


def check(catalogue: Catalogue, content: Content) -> Iterator[Diagnostic]:
    """What must be there only once in the portal, in a vocabulary, or in a list of an entry."""
    yield from _entries(content)
    yield from _aliases(catalogue, content)
    yield from _url_words(catalogue)
    yield from _lists(catalogue, content)
    yield from _retired(catalogue, content)


def check_within(catalogue: Catalogue, content: Content, recall: Recall = AFRESH) -> Iterator[Diagnostic]:  # noqa: ARG001 - all families are called alike
    """What must be there only once among the references of an entry, and the headings of a text."""
    for entry in content.entries:
        yield from recall(_references, entry)
    for _, text in texts_of(content):
        yield from recall(_headings, text)


def _entries(content: Content) -> Iterator[Diagnostic]:
    homes: dict[str, Entry] = {}
    claims: dict[str, Position] = {}
    for entry in oldest_first(content.entries):
        first = homes.setdefault(entry.id, entry)
        if first is not entry:
            message = f"the id `{entry.id}` belongs to {_folder(first)} already"
            yield DuplicateEntry(Position(entry.raw.positions.file), message, f"give this entry's folder another name; links to `{entry.id}` lead to the other one")
            continue
        for index, claim in enumerate(entry.facts.claims):
            where = entry.where("claims", index, "id")
            if claims.setdefault(claim.id, where) != where:
                message = f"the claim `{claim.id}` is stated in {claims[claim.id].file}, line {claims[claim.id].line}, already"
                yield DuplicateClaim(where, message, f"refer to it with `[](claim:{claim.id})`, or choose another id")


def _aliases(catalogue: Catalogue, content: Content) -> Iterator[Diagnostic]:
    taken = {f"{entry.facts.collection}/{entry.id}": entry for entry in catalogue.entries.values()}
    for entry in content.entries:
        for index, alias in enumerate(entry.facts.aliases):
            where = entry.where("aliases", index)
            collection, _, old = alias.rpartition("/")
            if not is_id(old) or (collection and collection not in COLLECTIONS):
                remedy = did_you_mean(collection, COLLECTIONS) if is_id(old) else ""
                yield WrongValue(where, f"`aliases[{index + 1}]`: `{alias[:80]}` is not a former id", remedy or "write `old-id` or `collection/old-id`")
                continue
            other = taken.setdefault(f"{collection or entry.facts.collection}/{old}", entry)
            if not collection and other is entry:
                other = catalogue.entries.get(old, entry)
            if other is not entry or old == entry.id and collection in ("", entry.facts.collection):
                message = f"`{alias}` belongs to {_folder(other)}" if other is not entry else f"`{alias}` is this entry's id"
                fix = item_fix(entry.raw.positions, where, alias) if other is entry else None
                yield DuplicateAlias(where, message, "take it out here" if other is entry else "keep it where the page moved to", fix)


def _url_words(catalogue: Catalogue) -> Iterator[Diagnostic]:
    stated = catalogue.portal.url_words
    first = {(False, language, _SEARCH_FOLDER): "the search" for language in catalogue.languages}
    # Facets stand below collections, so they have words of their own; one without a word is called by its name.
    first |= {(True, language, facet): facet for facet in FACETS for language in catalogue.languages if language not in stated.get(facet, {})}
    for name, words in stated.items():
        for language, word in words.items():
            other = first.setdefault((name in FACETS, language, word.casefold()), name)
            if other != name:
                where = catalogue.data.raw["portal"].where("url_words", name, language)
                yield DuplicateUrlWord(where, f"`{word}` stands for `{other}` in `{language}` already", "choose another word")


def _lists(catalogue: Catalogue, content: Content) -> Iterator[Diagnostic]:
    data = catalogue.data
    yield from _twice(data.raw["portal"], ("languages",), catalogue.languages, "code")
    if "references" in data.raw:
        yield from _twice(data.raw["references"], ("references",), (source.id for source in data.bibliography.references))
    for name, vocabulary in data.vocabularies.items():
        yield from _twice(data.raw[f"vocabularies/{name}"], ("concepts",), (concept.id for concept in vocabulary.concepts))
    if data.wording:
        yield from _twice(data.raw["vocabularies/wording"], ("words",), (one.language for one in data.wording.words), "language")
    for name, scale in data.scales.items():
        yield from _twice(data.raw[f"scales/{name}"], ("levels",), (level.id for level in scale.levels))
        yield from _twice(data.raw[f"scales/{name}"], ("dimensions",), (dimension.id for dimension in scale.dimensions))
    for entry in content.entries:
        facts = entry.facts
        if isinstance(facts, Course | Guideline):
            yield from _twice(entry.raw, ("chapters",), (chapter.id for chapter in facts.chapters))
        if isinstance(facts, Course):
            yield from _twice(entry.raw, ("objectives",), (objective.id for objective in facts.objectives))
            yield from _twice(entry.raw, ("questions",), (question.id for question in facts.questions))
            for index, question in enumerate(facts.questions):
                yield from _twice(entry.raw, ("questions", index, "options"), (option.id for option in question.options))


def _twice(raw: RawData, loc: Loc, ids: Iterable[str], key: str = "id") -> Iterator[Diagnostic]:
    first: dict[str, int] = {}
    for index, name in enumerate(ids):
        if first.setdefault(name, index) != index:
            line = raw.where(*loc, first[name], key).line
            yield DuplicateId(raw.where(*loc, index, key), f"`{name}` stands in this list already, on line {line}", "choose another, or take one out")


def _retired(catalogue: Catalogue, content: Content) -> Iterator[Diagnostic]:
    claims = {name: entry for entry in content.entries for name in entry.facts.retired_claims}
    for entry in content.entries:
        for index, claim in enumerate(entry.facts.claims):
            if claim.id in claims:
                yield _given_up(entry.raw, ("claims", index, "id"), claim.id, f" by {_folder(claims[claim.id])}")
    for name, vocabulary in catalogue.data.vocabularies.items():
        yield from _in_use(catalogue.data.raw[f"vocabularies/{name}"], "concepts", vocabulary.concepts, vocabulary.retired)
    for name, scale in catalogue.data.scales.items():
        for field, items in (("levels", scale.levels), ("dimensions", scale.dimensions)):
            yield from _in_use(catalogue.data.raw[f"scales/{name}"], field, items, scale.retired)


def _in_use(raw: RawData, field: str, items: Iterable[Concept | ScaleLevel | Dimension], retired: list[str]) -> Iterator[Diagnostic]:
    given_up = frozenset(retired)
    for index, item in enumerate(items):
        if item.id in given_up:
            yield _given_up(raw, (field, index, "id"), item.id)


def _given_up(raw: RawData, loc: Loc, name: str, by: str = "") -> Diagnostic:
    return RetiredId(raw.where(*loc), f"`{name}` was given up{by} and must not come to mean something else", "choose another id")


def _references(entry: Entry) -> Iterator[Diagnostic]:
    seen: set[tuple] = set()
    for reference in entry.references:
        if isinstance(reference.loc[-1], int):
            key = (reference.loc[:-1], reference.name)
            if key in seen:
                where = entry.where(*reference.loc)
                # Where the order counts, either of the two can stand in the wrong place.
                fix = None if reference.field in _IN_ORDER else item_fix(entry.raw.positions, where, reference.name)
                yield DuplicateReference(where, f"`{reference.name}` stands in this list already", "take one out", fix)
            seen.add(key)


def _headings(text: Text) -> Iterator[Diagnostic]:
    first: dict[str, Mark] = {}
    for anchor in anchors_in(text.body):
        other = first.setdefault(anchor.id, anchor.mark)
        if other is not anchor.mark:
            message = f"the heading on line {place(text, other).line} has the id `{anchor.id}` already"
            yield DuplicateHeading(place(text, anchor.mark), message, "give this one another id")


def _folder(entry: Entry) -> str:
    return f"`{entry.facts.collection}/{entry.id}`"
