"""The corpus as a project of the portal: one article per page, and topics from the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tests.bench.facts import Values
from tests.bench.portal_text import ROOT, to_yaml, write
from tests.search_bench.corpus import LANGUAGES, Corpus, Page, entry_id

_DAY = "2026-01-01"
_NYNORSK, _BOKMAL = "nn", "nb"
_MARKUP = re.compile(r"[<>*`\[\]]")
# Any other sign might mean something to Markdown, so it is written as a reference to the character.
_SPECIAL = re.compile(r"[^\w\s.,:;!?%='\"()/’”«»–…-]|_")


def write_project(corpus: Corpus, folder: Path) -> None:
    """Write `content/` and `mkdocs.yml`; theme, settings and words in addresses are those of the reference portal."""
    content = folder / "content"
    write(folder / "mkdocs.yml", _mkdocs_settings())
    write(content / "portal.yml", _portal_settings())
    write(content / "references.yml", to_yaml({"references": []}))
    write(content / "vocabularies" / "topics.yml", to_yaml(_vocabulary("Topics", list(_concepts(corpus)))))
    for page in corpus.pages:
        place = content / "articles" / page.entry
        facts: Values = {"source_language": page.language, "published": _DAY, "reviewed": _DAY, "review_due": "2099-01-01"}
        topics = [entry_id(concept) for concept in page.concepts if concept in corpus.concepts]
        write(place / "entry.yml", to_yaml(facts | ({"topics": topics} if topics else {}) | {"kind": "background"}))
        write(place / f"index.{page.language}.md", f"---\n{to_yaml({'title': title_of(page)})}---\n\n{body_of(page)}\n")


def title_of(page: Page) -> str:
    """The title of a page without signs that would be markup, which the portal does not allow there."""
    return " ".join(_MARKUP.sub(" ", page.title).split())


def body_of(page: Page) -> str:
    """The text of a page as Markdown."""
    return "\n\n".join(filter(None, (_block(tag, " ".join(text.split())) for tag, text in page.blocks)))


def _block(tag: str, text: str) -> str:
    if not text:
        return ""
    written = as_markdown(text)
    if heading := re.fullmatch(r"h([1-6])", tag):
        return f"{'#' * max(2, int(heading[1]))} {written}"
    return f"- {written}" if tag == "li" else written


def as_markdown(text: str) -> str:
    """Plain text of one line as Markdown that means nothing else."""
    first, rest = re.match(r"(\d*[\W_]?)(.*)", text, re.DOTALL).groups()  # type: ignore[union-attr]
    return re.sub(r"[^\w\s]|_", _reference, first) + _SPECIAL.sub(_reference, rest)


def _reference(sign: re.Match[str]) -> str:
    return f"&#{ord(sign[0])};"


def _concepts(corpus: Corpus) -> Iterator[Values]:
    for concept, labels in corpus.concepts.items():
        named = {language: list(labels.get(language, ())) for language in LANGUAGES}
        # The portal has no Nynorsk of its own: its words are other names in Norwegian.
        named[_BOKMAL] += [label for label in labels.get(_NYNORSK, ()) if label not in named[_BOKMAL]]
        preferred = {language: words[0] for language, words in named.items() if words}
        others = {language: words[1:] for language, words in named.items() if words[1:]}
        yield {"id": entry_id(concept), "prefLabel": preferred} | ({"altLabel": others} if others else {})


def _vocabulary(title: str, concepts: list[Values]) -> Values:
    return {"title": {"en": title}, "version": "1.0", "concepts": concepts}


def _portal_settings() -> str:
    """The reference portal's, but that content is expected in no language: each page of a corpus is in one only."""
    return re.sub(r"reviewed: true", "reviewed: false", (ROOT / "content" / "portal.yml").read_text(encoding="utf-8"))


def _mkdocs_settings() -> str:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    return text.replace("custom_dir: theme", f"custom_dir: {ROOT / 'theme'}")
