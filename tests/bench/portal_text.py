"""The generated portal, and its files in the layout of the project."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from portal_build.model.entry import Text as ModelText
from portal_build.translate.state import fingerprints
from tests.bench.facts import Values
from tests.bench.facts_by_type import write_facts
from tests.bench.plan import Plan, Planned, plan
from tests.bench.reference_texts import bibliography, scale, vocabularies
from tests.bench.texts import Text, write_text
from tests.bench.vocabulary import LANGUAGES

ROOT = Path(__file__).parents[2]
"""The checkout: the generated portal takes the theme, the settings and the words in addresses of the reference portal."""


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes a value that occurs twice twice: content may hold no YAML aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


@dataclass(frozen=True)
class PortalText:
    """A whole portal, not yet in the layout of any generator."""

    plan: Plan
    """Its entries."""
    facts: dict[str, Values]
    """Entry id -> facts."""

    def texts(self) -> Iterator[tuple[Planned, dict[str, Text]]]:
        """Each entry with its texts by language, written on the way."""
        for entry in self.plan.entries:
            yield entry, {language: write_text(self.plan, entry, self.facts[entry.id], language) for language in LANGUAGES}


def generate(entries: int) -> PortalText:
    """The portal of so many entries; the same every time."""
    planned = plan(entries)
    return PortalText(planned, {entry.id: write_facts(planned, entry) for entry in planned.entries})


def to_yaml(values: Any) -> str:
    """YAML as editors write it."""
    return yaml.dump(values, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000)


class PortalLayout:
    """Writes the portal as the project's own content: the layout that `portal build` reads."""

    def __init__(self, portal: PortalText, folder: Path) -> None:
        self.portal = portal
        self.folder = folder

    def start(self) -> None:
        """Everything but the entries."""
        content = self.folder / "content"
        files = {"portal.yml": portal_settings(), "references.yml": bibliography(self.portal.plan)}
        files |= {f"vocabularies/{name}.yml": words for name, words in vocabularies().items()}
        files |= {f"vocabularies/scales/{name}.yml": levels for name, levels in scale().items()}
        for name, values in files.items():
            write(content / name, to_yaml(values))
        write(self.folder / "mkdocs.yml", _mkdocs_settings())

    def add(self, entry: Planned, texts: dict[str, Text]) -> None:
        """One entry."""
        folder = self.folder / "content" / entry.collection / entry.id
        write(folder / "entry.yml", to_yaml(self.portal.facts[entry.id]))
        marks = fingerprints(_as_read(entry.source_language, texts[entry.source_language]))
        for language, text in texts.items():
            front: Values = {"title": text.title, "lead": text.lead}
            if language != entry.source_language:
                front["translation"] = {"from": entry.source_language, "state": "reviewed", "by": "Translator"}
                front["translation"] |= {"date": "2026-10-01", "source_hash": marks}
            write(folder / f"index.{language}.md", f"---\n{to_yaml(front)}---\n\n{text.body}\n")


def _as_read(language: str, text: Text) -> ModelText:
    return ModelText(language, text.title, text.lead, text.body, 1, None, None)  # type: ignore[arg-type]


def write(path: Path, text: str) -> None:
    """A file, with the folders that it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@lru_cache(maxsize=1)
def portal_settings() -> Values:
    """The reference portal's settings for the languages of the generated one."""
    settings = yaml.load((ROOT / "content" / "portal.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    foreign = {language["code"] for language in settings["languages"]} - set(LANGUAGES)
    settings["languages"] = [{"code": language} for language in LANGUAGES]
    return _without(settings, foreign)


def _without(value: Any, keys: set[str]) -> Any:
    if isinstance(value, dict):
        return {key: _without(item, keys) for key, item in value.items() if key not in keys}
    return [_without(item, keys) for item in value] if isinstance(value, list) else value


def _mkdocs_settings() -> str:
    """The reference portal's `mkdocs.yml`, with the theme's folder where it lies, and without PDF, which no peer makes."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    text = text.replace("custom_dir: theme", f"custom_dir: {ROOT / 'theme'}")
    return text.replace("  - portal\n", "  - portal:\n      pdf: false\n")
