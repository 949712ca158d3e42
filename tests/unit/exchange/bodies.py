"""The blocks of two texts, side by side."""

from __future__ import annotations

from portal_build.exchange import texts
from portal_build.exchange.texts import Row


def rows_of(source: str, target: str) -> tuple[Row, ...]:
    """The blocks of a source and what translates them, of an entry `x`."""
    return tuple(texts.rows_of("x", source, target))
