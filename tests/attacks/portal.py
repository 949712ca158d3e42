"""A portal with every attack of the corpus in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from portal_build.editing.fields import Field, Kind
from portal_build.mkdocs_plugin import build_site
from tests.attacks.corpus import ADDRESSES, FACTS, FILES, FORMER, OBJECTS, TEXTS, WORDS
from tests.every_field import REFERENCE_DATA, Filling
from tests.keeping import keep_all
from tests.small_site import BASE, entry, write_site
from tests.test_mkdocs_build import MKDOCS_YML

PLAIN = "published: 2024-01-01\nkind: comment\n"


class Nasty(Filling):
    """Every field of every type, each with other words of the corpus after its own."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self._attacks = cycle(WORDS.values())

    def _of_its_own(self, one: Field, place: tuple[str, str]) -> Any:
        value = super()._of_its_own(one, place)
        more = f" {next(self._attacks)}"
        if one.kind is Kind.TEXT and place != ("Facts", "aliases"):
            return value + more
        if one.kind is Kind.LOCAL_TEXT:
            return {language: words + more for language, words in value.items()}
        return {language: [words + more for words in of] for language, of in value.items()} if one.kind is Kind.LOCAL_TEXTS else value


NASTY = Nasty("qnas")


def slug(name: str) -> str:
    """An id made from the name of an attack."""
    return "-".join(re.findall(r"[a-z0-9]+", name.lower()))


def attacks() -> Iterator[tuple[str, str]]:
    """Name of each attack, and the folder of the entry that it is in."""
    yield from ((f"words: {name}", f"articles/w-{slug(name)}") for name in WORDS)
    yield from ((f"text: {name}", f"articles/t-{slug(name)}") for name in TEXTS)
    yield from ((f"address: {name}", f"events/a-{slug(name)}") for name in ADDRESSES)
    yield from ((f"file: {name}", f"articles/f-{slug(name)}") for name in FILES)
    yield from ((f"facts: {name}", f"methods/y-{slug(name)}") for name in FACTS)
    yield from ((f"former id: {name[:20]!a}", f"articles/r-{number}") for number, name in enumerate(FORMER))


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _titled(words: str, body: str = "Text.") -> str:
    return f"---\ntitle: {_quoted(words)}\nlead: {_quoted(words)}\n---\n\n{body}"


def _archive() -> Iterator[str]:
    yield from (entry(f"articles/w-{slug(name)}", PLAIN + "topics: [constructor]", en=_titled(words)) for name, words in WORDS.items())
    yield from (entry(f"articles/t-{slug(name)}", PLAIN, en=f"T {slug(name)}\n\n{body}") for name, body in TEXTS.items())
    for name, address in ADDRESSES.items():
        yield entry(f"events/a-{slug(name)}", f"published: 2024-01-01\nstart: 2024-01-01\nurl: {_quoted(address)}", en="An event\nText.")
    for name in FILES:
        yield entry(f"articles/f-{slug(name)}", PLAIN, en="A file\nText.")
    for name, facts in FACTS.items():
        yield entry(f"methods/y-{slug(name)}", f"published: 2024-01-01\n{facts}", en="M\n## A {#in-brief}\nA.\n## B {#aim}\nB.\n## C {#content}\nC.")
    for number, name in enumerate(FORMER):
        yield entry(f"articles/r-{number}", f"{PLAIN}aliases: [{_quoted(name)}]", en="R\nText.")
    for name in OBJECTS:
        facts = f"{PLAIN}topics: ['{name}']\nclaims: [{{id: '{name}', value: 1, unit: count, quantity: {{en: q}}, population: {{en: p}}, source: first-source}}]"
        yield entry(f"articles/{name}", facts, en=f"The {name}\n## A {{#{name}}}\n\n[](claim:{name}) [](term:{name}) [](entry:{name}#{name})")


def _reference_data() -> Iterator[str]:
    words = cycle(WORDS.values())
    concepts = json.dumps([_concept(name, next(words)) for name in (*OBJECTS, "everyday-life", "recovery")])
    for vocabulary in ("topics", "glossary"):
        yield f"-- content/vocabularies/{vocabulary}.yml --\ntitle: {{en: {_quoted(next(words))}}}\nversion: {_quoted(next(words))}\nconcepts: {concepts}\n"
    synonyms = [{"words": {"en": [name, *WORDS.values()]}} for name in OBJECTS[:3]]
    pinned = [{"language": "en", "queries": [*OBJECTS, *WORDS.values()], "entries": ["w-script"]}]
    yield f"-- content/search.yml --\nsynonyms: {json.dumps(synonyms)}\nwhole_words: {json.dumps({'en': list(OBJECTS)})}\npinned: {json.dumps(pinned)}\n"
    references = BASE.partition("-- content/references.yml --")[2].partition("-- content/vocabularies/topics.yml --")[0]
    yield f"-- content/references.yml --{references}{NASTY.source_line()}"


def _concept(name: str, words: str) -> dict[str, Any]:
    return {"id": name, "prefLabel": {"en": f"{name} {words}"}, "altLabel": {"en": [words]}, "definition": {"en": words}}


def build_attacked(folder: Path, site: Path) -> str:
    """Write the portal and build its site, with all that `portal check` would leave out; what went wrong, which is nothing."""
    write_portal(folder)
    with pytest.MonkeyPatch.context() as patch:
        keep_all(patch)
        build_site(folder / "mkdocs.yml", site, pdf=False)
    return ""


def write_portal(folder: Path) -> Path:
    """Write the portal into a folder; the folder."""
    archive = REFERENCE_DATA + "".join(_reference_data()) + NASTY.archive(status="published", audience="public") + "".join(_archive()) + f"-- mkdocs.yml --{MKDOCS_YML}"
    folder.mkdir(exist_ok=True)
    write_site(folder, archive)
    for name, (file, data) in FILES.items():
        (folder / f"content/articles/f-{slug(name)}" / file).write_text(data, encoding="utf-8")
    return folder
