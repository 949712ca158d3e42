"""The files of a workflow, for one portal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent

from portal_build.publish.upload.address import shown

KINDS = ("github", "gitlab", "host")
"""Whose workflows there are; a host is any machine with a shell."""

_HERE = Path(__file__).parent
_NAME = re.compile(r"@([A-Z]+)@")
_PIP = ".venv/bin/python -m pip install --quiet --disable-pip-version-check"
_SPEAKS_S3 = re.compile(r"s3a?://", re.IGNORECASE)


@dataclass(frozen=True)
class Wanted:
    """What a workflow is to be like."""

    address: str
    """Where the portal is, as its settings say."""
    branch: str
    """The branch that is published."""
    generator: str
    """The generator, as pip is to install it: a folder or a wheel of the repository."""
    target: str = ""
    """Where `portal publish` is to publish to; empty for the host's own pages."""


def workflow(kind: str, wanted: Wanted) -> dict[str, str]:
    """Path below the root of the repository -> text of each file."""
    if kind == "github":
        last = "target.yml" if wanted.target else "pages.yml"
        return {
            ".github/workflows/portal.yml": _filled(_read("github/portal.yml") + _read(f"github/{last}"), wanted, 10),
            ".github/workflows/links.yml": _filled(_read("github/links.yml"), wanted, 10),
        }
    if kind == "gitlab":
        return {".gitlab-ci.yml": _filled(_read("gitlab/gitlab-ci.yml"), wanted, 6)}
    return {"publish.sh": _filled(_read("host/publish.sh"), wanted, 2)}


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _filled(text: str, wanted: Wanted, width: int) -> str:
    words = {
        "BRANCH": wanted.branch,
        "TARGET": wanted.target,
        "PURPOSE": f"publishes it to {shown(wanted.target)}" if wanted.target else "publishes it on GitHub Pages",
        # A pattern, between single quotes of a shell.
        "ADDRESS": "^" + re.escape(wanted.address.rstrip("/")).replace("\\-", "-").replace("'", ".") + "(/|$)",
        "INPUTS": " ".join(f"'{path}'" for path in (*releases(wanted), *_generator(wanted.generator))),
        "INSTALL": indent("\n".join(_install(wanted)), " " * width),
    }
    return _NAME.sub(lambda match: words[match[1]], text)


def releases(wanted: Wanted) -> list[str]:
    """The files beside mkdocs.yml that name the releases of the packages to install."""
    # What speaks S3 is pinned among what the tests need.
    return ["constraints.txt", *(["constraints-test.txt"] if _SPEAKS_S3.match(wanted.target) else [])]


def _generator(path: str) -> list[str]:
    """What the generator is installed from: a wheel, or what counts in a folder."""
    return [path] if path.endswith(".whl") else [f"{path.rstrip('/')}/{name}" for name in ("portal_build", "pyproject.toml")]


def _install(wanted: Wanted) -> list[str]:
    pinned = [f"{_PIP} --require-hashes --no-deps --only-binary :all: -r {file}" for file in releases(wanted)]
    return ["python3 -m venv .venv", *pinned, f"{_PIP} --force-reinstall --no-deps --no-build-isolation --no-index '{wanted.generator}'"]
