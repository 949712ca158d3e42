"""Tables of what was worked out."""

from __future__ import annotations

from portal_build.tables import Table


def test_each_is_worked_out_once_until_the_table_is_full():
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    table = Table(length, 2)
    assert [table[word] for word in ("a", "bb", "a", "bb", "ccc", "a", "ccc")] == [1, 2, 1, 2, 3, 1, 3]
    assert asked == ["a", "bb", "ccc", "a"]
    assert len(table) == 2
