"""Running text from a vocabulary: sentences, paragraphs, lists, tables and headings in Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from tests.bench.vocabulary import Vocabulary


class Writer:
    """Writes one text; what it writes depends on the seed and the order of the calls only."""

    def __init__(self, words: Vocabulary, seed: str) -> None:
        self.words = words
        self.random = Random(seed)

    def title(self) -> str:
        """Two to five words."""
        words = self.words.draw_content(self.random, self.random.randint(2, 5))
        return _capital(" ".join(words))

    def phrase(self, count: int) -> str:
        """`count` words without a full stop."""
        return " ".join(self.words.draw(self.random, count))

    def sentence(self, mark: str = "") -> str:
        """A sentence with `mark`, a link or citation: a link before its last word, a citation behind it."""
        words = self.words.draw(self.random, min(28, max(5, round(self.random.gauss(14, 5)))))
        if len(words) > 12:
            words[len(words) // 2] += ","
        if mark:
            words.insert(len(words) if mark.startswith("[@") else -1, mark)
        return _capital(" ".join(words)) + "."

    def blocks(self, count: int, marks: list[str]) -> Iterator[str]:
        """Paragraphs, lists and a table now and then, of `count` words in all; `marks` are used up as they go."""
        first = True
        # The last block is too long by about half its words: stopping that much early makes up for it.
        while count > 25:
            block = self.paragraph(count, marks) if first else self._block(count, marks)
            first = False
            count -= len(block.split())
            yield block

    def paragraph(self, count: int, marks: list[str]) -> str:
        """Up to five sentences, fewer once there are `count` words."""
        sentences: list[str] = []
        for _ in range(self.random.randint(2, 5)):
            sentences.append(self.sentence(marks.pop() if marks else ""))
            count -= len(sentences[-1].split())
            if count <= 0:
                break
        return " ".join(sentences)

    def steps(self, count: int) -> str:
        """A numbered list of `count` words in all."""
        items: list[str] = []
        while count > 0:
            items.append(f"1. {self.sentence()} {self.sentence()}")
            count -= len(items[-1].split()) - 1
        return "\n".join(items)

    def _block(self, count: int, marks: list[str]) -> str:
        kind = self.random.random()
        if kind < 0.18:
            return "\n".join(f"- {self.sentence()}" for _ in range(self.random.randint(3, 5)))
        if kind < 0.22:
            return self._table()
        if kind < 0.25:
            return f"> {self.sentence()} {self.sentence()}"
        return self.paragraph(count, marks)

    def _table(self) -> str:
        columns = self.random.randint(2, 4)
        row = [[_capital(self.phrase(self.random.randint(1, 4))) for _ in range(columns)] for _ in range(5)]
        rule = ["---"] * columns
        return "\n".join("| " + " | ".join(cells) + " |" for cells in (row[0], rule, *row[1:]))


def _capital(text: str) -> str:
    """`text` with a capital first letter, unless it starts with a link."""
    return text[:1].upper() + text[1:]
