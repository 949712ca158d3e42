"""One file that holds many: the same bytes for the same files."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from secrets import token_hex
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_WHEN = (1980, 1, 1, 0, 0, 0)
"""A ZIP file must say when each of its files was changed, and knows no time before this one."""
_ORDINARY = 0o100644 << 16


def pack(target: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write files, by their paths, into a ZIP file, in the order given; what stood there before is replaced when it is whole. Raises OSError."""
    part = target.with_name(f".{target.name[:100]}.{token_hex(8)}.part")
    try:
        with open(part, "xb") as file, ZipFile(file, "w", ZIP_DEFLATED) as archive:
            for path, data in files:
                archive.writestr(_about(path), data, compresslevel=9)
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)


def _about(path: str) -> ZipInfo:
    about = ZipInfo(path, _WHEN)
    # The system on which it is packed is nobody's business, and would change the bytes.
    about.create_system = 3
    about.external_attr = _ORDINARY
    about.compress_type = ZIP_DEFLATED
    return about
