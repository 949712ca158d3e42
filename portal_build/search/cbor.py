"""What there is to know of CBOR (RFC 8949) to take the files of a Pagefind bundle apart, and to put them together again."""

from __future__ import annotations


def array(data: bytes) -> list[bytes]:
    """The items of an array as they stand. Raises ValueError or IndexError if it is none, or of an unknown form."""
    kind, count, place = _head(data, 0)
    if kind != _ARRAY:
        raise ValueError("not an array")
    items = []
    for _ in range(count):
        end = _end(data, place)
        items.append(data[place:end])
        place = end
    return items


def to_array(items: list[bytes]) -> bytes:
    """The array of such items."""
    return _to_head(_ARRAY, len(items)) + b"".join(items)


def text(data: bytes) -> str:
    """The text that `data` is. Raises ValueError if it is none."""
    kind, size, place = _head(data, 0)
    if kind != _TEXT:
        raise ValueError("not a text")
    return data[place : place + size].decode()


def to_text(value: str) -> bytes:
    """A text."""
    encoded = value.encode()
    return _to_head(_TEXT, len(encoded)) + encoded


_BYTES, _TEXT, _ARRAY, _MAP, _TAGGED = 2, 3, 4, 5, 6


def _head(data: bytes, place: int) -> tuple[int, int, int]:
    """The kind of the item at `place`, its number (value, length or count), and where what follows starts."""
    kind, number = data[place] >> 5, data[place] & 31
    if number < 24:
        return kind, number, place + 1
    if number > 27:
        raise ValueError("not an item of known length")
    start, size = place + 1, 1 << (number - 24)
    return kind, int.from_bytes(data[start : start + size], "big"), start + size


def _to_head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    step = next(step for step in range(4) if number < 1 << (8 << step))
    return bytes([kind << 5 | 24 + step]) + number.to_bytes(1 << step, "big")


def _end(data: bytes, place: int) -> int:
    """Where the item at `place` ends."""
    kind, number, place = _head(data, place)
    if kind in (_BYTES, _TEXT):
        return place + number
    for _ in range({_ARRAY: number, _MAP: 2 * number, _TAGGED: 1}.get(kind, 0)):
        place = _end(data, place)
    return place
