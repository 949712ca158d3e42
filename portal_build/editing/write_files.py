"""Writing an editor's file: whole or not at all, and only where it belongs."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_file(path: Path, data: bytes) -> None:
    """Put `data` in the place of the file, at once: whoever reads it sees what was there before, or all of this.

    The file keeps its permissions. Raises OSError; where the file is a symbolic link, it says so and nothing is written.
    """
    if path.is_symlink():
        raise OSError(f"{path} is a symbolic link")
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(name, path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask())
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def _umask() -> int:
    """What the system takes away from the permissions of new files."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
