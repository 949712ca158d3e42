"""The generated portal for mkdocs-material with mkdocs-static-i18n, laid out as their documentation says."""

from __future__ import annotations

from pathlib import Path

from portal_build.model import TYPES
from tests.bench.peer_text import PeerText
from tests.bench.plan import TERMS, Planned
from tests.bench.portal_text import PortalText, to_yaml, write
from tests.bench.reference_texts import definition_of, label_of, word_of
from tests.bench.texts import Text
from tests.bench.vocabulary import LANGUAGES, NAMES_OF_LANGUAGES

COLLECTIONS = tuple(facts.collection for facts in TYPES.values())


class MaterialLayout:
    """Writes `docs/<collection>/<id>.<language>.md`; the navigation follows the folders."""

    def __init__(self, portal: PortalText, folder: Path, prune: bool = False) -> None:
        self.portal = portal
        self.folder = folder
        self.prune = prune
        self.text = PeerText(portal, _link)

    def start(self) -> None:
        """Settings, home page, index pages of the folders, glossary."""
        write(self.folder / "mkdocs.yml", to_yaml(settings(self.prune)))
        for language in LANGUAGES:
            for folder in ("", *COLLECTIONS):
                self._page(f"{folder}/index" if folder else "index", language, word_of(folder or "home", language), "")
            terms = [f"## {label_of(term, language)} {{#{term}}}\n\n{definition_of(term, language)}" for term in TERMS]
            self._page("glossary", language, word_of("glossary", language), "\n\n".join(terms))

    def add(self, entry: Planned, texts: dict[str, Text]) -> None:
        """One entry."""
        facts = self.portal.facts[entry.id]
        for language, text in texts.items():
            table = [f"| {name} | {value.replace('|', '')} |" for name, value in self.text.facts(facts, language)]
            about = "\n".join([f"| {word_of('facts', language)} | |", "| --- | --- |", *table])
            body = self.text.body(text.body, language)
            parts = [text.lead, about, self._topics(entry, language), body, self._relations(entry, language)]
            self._page(f"{entry.collection}/{entry.id}", language, text.title, "\n\n".join(filter(None, parts)), text.lead)

    def _topics(self, entry: Planned, language: str) -> str:
        names = [label_of(topic, language) for topic in self.text.topics(self.portal.facts[entry.id])]
        return f"**{word_of('topics', language)}:** {', '.join(names)}" if names else ""

    def _relations(self, entry: Planned, language: str) -> str:
        parts = []
        for fact, ids in self.text.relations(self.portal.facts[entry.id]).items():
            links = "\n".join(f"- {self.text.entry_link(one, language)}" for one in ids)
            parts.append(f"## {word_of(fact, language)}\n\n{links}")
        return "\n\n".join(parts)

    def _page(self, path: str, language: str, title: str, body: str, lead: str = "") -> None:
        front = to_yaml({"title": title, **({"description": lead} if lead else {})})
        write(self.folder / "docs" / f"{path}.{language}.md", f"---\n{front}---\n\n# {title}\n\n{body}\n")


def _link(collection: str, name: str) -> str:
    return f"../glossary.md#{name}" if collection == "glossary" else f"../{collection}/{name}.md"


def settings(prune: bool) -> dict[str, object]:
    """What a project with four languages has in its `mkdocs.yml`; `prune` also turns on Material's own remedy for large sites."""
    features = ["navigation.tabs", "navigation.sections", "navigation.indexes", "navigation.top", "toc.follow"]
    features += ["search.suggest", "search.highlight", *(["navigation.prune"] if prune else [])]
    return {
        "site_name": "Portal",
        "site_url": "https://portal.example.org/",
        "theme": {"name": "material", "language": LANGUAGES[0], "features": features},
        "plugins": ["search", {"i18n": {"docs_structure": "suffix", "languages": [_language(one) for one in LANGUAGES]}}],
        "markdown_extensions": ["attr_list", "footnotes", "tables", "admonition", {"toc": {"permalink": True}}],
    }


def _language(language: str) -> dict[str, object]:
    folders = {folder.replace("-", " ").capitalize(): word_of(folder, language) for folder in COLLECTIONS}
    named = {"locale": language, "name": NAMES_OF_LANGUAGES[language], "build": True, "nav_translations": folders}
    return named | ({"default": True} if language == LANGUAGES[0] else {})
