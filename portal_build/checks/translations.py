"""Translations: each says what it was made from, covers the same parts, and is up to date."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from portal_build.catalogue import Catalogue
from portal_build.checks.anchors import anchors_in
from portal_build.checks.cycles import CircularReference
from portal_build.diagnostics import Diagnostic, Severity
from portal_build.model.entry import Content, Entry, Text
from portal_build.model.problems import unknown_language
from portal_build.recall import AFRESH, Recall
from portal_build.source.files import RawData
from portal_build.source.strict_yaml import Loc
from portal_build.translate.state import Standing, standings


class TranslationUnexpected(Diagnostic):
    """The text in the source language says that it is a translation.

    `source_language` in `entry.yml` names the language in which the entry was first written. Take `translation` out of that
    text, or correct `source_language`.
    """


class TranslationUnlabelled(Diagnostic):
    """A text does not say what it was translated from.

    Readers are told whether a translation was made by a machine and who read it through, so each text beside the one in the
    source language says so.

    Right:

        translation:
          from: da
          state: draft
    """


class TranslationSource(Diagnostic):
    """A translation names a source text that is not there.

    `from` is the language of another text of the same entry.
    """


class TranslationUnstamped(Diagnostic):
    """A translation does not record which version of its source it was made from.

    Without that record the portal cannot tell when the source has changed. If the translation matches its source, run
    `portal translations accept` with the entry's id and the language.
    """

    severity = Severity.WARNING


class TranslationOutdated(Diagnostic):
    """The source text was changed after it was translated.

    The message names the parts that changed. Bring the translation up to date, then run `portal translations accept` with the
    entry's id and the language.
    """

    severity = Severity.WARNING


class TranslationPartMissing(Diagnostic):
    """A translation lacks a section or chapter of its source.

    Sections are matched by their ids, so the headings of a translation carry the same ids in braces.

    Wrong:

        ## Aim of the method

    Right:

        ## Aim of the method {#aim}
    """

    severity = Severity.WARNING


class TranslationCopied(Diagnostic):
    """A translation has the very words of its source.

    It was probably copied to be translated later. Until then leave it out: the portal shows the source text, and says so.
    """

    severity = Severity.WARNING


class SourceWordsMissing(Diagnostic):
    """A short text beside a fact is missing in the entry's source language.

    Such texts are written in the source language first. Without that line, readers of the source language see a foreign one.

    Right:

        source_language: da
        duration:
          da: 12 uger
          en: 12 weeks
    """

    severity = Severity.WARNING


def check(catalogue: Catalogue, content: Content, recall: Recall = AFRESH) -> Iterator[Diagnostic]:
    """All texts, and all short texts beside facts."""
    for entry in content.entries:
        yield from recall(_in_entry, entry, catalogue.languages, depends_on=lambda: catalogue.languages)


def check_words(catalogue: Catalogue, content: Content) -> Iterator[Diagnostic]:  # noqa: ARG001 - all families are called alike
    """All short texts of settings, vocabularies, scales and sources."""
    for model, raw in catalogue.data.models():
        yield from _words(model, raw, catalogue.languages)


def _in_entry(entry: Entry, languages: tuple[str, ...]) -> Iterator[Diagnostic]:
    stands = standings(entry)
    for language, text in entry.texts.items():
        if language == entry.facts.source_language:
            if text.translation:
                message = f"`{language}` is the entry's source language, so this text is no translation"
                yield TranslationUnexpected(text.where("translation", key=True), message, "take `translation` out")
        else:
            yield from _translated(entry, text, stands.get(language))
    yield from _words(entry.facts, entry.raw, languages, entry.facts.source_language)


def _translated(entry: Entry, text: Text, how: Standing | None) -> Iterator[Diagnostic]:
    language, translation = text.language, text.translation
    if translation is None:
        remedy = f"add `translation:` with `from: {entry.facts.source_language}` and `state:`"
        yield TranslationUnlabelled(text.where(), "the text does not say what it was translated from", remedy)
        return
    if translation.source == language or translation.source not in entry.texts:
        message = "the text says that it is translated from itself" if translation.source == language else f"there is no text in `{translation.source}`"
        others = ", ".join(f"`{other}`" for other in entry.texts if other != language)
        yield TranslationSource(text.where("translation", "from"), message, f"the entry's other texts are in {others}")
        return
    if chain := _circle(entry, language):
        yield CircularReference(text.where("translation", "from"), " is translated from ".join(f"`{one}`" for one in chain), "name the text that was there first")
        return
    yield from _out_of_step(entry, text, how)
    source = entry.texts[translation.source]
    if text.body.strip() and text.body == source.body:
        yield TranslationCopied(text.where("title"), f"the text is the same as that in `{source.language}`", "translate it, or leave it out for now")
    yield from _parts(entry, source, text)


def _circle(entry: Entry, language: str) -> list[str]:
    """The chain of sources from `language` if it leads back to it."""
    chain = [language]
    while (text := entry.texts.get(chain[-1])) and text.translation and len(chain) <= len(entry.texts):
        chain.append(text.translation.source)
        if chain[-1] == language:
            return chain
    return []


def _out_of_step(entry: Entry, text: Text, how: Standing | None) -> Iterator[Diagnostic]:
    accept = f"`portal translations accept {entry.id} {text.language}`"
    if how and not how.stamped:
        message = "the translation does not record which version of its source it was made from"
        yield TranslationUnstamped(text.where("translation"), message, f"if it matches its source, run {accept}")
    elif how and how.outdated:
        parts = ", ".join(f"`{part}`" for part in how.outdated)
        where = text.where("translation", "source_hash", key=True)
        yield TranslationOutdated(where, f"the source was changed since: {parts}", f"bring the translation up to date, then run {accept}")


def _parts(entry: Entry, source: Text, text: Text) -> Iterator[Diagnostic]:
    needed = {*entry.facts.sections, *(chapter.id for chapter in getattr(entry.facts, "chapters", ()))}
    present = [anchor.id for anchor in anchors_in(text.body) if anchor.mark.level == 2]
    for anchor in anchors_in(source.body):
        if anchor.mark.level == 2 and anchor.id in needed and anchor.id not in present:
            message = f"the translation has no section `{anchor.id}`"
            yield TranslationPartMissing(text.where("title"), message, f"add a heading `## … {{#{anchor.id}}}`, or the id to the one that is there")


# The title of a guideline is given in the language that it was published in, whatever the portal's languages are.
_ANY_LANGUAGE = {("document", "title")}


def _words(model: BaseModel, raw: RawData, languages: tuple[str, ...], source: str = "") -> Iterator[Diagnostic]:
    for loc, words in local_texts(model, ()):
        if loc in _ANY_LANGUAGE:
            continue
        for language in words:
            if language not in languages:
                yield unknown_language(raw.where(*loc, language, key=True), language, languages)
        # Lists of words, such as those to search by, are no translations of each other.
        if source and source not in words and not any(isinstance(one, list) for one in words.values()):
            yield SourceWordsMissing(raw.where(*loc), f"`{loc[-1]}` has no text in the source language `{source}`", f"add a line `{source}: …`")


def local_texts(value: Any, loc: Loc) -> Iterator[tuple[Loc, dict[str, Any]]]:
    """Every map from languages to words in a model, with its place."""
    if isinstance(value, BaseModel):
        for name in value.model_fields_set:
            yield from local_texts(getattr(value, name), (*loc, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from local_texts(item, (*loc, index))
    elif isinstance(value, dict) and any(isinstance(item, dict) for item in value.values()):
        for name, item in value.items():
            yield from local_texts(item, (*loc, name))
    elif isinstance(value, dict):
        yield loc, value
