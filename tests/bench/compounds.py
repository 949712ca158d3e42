"""`python -m tests.bench.compounds GOLD`: how well compounds are split, on words whose parts are known.

`GOLD` is a folder with `<language>.tsv` (a word, its parts with `|` between them, and `dev` or `test`) and
`<language>.simplex.txt` (words that are no compounds, of which every fifth counts as `dev`).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from portal_build.compounds.rules import RULES
from portal_build.compounds.split import Splitter
from portal_build.compounds.word_lists import listed_words, lists_version

Split = Callable[[str], Sequence[str]]
"""From a word to its parts as they are written; none or one for a word that is no compound."""


@dataclass(frozen=True)
class Gold:
    """Words whose parts are known."""

    compounds: dict[str, tuple[str, ...]]
    """Word -> its parts as they are written."""
    simple: tuple[str, ...]
    """Words that are no compounds."""


@dataclass(frozen=True)
class Score:
    """How well words were split; all figures are shares of one."""

    precision: float
    """Of the boundaries found, those that are right."""
    recall: float
    """Of the boundaries that there are, those found."""
    exact: float
    """Of the compounds, those with all boundaries right and no other."""
    false: float
    """Of the words that are no compounds, those that were split all the same."""

    @property
    def f1(self) -> float:
        """Precision and recall in one figure."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def read_gold(folder: Path, language: str, share: str) -> Gold:
    """The words of `folder` in a language, of the share `dev` or `test`."""
    lines = [line.split("\t") for line in (folder / f"{language}.tsv").read_text(encoding="utf-8").splitlines()]
    simple = (folder / f"{language}.simplex.txt").read_text(encoding="utf-8").split()
    return Gold(
        {word: tuple(parts.split("|")) for word, parts, where in lines if where == share},
        tuple(word for index, word in enumerate(simple) if (index % 5 == 0) == (share == "dev")),
    )


def score(split: Split, gold: Gold) -> Score:
    """How well `split` does on `gold`."""
    pairs = [(_boundaries(split(word)), _boundaries(parts)) for word, parts in gold.compounds.items()]
    right, found, there = (sum(map(len, sets)) for sets in zip(*((one & other, one, other) for one, other in pairs), strict=True))
    return Score(
        right / max(found, 1),
        right / max(there, 1),
        sum(one == other for one, other in pairs) / max(len(pairs), 1),
        sum(len(split(word)) > 1 for word in gold.simple) / max(len(gold.simple), 1),
    )


def splitter(language: str) -> Split:
    """The product's own, with its word lists."""
    found = Splitter(RULES[language], listed_words(language))
    return lambda word: [part.text for part in found.parts(word)]


def _boundaries(parts: Iterable[str]) -> set[int]:
    return set(list(accumulate(map(len, parts)))[:-1])


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the scores of each language that the folder has words of; exit status 2 without the word lists."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.compounds", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path, help="folder with the words")
    parser.add_argument("--share", choices=("dev", "test"), default="test", help="which of them; tune on `dev` only (default: test)")
    parser.add_argument("--show", action="store_true", help="also print what was split otherwise")
    options = parser.parse_args(arguments)
    if not lists_version():
        print("The word lists are not installed; install the extra `search`.", file=sys.stderr)
        return 2
    print("language  precision  recall  F1    exact  false")
    for language in (name for name in RULES if (options.gold / f"{name}.tsv").is_file()):
        gold, split = read_gold(options.gold, language, options.share), splitter(language)
        reached = score(split, gold)
        print(f"{language:8}  {reached.precision:.3f}      {reached.recall:.3f}   {reached.f1:.3f} {reached.exact:.3f}  {reached.false:.3f}")
        if options.show:
            _show(split, gold)
    return 0


def _show(split: Split, gold: Gold) -> None:
    for word, parts in (gold.compounds | {word: (word,) for word in gold.simple}).items():
        if _boundaries(found := split(word)) != _boundaries(parts):
            print(f"  {'|'.join(found) or word}  should be  {'|'.join(parts)}")


if __name__ == "__main__":
    sys.exit(main())
