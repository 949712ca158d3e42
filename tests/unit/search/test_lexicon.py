"""The list of all words, as the browser reads it."""

from __future__ import annotations

from collections.abc import Iterator

from portal_build.search.lexicon import lexicon


def read(data: bytes) -> Iterator[tuple[str, int]]:
    """What the browser makes of it."""
    before = ""
    for line in data.decode().splitlines():
        rest, _, count = line.partition("\t")
        before = before[: int(rest[0], 36)] + rest[1:]
        yield before, int(count or "1", 36)


def test_words_share_their_beginnings() -> None:
    assert lexicon({"støtte": 1, "støtten": 2, "støttebehov": 40, "øl": 1}, ["behov", "støtte"]).decode() == "0behov\t0\n0støtte\n6behov\t14\n6n\t2\n0øl\n"


def test_it_can_be_read() -> None:
    counts = {"a" * length: length * 37 for length in range(1, 50)} | {"ҳуқуқ": 3, "b": 1, "c": 0}
    assert list(read(lexicon(counts))) == sorted(counts.items())


def test_codes_and_long_numbers_of_one_page_are_left_out() -> None:
    words = {"2020": 1, "123456": 1, "654321": 2, "a1b2": 1, "f20": 3, "covid": 1, "\U0001d400bc": 1}
    assert [word for word, _ in read(lexicon(words))] == ["2020", "654321", "covid", "f20"]


def test_nothing() -> None:
    assert lexicon({}) == b""
