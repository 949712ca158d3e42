"""Files that stand beside the page of an entry, in its language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from portal_build.outputs.citation_files import citation_files
from portal_build.outputs.entry_files import entry_files
from portal_build.outputs.files import File
from portal_build.pages.plan import Plan


def beside(plan: Plan, view: Any) -> Iterator[File]:
    """The files that belong to the page that `plan` describes and `view` shows."""
    yield from citation_files(plan, view)
    if plan.entry:
        yield from entry_files(plan, view)
