"""The strength of a recommendation, and the words that it is given in."""

from __future__ import annotations

from collections.abc import Iterator

from portal_build.catalogue import Catalogue
from portal_build.checks.anchors import anchors_in
from portal_build.checks.places import in_body
from portal_build.diagnostics import Diagnostic, Position, Severity
from portal_build.model.advice import Grading, Recommendation
from portal_build.model.entry import Content, Entry, Text
from portal_build.model.problems import unknown_language
from portal_build.model.reference_data import Force
from portal_build.prose import Lexicon, Said, lexicon
from portal_build.recall import AFRESH, Recall

_SECTION = "recommendation"
_KINDS = (*Force, "ignored")


class StrengthContradicted(Diagnostic):
    """The words of a recommendation say another strength than its facts.

    «Skal», «bør» and «kan», “moet”, “dient” and “kan”, “must”, “should” and “may” tell readers how binding advice is. If the
    facts say something else, one of the two is wrong. Change the words, or correct `strength` in `entry.yml`.

    What the facts say is known from the publisher's own words (`words: {da: bør}`) or, for a level of a scale, from the scale:
    `wording: must`, `should` or `may` beside the level. Without either, nothing is compared. What is read is the title, the
    lead and the section `recommendation`, in each language. Clauses that tell what is so («…, så borgeren kan …»), questions
    and quotations are passed over, and nothing is said where the right word stands somewhere. Words that leave it open («kan»)
    count in the first sentence only, since later ones mostly explain.

    The portal knows the usual words in Danish, Bokmål, Dutch and English. Add others, or words that are to be `ignored`, in
    `content/vocabularies/wording.yml`; `…` stands for a few words in between:

        words:
          - language: da
            should: [det er god praksis]
            ignored: [skal nok]
          - language: nl
            must: [ben … verplicht]

    Wrong, where `strength` is `words: {en: should}`:

        Staff must involve relatives.

    Right:

        Staff should involve relatives.
    """

    severity = Severity.WARNING


_Own = dict[str, tuple[tuple[str, str], ...]]
"""Language -> the editors' words, each with its force."""
_Levels = dict[tuple[str, str], str]
"""Scale and level -> how binding advice on it is."""


def check(catalogue: Catalogue, content: Content, recall: Recall = AFRESH) -> Iterator[Diagnostic]:
    """All recommendations whose strength can be told, in every language of which words are known."""
    own, levels = _own_words(catalogue), _levels(catalogue)
    yield from _languages(catalogue)
    for entry in content.entries:
        if isinstance(entry.facts, Recommendation):
            yield from recall(_entry, entry, own, levels, depends_on=lambda: (own, levels))


def _entry(entry: Entry, own: _Own, levels: _Levels) -> Iterator[Diagnostic]:
    strength = entry.facts.strength if isinstance(entry.facts, Recommendation) else None
    for text in entry.texts.values() if strength else ():
        if strength and (force := _declared(entry, strength, text.language, own, levels)):
            yield from _contradicted(text, lexicon(text.language, own.get(text.language, ())), force, strength)


def _levels(catalogue: Catalogue) -> _Levels:
    scales = catalogue.data.scales.items()
    return {(name, level.id): level.wording.value for name, scale in scales for level in scale.levels if level.wording}


def _own_words(catalogue: Catalogue) -> _Own:
    stated = catalogue.data.wording.words if catalogue.data.wording else ()
    return {one.language: tuple((word, kind) for kind in _KINDS for word in getattr(one, kind)) for one in reversed(stated)}


def _languages(catalogue: Catalogue) -> Iterator[Diagnostic]:
    for index, one in enumerate(catalogue.data.wording.words if catalogue.data.wording else ()):
        if one.language not in catalogue.languages:
            where = catalogue.data.raw["vocabularies/wording"].where("words", index, "language")
            yield unknown_language(where, one.language, catalogue.languages)


def _declared(entry: Entry, strength: Grading, language: str, own: _Own, levels: _Levels) -> str | None:
    """How binding the facts say that it is: the publisher's words in this language or the first that tells, else the scale."""
    words = strength.words or {}
    for code in dict.fromkeys((language, entry.facts.source_language, *words)):
        if code in words and (force := lexicon(code, own.get(code, ())).force_of(words[code])):
            return force
    return levels.get((strength.scale or "", strength.level or ""))


def _contradicted(text: Text, words: Lexicon, declared: str, strength: Grading) -> Iterator[Diagnostic]:
    start, section = _section(text)
    passages = (("title", text.title), ("lead", text.lead), (_SECTION, section))
    found = [(name, said) for name, passage in passages for said in words.said_in(passage)]
    if any(said.force == declared for _, said in found):
        return
    telling = [(name, said) for name, said in found if said.force != Force.MAY or said.opening]
    if telling:
        name, said = telling[0]
        where = _in_section(text, start, section, said) if name == _SECTION else text.where(name)
        by = f"`{strength.level}`" if strength.level else "the publisher’s words"
        usual = words.word_for(declared, (strength.words or {}).get(text.language, ""))
        message = f"`{said.word}` says {said.force}, but the strength ({by}) says {declared}"
        yield StrengthContradicted(where, message, f"say `{usual}`, or correct `strength` in `entry.yml`" if usual else "correct one of the two")


def _in_section(text: Text, start: int, section: str, said: Said) -> Position:
    before = section[: said.offset]
    return in_body(text, start + before.count("\n"), said.offset - (before.rfind("\n") + 1) + 1)


def _section(text: Text) -> tuple[int, str]:
    """The line of the body on which the section's words start, and the section; empty if there is none."""
    top = [anchor for anchor in anchors_in(text.body) if anchor.mark.level <= 2]
    place = next((index for index, anchor in enumerate(top) if anchor.id == _SECTION), None)
    if place is None:
        return 1, ""
    first = top[place].mark.line
    last = top[place + 1].mark.line - 1 if place + 1 < len(top) else None
    return first + 1, "\n".join(text.body.split("\n")[first:last])
