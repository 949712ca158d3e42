"""`python -m tests.guides`: renew the catalogues of the guides, then write all pages that are generated."""

from __future__ import annotations

from tests.guides.pages import pages
from tests.guides.words import TRANSLATED, path_of, read_catalogue, renewed

if __name__ == "__main__":
    for language in TRANSLATED:
        path_of(language).write_bytes(renewed(read_catalogue(language)))
    for path, page in pages().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8")
