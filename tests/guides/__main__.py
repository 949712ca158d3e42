"""`python -m tests.guides`: write all pages of the documentation that are generated."""

from __future__ import annotations

from portal_build.cli import main
from tests.guides.commands import COMMANDS, index

if __name__ == "__main__":
    (COMMANDS / "index.md").write_text(index(main), encoding="utf-8")
