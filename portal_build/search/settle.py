# Pagefind keeps filters in hash maps, so each build writes them in another order and, names being hashes of the content,
# under other names. Everything else in a bundle is the same each time. The files are gzipped CBOR behind a signature.
"""Gives a Pagefind bundle the same bytes and file names whenever its records are the same."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

_SIGNATURE = b"pagefind_dcd"


def settle(bundle: Path) -> None:
    """Put the filters of a bundle of one language into a fixed order, and rename the files that this changes."""
    entry_file = bundle / "pagefind-entry.json"
    entry = json.loads(entry_file.read_text(encoding="utf-8"))
    (language,) = entry["languages"].values()
    names = [_settle_filter(file) for file in sorted(bundle.glob("filter/*.pf_filter"))]

    old_file = bundle / f"pagefind.{language['hash']}.pf_meta"
    meta = _read(old_file)
    for old, new in names:
        meta = meta.replace(old.encode(), new.encode())
    settled = {new.encode() for _, new in names}
    head, parts = _array(meta)
    meta = head + b"".join(_in_order(part) if any(name in part for name in settled) else part for part in parts)

    language["hash"] = _rename(language["hash"], meta)
    old_file.unlink()
    _write(bundle / f"pagefind.{language['hash']}.pf_meta", meta)
    entry_file.write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _settle_filter(file: Path) -> tuple[str, str]:
    """Order the values of one filter; returns the old and the new name of its file, of the same length."""
    head, (name, values) = _array(_read(file))
    content = head + name + _in_order(values)
    new = _rename(file.stem, content)
    file.unlink()
    _write(file.with_stem(new), content)
    return file.stem, new


def _rename(old: str, content: bytes) -> str:
    """`da_1a2b3c4` with the hash of other content."""
    language, _, digits = old.rpartition("_")
    return f"{language}_{hashlib.sha256(content).hexdigest()[: len(digits)]}"


def _read(file: Path) -> bytes:
    return gzip.decompress(file.read_bytes()).removeprefix(_SIGNATURE)


def _write(file: Path, content: bytes) -> None:
    file.write_bytes(gzip.compress(_SIGNATURE + content, mtime=0))


def _in_order(array: bytes) -> bytes:
    head, items = _array(array)
    return head + b"".join(sorted(items))


def _array(data: bytes) -> tuple[bytes, list[bytes]]:
    """A CBOR array's own first bytes, and its items as they stand."""
    kind, count, place = _head(data, 0)
    if kind != 4:
        raise ValueError("not an array")
    head, items = data[:place], []
    for _ in range(count):
        end = _end(data, place)
        items.append(data[place:end])
        place = end
    return head, items


def _head(data: bytes, place: int) -> tuple[int, int, int]:
    """The kind of the CBOR item at `place`, its number (value, length or count), and where what follows starts."""
    kind, number = data[place] >> 5, data[place] & 31
    if number < 24:
        return kind, number, place + 1
    if number > 27:
        raise ValueError("not an item of known length")
    start, size = place + 1, 1 << (number - 24)
    return kind, int.from_bytes(data[start : start + size], "big"), start + size


def _end(data: bytes, place: int) -> int:
    """Where the CBOR item at `place` ends."""
    kind, number, place = _head(data, place)
    if kind in (2, 3):  # bytes, text
        return place + number
    if kind in (4, 5, 6):  # array, map, tagged item
        for _ in range({4: number, 5: 2 * number, 6: 1}[kind]):
            place = _end(data, place)
    return place
