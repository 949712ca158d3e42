"""Which pages a built site has, known from its files and from the words in `portal.yml` alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from portal_build.model.reference_data import FACETS

ROOT = Path(__file__).parent.parent.parent
REFERENCE = ROOT / "content" / "portal.yml"
FULL = ROOT / "tests" / "sites" / "full" / "content" / "portal.yml"
LANGUAGES: tuple[str, ...] = tuple(one["code"] for one in yaml.safe_load(REFERENCE.read_text(encoding="utf-8"))["languages"])
"""Languages of the reference portal."""

_FIXED = {"topics", "glossary", "evidence-map", "search", "index", "changes", "corrections", "compare", "translations"}


@dataclass(frozen=True)
class Address:
    """A page of the site."""

    path: str
    """Relative to the site's root; the root itself is empty."""
    language: str
    """Language of the address; empty at the root."""
    kind: str
    """`root`, `home`, `list`, `value`, `not-found`, `topic`, a fixed page such as `search`, or an entry's collection."""
    key: tuple[str, ...] = ()
    """The same for the same page in every language."""


class SiteMap:
    """The pages of a built site."""

    def __init__(self, site: Path, portal: Path) -> None:
        settings = yaml.safe_load(portal.read_text(encoding="utf-8"))
        self.url: str = settings["url"]
        """The address for which the site was built."""
        self.folder: str = urlsplit(self.url).path
        """The path of that address."""
        self.languages: tuple[str, ...] = tuple(one["code"] for one in settings["languages"])
        """Languages of the site."""
        words = {name: {(language, word): name for language, word in words.items()} for name, words in settings["url_words"].items()}
        self.words: dict[tuple[str, str], str] = {key: name for one, of in words.items() if one not in FACETS for key, name in of.items()}
        """Language and word in addresses -> collection or fixed page."""
        self.facets: dict[tuple[str, str], str] = {key: name for one, of in words.items() if one in FACETS for key, name in of.items()}
        """Language and word in addresses -> facet; one without a word is called by its own name."""
        files = {file: _leads_on(file) for file in sorted(site.rglob("*.html"))}
        self.pages: tuple[Address, ...] = tuple(self._address(file.relative_to(site)) for file, leads_on in files.items() if not leads_on)
        """Every page, except those that only lead on to another."""
        self.former: tuple[str, ...] = tuple(f"{file.parent.relative_to(site)}/" for file, leads_on in files.items() if leads_on)
        """Addresses that lead on to another."""

    def one_of_each(self, language: str) -> list[Address]:
        """A page of each kind in a language."""
        return list({page.kind: page for page in reversed(self.pages) if page.language == language}.values())

    def of_kind(self, kind: str, language: str) -> list[Address]:
        """All pages of a kind in a language."""
        return [page for page in self.pages if page.kind == kind and page.language == language]

    def versions(self, page: Address) -> dict[str, str]:
        """Language -> path of the same page in that language; only those that exist."""
        return {other.language: other.path for other in self.pages if other.key == page.key}

    def untranslated(self, language: str) -> Address:
        """An entry in a language that is missing in at least one other."""
        return next(page for page in self.entries(language) if len(self.versions(page)) < len(self.languages))

    def entries(self, language: str) -> Iterable[Address]:
        """All entries of a language."""
        return (page for page in self.pages if page.language == language and len(page.key) == 2 and page.kind != "topic")

    def _address(self, file: Path) -> Address:
        *folders, name = file.parts
        if name == "404.html":
            return Address(file.as_posix(), "".join(folders), "not-found", ("404",))
        if not folders:
            return Address("", "", "root")
        path = "/".join(folders) + "/"
        language, *words = folders
        if not words:
            return Address(path, language, "home", ("home",))
        section = self.words[language, words[0]]
        if len(words) > 2:
            return Address(path, language, "value", (section, self.facets.get((language, words[1]), words[1]), *words[2:]))
        if len(words) == 2:
            return Address(path, language, "topic" if section == "topics" else section, (section, words[1]))
        return Address(path, language, section if section in _FIXED else "list", (section,))


def _leads_on(file: Path) -> bool:
    return 'http-equiv="refresh"' in file.read_text(encoding="utf-8")
