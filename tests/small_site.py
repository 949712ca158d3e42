"""Whole small portals from one string: `-- path --` lines, each followed by the text of that file.

A shared minimal base (settings, one topic, two terms, one scale, two sources) is merged in; a file of the same path takes
its place. So a test shows only what matters to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from portal_build import pipeline
from portal_build.catalogue import Catalogue, assemble
from portal_build.model.common import Audience
from portal_build.pages.entry_page import entry_view
from portal_build.pages.plan import Plan
from portal_build.pages.site import Desk, Site
from tests.sites_invalid.recipe import read_site

TODAY = date(2026, 1, 15)

BASE = """
-- content/portal.yml --
url: https://portal.example/
languages: [{code: en}, {code: da}, {code: nl}]
name: {en: The portal, da: Portalen, nl: Het portaal}
tagline: {en: What is known., da: Hvad man ved., nl: Wat bekend is.}
publisher: {name: The publisher}
contacts: {editors: editors@example.org, accessibility: access@example.org}
licence: https://creativecommons.org/licenses/by/4.0/
url_words:
  target-groups: {en: target-groups, da: maalgrupper, nl: doelgroepen}
  methods: {en: methods, da: metoder, nl: methoden}
  recommendations: {en: recommendations, da: anbefalinger, nl: aanbevelingen}
  guidelines: {en: guidelines, da: retningslinjer, nl: richtlijnen}
  publications: {en: publications, da: publikationer, nl: publicaties}
  themes: {en: themes, da: temaer, nl: themas}
  articles: {en: articles, da: artikler, nl: artikelen}
  cases: {en: cases, da: erfaringer, nl: ervaringen}
  courses: {en: courses, da: kurser, nl: cursussen}
  news: {en: news, da: nyheder, nl: nieuws}
  events: {en: events, da: arrangementer, nl: agenda}
  pages: {en: pages, da: sider, nl: paginas}
  topics: {en: topics, da: emner, nl: onderwerpen}
  glossary: {en: glossary, da: ordforklaringer, nl: begrippen}
  evidence-map: {en: evidence-map, da: evidenskort, nl: kenniskaart}
  search: {en: search, da: soeg, nl: zoeken}
  index: {en: a-to-z, da: a-til-aa, nl: a-tot-z}
  changes: {en: changes, da: aendringer, nl: wijzigingen}
  compare: {en: compare, da: sammenlign, nl: vergelijken}
  corrections: {en: corrections, da: rettelser, nl: correcties}
  translations: {en: translations, da: oversaettelser, nl: vertalingen}
-- content/references.yml --
references:
  - {id: first-source, type: report, title: The first source, publisher: A publisher, issued: 2020, url: "https://first.example/"}
  - {id: second-source, type: book, title: Den anden kilde, language: da, author: [{family: Hansen, given: H.}], issued: 2021-05}
-- content/vocabularies/topics.yml --
title: {en: Topics}
version: "1"
concepts:
  - {id: everyday-life, prefLabel: {en: Everyday life, da: Hverdagsliv, nl: Dagelijks leven}}
-- content/vocabularies/glossary.yml --
title: {en: Glossary}
version: "1"
concepts:
  - {id: recovery, prefLabel: {en: recovery, da: bedring}}
  - {id: relative, prefLabel: {en: relative}}
-- content/vocabularies/scales/stars.yml --
title: {en: Stars}
version: "2"
source: first-source
levels:
  - {id: one, label: {en: one star}, outcome: uncertain}
  - {id: two, label: {en: two stars}, outcome: benefit}
"""

GLOSSARY = """
-- content/vocabularies/glossary.yml --
title: {en: Glossary}
version: "1"
concepts:
  - {id: recovery, prefLabel: {en: recovery}, definition: {en: A good life.}}
"""
"""In place of that of the base, whose terms lack definitions: for portals that are to have no problem at all."""


def write_site(project: Path, archive: str = "") -> Path:
    """Write the base and `archive` into the folder `project`."""
    for name, file in {**read_site(BASE), **read_site(archive)}.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if file.recipe != "missing":
            path.write_text(file.text, encoding="utf-8")
    return project


def entry(name: str, facts: str = "", **texts: str) -> str:
    """The files of an entry, `collection/id`, in few words: a title, or whole front matter and body, for each language.

    The first language is the source; facts come as YAML lines.
    """
    source = next(iter(texts))
    files = f"-- content/{name}/entry.yml --\nsource_language: {source}\n{facts.strip()}\n"
    for language, text in texts.items():
        title, _, body = text.partition("\n")
        whole = text if text.startswith("---") else f"---\ntitle: {title}\n---\n{body}"
        files += f"-- content/{name}/index.{language}.md --\n{whole.rstrip()}\n"
    return files


@dataclass(frozen=True)
class SmallSite:
    """A small portal on disk, and what each stage makes of it. Its interface speaks English in every language."""

    project: Path
    """The folder that holds `content/`."""
    today: date = TODAY
    """The day for which it is read."""
    audience: Audience = Audience.PUBLIC
    """Whose entries are read."""

    @cached_property
    def loaded(self) -> pipeline.Loaded:
        """All that was understood, and every problem."""
        return pipeline.load(self.project / "content", self.today, self.audience)

    @cached_property
    def catalogue(self) -> Catalogue:
        """All entries; those with errors stay, so that a test need not say what is not its business."""
        assert self.loaded.content.data is not None, self.problems
        return assemble(self.loaded.content, self.today)

    @cached_property
    def site(self) -> Site:
        """The catalogue with rendered texts."""
        return pipeline.prepare(self.catalogue, self.project / "no-catalogues-here")

    @property
    def problems(self) -> list[str]:
        """Place and code of every problem."""
        return [f"{found.position} {found.code}" for found in self.loaded.diagnostics]

    @cached_property
    def plans(self) -> list[Plan]:
        """Every page to be written."""
        return pipeline.plan(self.site)

    def plan(self, address: str) -> Plan:
        """The page at an address."""
        [found] = [plan for plan in self.plans if plan.address == address]
        return found

    def desk(self, language: str = "en", address: str = "en/here/") -> Desk:
        """A page in the making."""
        return Desk(self.site, language, address)

    def view(self, entry_id: str, language: str = "en") -> Any:
        """The view of an entry's page."""
        one = self.site.catalogue.entries[entry_id]
        return entry_view(one, Desk(self.site, language, self.site.addresses.entry(one, language)))
