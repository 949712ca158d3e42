"""Files into the site's folder, and nowhere else."""

from __future__ import annotations

import os
from pathlib import Path


class OutsideSite(Exception):
    """A file would have been written outside the site's folder."""


def inside(site: Path, name: str) -> Path:
    """The path of a file of the site; raises OutsideSite if `name` leads out of the folder."""
    root = os.path.realpath(site)
    target = os.path.realpath(os.path.join(root, name))
    if not target.startswith(root + os.sep):
        raise OutsideSite(f"`{name}` lies outside the site's folder")
    return Path(target)


def write(site: Path, name: str, data: bytes) -> None:
    """Write one file of the site, making folders as needed."""
    target = inside(site, name)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
