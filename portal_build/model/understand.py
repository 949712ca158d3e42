"""From raw files to entries: what cannot be understood is reported and left out, the rest carries on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from portal_build.diagnostics import Diagnostic, Position
from portal_build.model import COLLECTIONS
from portal_build.model.common import Audience
from portal_build.model.entry import Content, Entry, ReferenceData, Text
from portal_build.model.explain import mended, parse
from portal_build.model.problems import PortalFileMissing, SourceTextMissing, unknown_language
from portal_build.model.reference_data import Bibliography, Portal, Scale, Vocabulary, Wording
from portal_build.model.search_settings import SearchSettings
from portal_build.model.text import TextFacts
from portal_build.recall import AFRESH, Recall
from portal_build.source.files import RawData, RawEntry, RawPortal, RawText

_EMPTY = Bibliography(references=[])


def understand(raw: RawPortal, audience: Audience = Audience.PUBLIC, recall: Recall = AFRESH) -> Content:
    """All entries that make sense, for one audience: members' entries are not even parsed for the public.

    `recall` is for those who do this again and again: it holds what was made of files that have not changed since.
    """
    problems: list[Diagnostic] = list(raw.diagnostics)
    data = _reference_data(raw, problems, recall)
    languages = [language.code for language in data.portal.languages] if data else None
    entries: list[Entry] = []
    set_aside: list[Entry] = []
    broken, lost = set(raw.broken), set(raw.lost)
    for one in raw.entries:
        if audience is Audience.PUBLIC and one.facts.values.get("audience") == Audience.MEMBERS:
            broken.add(one.id)
            continue
        entry, rest, found = recall(_entry, one, languages, depends_on=lambda: languages)
        problems += found
        set_aside += [rest] if rest else []
        if entry is None:
            broken.add(one.id)
            lost |= _ids_in(one.facts.values)
        else:
            entries.append(entry)
    lost |= _lost_reference_data(raw, data)
    recall.end_round()
    return Content(data, tuple(entries), frozenset(broken), tuple(problems), tuple(set_aside), frozenset(lost))


def _reference_data(raw: RawPortal, problems: list[Diagnostic], recall: Recall) -> ReferenceData | None:
    def parsed(model, data: RawData):
        value, found = recall(_parsed, data, model)
        problems.extend(found)
        return value

    portal = parsed(Portal, raw.settings) if raw.settings else None
    if raw.settings is None and not any(found.position.file.endswith("/portal.yml") for found in problems):
        remedy = "add it; the documentation shows an example"
        problems.append(PortalFileMissing(Position("content/portal.yml"), "there is no `portal.yml`", remedy))
    vocabularies = {name: value for name, data in raw.vocabularies.items() if name != "wording" and (value := parsed(Vocabulary, data))}
    wording = parsed(Wording, raw.vocabularies["wording"]) if "wording" in raw.vocabularies else None
    scales = {name: value for name, data in raw.scales.items() if (value := parsed(Scale, data))}
    bibliography = (parsed(Bibliography, raw.references) if raw.references else None) or _EMPTY
    search = (parsed(SearchSettings, raw.search) if raw.search else None) or SearchSettings()
    if portal is None:
        return None
    files = {"portal": raw.settings, "references": raw.references, "search": raw.search}
    files |= {f"vocabularies/{name}": data for name, data in raw.vocabularies.items()}
    files |= {f"scales/{name}": data for name, data in raw.scales.items()}
    found = {name: data for name, data in files.items() if data}
    return ReferenceData(portal, vocabularies, scales, bibliography, found, wording, search)


def _parsed(data: RawData, model: type[BaseModel]) -> tuple[BaseModel | None, list[Diagnostic]]:
    return parse(model, data)


def _lost_reference_data(raw: RawPortal, data: ReferenceData | None) -> set[str]:
    """The ids in vocabularies, scales and sources that were read and could not be understood."""
    if data is None:
        return set()
    files = [file for name, file in raw.vocabularies.items() if name not in data.vocabularies]
    files += [file for name, file in raw.scales.items() if name not in data.scales]
    if raw.references and data.bibliography is _EMPTY:
        files.append(raw.references)
    return {one for file in files for one in _ids_in(file.values)}


def _ids_in(value: Any) -> set[str]:
    """What stands as `id` anywhere in the values of a file."""
    if isinstance(value, list):
        return {one for item in value for one in _ids_in(item)}
    if not isinstance(value, dict):
        return set()
    own = value.get("id")
    return {one for item in value.values() for one in _ids_in(item)} | ({own} if isinstance(own, str) else set())


def _entry(raw: RawEntry, languages: list[str] | None) -> tuple[Entry | None, Entry | None, list[Diagnostic]]:
    """The entry, what of it makes sense although it cannot be shown, and what is wrong."""
    model = COLLECTIONS[raw.collection]
    facts, problems = parse(model, raw.facts)
    texts: dict[str, Text] = {}
    broken_texts: dict[str, Text] = {}
    for language, raw_text in sorted(raw.texts.items()):
        text, found = _text(raw_text, languages, model.model_fields)
        problems += found
        (broken_texts if found else texts)[language] = text
    if facts is None:
        return None, Entry(raw.id, mended(model, raw.facts), texts | broken_texts, raw.files, raw.facts), problems
    entry = Entry(raw.id, facts, texts, raw.files, raw.facts)
    if facts.source_language in texts:
        return entry, replace(entry, texts=broken_texts) if broken_texts else None, problems
    if facts.source_language not in raw.texts and facts.source_language not in raw.unreadable:
        message = f"there is no text `index.{facts.source_language}.md`, though that is the source language"
        have = ", ".join(sorted(raw.texts)) or "none"
        problems.append(SourceTextMissing(raw.facts.where("source_language"), message, f"add it, or correct the language (texts: {have})"))
    return None, replace(entry, texts=texts | broken_texts), problems


def _text(raw: RawText, languages: list[str] | None, facts: Iterable[str]) -> tuple[Text, list[Diagnostic]]:
    """The text, and what is wrong; without its title where the front matter is."""
    front, problems = parse(TextFacts, raw.front, frozenset(facts))
    if languages is not None and raw.language not in languages:
        problems.append(unknown_language(Position(raw.file), raw.language, languages))
    if front is None:
        return Text(raw.language, "", "", raw.body, raw.body_line, None, raw.front), problems
    return Text(raw.language, front.title, front.lead or "", raw.body, raw.body_line, front.translation, raw.front), problems
