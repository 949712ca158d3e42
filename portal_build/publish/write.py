"""Files into the site's folder, and nowhere else."""

from __future__ import annotations

from pathlib import Path


class OutsideSite(Exception):
    """A file would have been written outside the site's folder."""


def inside(site: Path, name: str) -> Path:
    """The path of a file of the site; raises OutsideSite if `name` leads out of the folder."""
    root = site.resolve()
    target = (root / name).resolve()
    if root not in target.parents:
        raise OutsideSite(f"`{name}` lies outside the site's folder")
    return target


def write(site: Path, name: str, data: bytes) -> None:
    """Write one file of the site, making folders as needed."""
    target = inside(site, name)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
