"""The portal's settings, vocabularies and bibliography: what every page needs must be there in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal_build.catalogue import Catalogue
from portal_build.diagnostics import Diagnostic, Position, Severity, did_you_mean
from portal_build.editing.files import VOCABULARIES
from portal_build.model import COLLECTIONS
from portal_build.model.entry import Content
from portal_build.model.problems import SetUpIncomplete, UnknownKey, WrongValue
from portal_build.model.reference_data import FACETS, FIXED_PAGES, WORDLESS

URL_WORDS = (*COLLECTIONS, *(page for page in FIXED_PAGES if page not in WORDLESS))
"""The collections and pages that need a word in addresses in each language."""

_MAY_HAVE_WORDS = (*WORDLESS, *FACETS)
"""Pages and facets that may do without."""


class UnknownVocabulary(Diagnostic):
    """A vocabulary has a name that no field uses.

    Fields take their concepts from vocabularies of fixed names, such as `topics.yml`, so concepts in a file of another name
    are never found.
    """

    severity = Severity.WARNING


class DefinitionMissing(Diagnostic):
    """A term of the glossary has no definition.

    Readers who follow a term want to know what it means. Add `definition` with a line for each language.
    """

    severity = Severity.WARNING


class SourceName(Diagnostic):
    """An author of a source is neither a person nor a body, or both.

    A person has a `family` name and perhaps a `given` name. A body has one name, `literal`, which is never turned round.

    Right:

        author:
          - family: Beckers
            given: T.J.A.
          - literal: Socialstyrelsen
    """


def check(catalogue: Catalogue, content: Content) -> Iterator[Diagnostic]:  # noqa: ARG001 - all families are called alike
    """`portal.yml`, the vocabularies and `references.yml`."""
    yield from _settings(catalogue)
    yield from _url_words(catalogue)
    yield from _vocabularies(catalogue)
    raw = catalogue.data.raw.get("references")
    for index, source in enumerate(catalogue.data.bibliography.references):
        for place, name in enumerate(source.author):
            if bool(name.literal) == bool(name.family) and raw:
                message = f"an author of `{source.id}` has {'both' if name.family else 'neither'} a family name {'and' if name.family else 'nor'} a `literal`"
                yield SourceName(raw.where("references", index, "author", place), message, "a person has `family`, a body has `literal`")


def _settings(catalogue: Catalogue) -> Iterator[Diagnostic]:
    portal, raw = catalogue.portal, catalogue.data.raw["portal"]
    if not portal.languages:
        yield SetUpIncomplete(raw.where("languages"), "the portal has no language", "list at least one, such as `- code: da`")
    if re.search(r"[?#@]|/\.{0,2}/", portal.url.partition("://")[2]):
        yield WrongValue(raw.where("url"), "`url`: the address holds more than a host and folders", "write it like `https://portal.example/`")
    elif not portal.url.endswith("/"):
        yield WrongValue(raw.where("url"), "`url`: the address does not end in a slash", f"write `{portal.url}/`")
    for field, words in (("name", portal.name), ("tagline", portal.tagline)):
        for language in catalogue.languages:
            if language not in words:
                yield SetUpIncomplete(raw.where(field, key=True), f"`{field}` has no text in `{language}`", f"add a line `{language}: …`")


def _url_words(catalogue: Catalogue) -> Iterator[Diagnostic]:
    words, raw = catalogue.portal.url_words, catalogue.data.raw["portal"]
    for name in (*URL_WORDS, *(name for name in _MAY_HAVE_WORDS if name in words)):
        lacking = [language for language in catalogue.languages if language not in words.get(name, {})]
        if lacking and name in words:
            message = f"`{name}` has no word in {', '.join(f'`{language}`' for language in lacking)}"
            yield SetUpIncomplete(raw.where("url_words", name, key=True), message, f"add a line `{lacking[0]}: …`")
        elif lacking:
            yield SetUpIncomplete(raw.where("url_words", key=True), f"`url_words` has no words for `{name}`", f"add `{name}:` with a line for each language")
    known = (*URL_WORDS, *_MAY_HAVE_WORDS)
    for name in words:
        if name not in known:
            where = raw.where("url_words", name, key=True)
            yield UnknownKey(where, f"there is no collection, page or facet `{name}`", did_you_mean(name, known, f"known are {', '.join(known)}"))


def _vocabularies(catalogue: Catalogue) -> Iterator[Diagnostic]:
    known = {*VOCABULARIES, "wording"}
    for name, vocabulary in catalogue.data.vocabularies.items():
        raw = catalogue.data.raw[f"vocabularies/{name}"]
        if name not in known:
            remedy = did_you_mean(name, known, f"vocabularies in use are {', '.join(sorted(known))}")
            yield UnknownVocabulary(Position(raw.positions.file), f"no field uses a vocabulary `{name}`", remedy)
        for index, concept in enumerate(vocabulary.concepts):
            if name == "glossary" and not concept.definition:
                where = raw.where("concepts", index)
                yield DefinitionMissing(where, f"the term `{concept.id}` has no definition", "add `definition:` with a line for each language")
