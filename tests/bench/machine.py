"""What the benchmark ran on, as the results mean nothing without it."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import psutil

_PACKAGES = ("portal-build", "mkdocs", "mkdocs-material", "mkdocs-static-i18n", "hugo", "pagefind")


def describe_machine() -> Iterator[tuple[str, str]]:
    """Name and value of each thing that matters."""
    yield "Processor", f"{_processor()}, {psutil.cpu_count(logical=True)} cores"
    yield "Memory", f"{psutil.virtual_memory().total / 1e9:.0f} GB"
    yield "System", f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    yield "Packages", ", ".join(_versions())


def _processor() -> str:
    """The model's name; a virtual machine may tell only its family."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _versions() -> Iterator[str]:
    for package in _PACKAGES:
        try:
            yield f"{package} {version(package)}"
        except PackageNotFoundError:
            continue
