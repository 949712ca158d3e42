"""A text in one language: the front matter and body of an `index.<lang>.md`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from portal_build.model.common import Strict
from portal_build.model.scalars import Date, Language, Text


class TranslationState(StrEnum):
    """How far a translation can be relied on; machine text is always labelled for readers."""

    MACHINE = "machine"
    DRAFT = "draft"
    REVIEWED = "reviewed"


class Translation(Strict):
    """What a translated text was made from, so that changes in its source show."""

    model_config = {"populate_by_name": True}

    source: Annotated[Language, Field(alias="from")]
    """The language it was translated from (`from` in the file)."""
    state: TranslationState
    """`machine`, `draft` or `reviewed`."""
    by: Text | None = None
    """Who translated or reviewed it."""
    date: Date | None = None
    """When."""
    source_hash: dict[str, Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")]] = {}
    """Part of the source (`title`, `lead`, a heading's id, …) -> fingerprint of its text when it was translated."""


class TextFacts(Strict):
    """The front matter of a text."""

    title: Text
    """The title."""
    lead: Text | None = None
    """One sentence that says what the reader will find; plain text."""
    translation: Translation | None = None
    """Where the text was translated from; the text in the entry's source language has none."""
