"""The blocks of two texts, side by side."""

from __future__ import annotations

from portal_build.exchange.pairs import paired
from portal_build.exchange.texts import Row, blocks_of
from portal_build.translate.state import stretches


def rows_of(source: str, target: str) -> tuple[Row, ...]:
    """The blocks of a source and what translates them, as a sheet has them."""
    theirs = {part.name: blocks_of(target, part) for part in stretches(target)}
    return tuple(
        Row(part, block, twin, f"x#{part.name}/{number}")
        for part in stretches(source)
        for number, (block, twin) in enumerate(zip(blocks_of(source, part), paired(blocks_of(source, part), theirs.get(part.name, [])), strict=True), 1)
    )
