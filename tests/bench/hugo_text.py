"""The generated portal for Hugo, with a small theme of its own, `hugo_theme/`; Pagefind then indexes what Hugo wrote."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.bench.facts import Values
from tests.bench.material_text import COLLECTIONS
from tests.bench.peer_text import PeerText
from tests.bench.plan import TERMS, TOPICS, Planned
from tests.bench.portal_text import PortalText, to_yaml, write
from tests.bench.reference_texts import definition_of, label_of, word_of
from tests.bench.texts import Text
from tests.bench.vocabulary import LANGUAGES, NAMES_OF_LANGUAGES

THEME = Path(__file__).parent / "hugo_theme"
INTERFACE = ("menu", "search", "contents", "facts", "topics", "more", "references", "home")
"""The words of the theme, which `i18n/<language>.yaml` holds."""


class HugoLayout:
    """Writes `content/<language>/<collection>/<id>.md`: text in Markdown, facts and relations in the front matter."""

    def __init__(self, portal: PortalText, folder: Path) -> None:
        self.portal = portal
        self.folder = folder
        self.text = PeerText(portal, _link)

    def start(self) -> None:
        """Settings, theme, home page, index pages of the sections and topics, glossary."""
        write(self.folder / "hugo.yaml", to_yaml(settings()))
        shutil.copytree(THEME, self.folder, dirs_exist_ok=True)
        for language in LANGUAGES:
            words = {name: word_of(name, language) for name in (*INTERFACE, *self._names_of_relations())}
            write(self.folder / "i18n" / f"{language}.yaml", to_yaml(words))
            self._page("_index", language, {"title": word_of("home", language)}, "")
            for folder in COLLECTIONS:
                self._page(f"{folder}/_index", language, {"title": word_of(folder, language)}, "")
            for topic in TOPICS:
                self._page(f"topics/{topic}/_index", language, {"title": label_of(topic, language)}, "")
            terms = [f"## {label_of(term, language)} {{#{term}}}\n\n{definition_of(term, language)}" for term in TERMS]
            self._page("glossary", language, {"title": word_of("glossary", language)}, "\n\n".join(terms))

    def add(self, entry: Planned, texts: dict[str, Text]) -> None:
        """One entry."""
        facts = self.portal.facts[entry.id]
        relations = {
            fact: [f"/{self.text.collections[one]}/{one}" for one in ids] for fact, ids in self.text.relations(facts).items()
        }
        for language, text in texts.items():
            front: Values = {"title": text.title, "description": text.lead, "date": facts["published"]}
            front |= {"topics": self.text.topics(facts), "relations": relations}
            front["facts"] = [{"name": name, "value": value} for name, value in self.text.facts(facts, language)]
            self._page(f"{entry.collection}/{entry.id}", language, front, self.text.body(text.body, language))

    def _names_of_relations(self) -> list[str]:
        return sorted({fact for facts in self.portal.facts.values() for fact in self.text.relations(facts)})

    def _page(self, path: str, language: str, front: Values, body: str) -> None:
        write(self.folder / "content" / language / f"{path}.md", f"---\n{to_yaml(front)}---\n\n{body}\n")


def _link(collection: str, name: str) -> str:
    return f"/glossary#{name}" if collection == "glossary" else f"/{collection}/{name}"


def settings() -> Values:
    """What a Hugo project with four languages has in its `hugo.yaml`."""
    return {
        "baseURL": "https://portal.example.org/",
        "title": "Portal",
        "defaultContentLanguage": LANGUAGES[0],
        "defaultContentLanguageInSubdir": True,
        "taxonomies": {"topic": "topics"},
        "params": {"sections": list(COLLECTIONS)},
        "languages": {
            language: {"label": name, "locale": language, "contentDir": f"content/{language}", "weight": weight}
            for weight, (language, name) in enumerate(NAMES_OF_LANGUAGES.items(), 1)
        },
    }
