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
    """The language that it was translated from, such as `da`."""
    state: TranslationState
    """`machine` if nobody has checked the machine's text, `draft`, or `reviewed`."""
    by: Text | None = None
    """Who translated or reviewed it."""
    date: Date | None = None
    """When it was translated or reviewed."""
    source_hash: dict[str, Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")]] = {}
    """Written by `portal translations accept`: what each part of the source text was when it was translated, so that later changes show."""


class TextFacts(Strict):
    """The front matter of a text: the lines between `---` at its head."""

    title: Text
    """The title of the text."""
    lead: Text | None = None
    """One sentence that says what readers will find; plain text."""
    translation: Translation | None = None
    """What the text was translated from; left out in the language in which the entry was first written."""
