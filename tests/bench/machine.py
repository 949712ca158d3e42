"""What the benchmark ran on, as the results mean nothing without it."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_PACKAGES = ("portal-build", "mkdocs", "mkdocs-material", "mkdocs-static-i18n", "hugo", "pagefind")


def describe_machine(packages: Sequence[str] = _PACKAGES) -> Iterator[tuple[str, str]]:
    """Name and value of each thing that matters, the versions of `packages` among them."""
    yield "Processor", f"{_processor()}, {os.cpu_count()} cores"
    yield "Memory", f"{os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 1e9:.0f} GB"
    yield "System", f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    yield "Packages", ", ".join(_versions(packages))


def _processor() -> str:
    """The model's name; a virtual machine may tell only its family."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _versions(packages: Sequence[str]) -> Iterator[str]:
    for package in packages:
        try:
            yield f"{package} {version(package)}"
        except PackageNotFoundError:
            continue
