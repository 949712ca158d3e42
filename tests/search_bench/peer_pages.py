"""The corpus for the peers: plain HTML pages for Pagefind, Markdown projects for mkdocs-material."""

from __future__ import annotations

from html import escape
from pathlib import Path

from tests.bench.portal_text import to_yaml, write
from tests.search_bench.corpus import Corpus, Page
from tests.search_bench.portal_project import as_markdown, body_of

ASKING = "asking-{language}"
"""Name of the page without text on which Pagefind is asked in a language."""


def write_html(corpus: Corpus, folder: Path) -> None:
    """`<language>/<id>/index.html` for each page, with nothing but its text."""
    for page in corpus.pages:
        write(folder / page.language / page.entry / "index.html", _document(page.language, page.title, _html(page)))


def write_asking_pages(languages: list[str], folder: Path) -> None:
    """The pages on which Pagefind is asked; they come after its index is made, which must not hold them."""
    for language in languages:
        write(folder / ASKING.format(language=language) / "index.html", _document(language, "", ""))


def write_material(corpus: Corpus, language: str, folder: Path) -> None:
    """A project of one language, with the settings that Material has by default for it."""
    write(folder / "mkdocs.yml", to_yaml({"site_name": "Pages", "theme": {"name": "material", "language": language, "font": False}, "plugins": ["search"]}))
    write(folder / "docs" / "index.md", "# Pages\n")
    for page in corpus.pages:
        if page.language == language:
            write(folder / "docs" / f"{page.entry}.md", f"---\n{to_yaml({'title': page.title})}---\n\n# {as_markdown(page.title)}\n\n{body_of(page)}\n")


def _document(language: str, title: str, body: str) -> str:
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><link rel="icon" href="data:,">'
    return f'<!doctype html>\n<html lang="{language}">\n<head>{head}</head>\n<body>\n{body}\n</body>\n</html>\n'


def _html(page: Page) -> str:
    blocks = [f"<{tag}>{escape(text)}</{tag}>" for tag, text in page.blocks]
    return "\n".join([f"<h1>{escape(page.title)}</h1>", *blocks])
