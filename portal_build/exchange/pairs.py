# A translator may have made two paragraphs of one. So blocks are not paired by number, but as they fit best in order: the same kind,
# the same links, about the same length.
"""Which block of a translation translates which block of its source."""

from __future__ import annotations

from collections.abc import Sequence

from portal_build.prose.blocks import Block, BlockKind
from portal_build.prose.inline import marks_to_keep

_MOST = 400
"""Up to as many blocks of a part are compared with each other; of more, only the order counts."""


def paired(source: Sequence[Block], target: Sequence[Block]) -> list[Block | None]:
    """For each block of the source the one that translates it, if any; none twice, and all in order."""
    if [_sort(block) for block in source] == [_sort(block) for block in target]:
        return list(target)
    if max(len(source), len(target)) > _MOST:
        return [two if two and _sort(one) == _sort(two) else None for one, two in zip(source, [*target, *[None] * len(source)], strict=False)]
    return _best(source, target)


def _sort(block: Block) -> tuple[BlockKind, int]:
    return block.kind, block.level


def _best(source: Sequence[Block], target: Sequence[Block]) -> list[Block | None]:
    """The pairs, in order, that fit best together."""
    fits = [[_fit(one, two) for two in target] for one in source]
    # best[i][j]: how well the blocks from i and j on fit together at best.
    best = [[0.0] * (len(target) + 1) for _ in range(len(source) + 1)]
    for i in range(len(source) - 1, -1, -1):
        for j in range(len(target) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], fits[i][j] + best[i + 1][j + 1] if fits[i][j] else 0.0)
    pairs: list[Block | None] = []
    i = j = 0
    while i < len(source):
        if j < len(target) and fits[i][j] and best[i][j] == fits[i][j] + best[i + 1][j + 1]:
            pairs.append(target[j])
            i, j = i + 1, j + 1
        elif j < len(target) and best[i][j] == best[i][j + 1]:
            j += 1
        else:
            pairs.append(None)
            i += 1
    return pairs


def _fit(one: Block, two: Block) -> float:
    """How likely it is that one block translates another, 0 to 3."""
    if _sort(one) != _sort(two) or (one.anchor and two.anchor and one.anchor != two.anchor):
        return 0.0
    marks, others = marks_to_keep(one.text), marks_to_keep(two.text)
    everything = (marks | others).total()
    same = (marks & others).total() / everything if everything else 0.5
    length = min(len(one.text), len(two.text)) / max(len(one.text), len(two.text))
    return 1.0 + same + length
