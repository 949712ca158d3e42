# In twenty years nobody can be sure to find this generator, or the releases of the libraries that it ran with. Its own source
# is small, so it goes along; the libraries are named to the release, with the Python that ran them.
"""The generator's own files, so that whoever has an archive has what makes the site."""

from __future__ import annotations

import platform
import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

import portal_build

NAME = "portal-build"
_MAKE_SITES = frozenset({"pdf", "search"})
"""The extras that a site is made with where they are installed."""
_LEFT_BEHIND = {"__pycache__"}


def generator() -> dict[str, Path | bytes]:
    """Path below the generator's folder -> file: its package, what installs it, its licence, and the releases that it ran with."""
    package = Path(portal_build.__file__).parent
    files: dict[str, Path | bytes] = {
        path.relative_to(package.parent).as_posix(): path
        for path in package.rglob("*")
        if path.is_file() and not path.is_symlink() and not _LEFT_BEHIND & set(path.relative_to(package).parts)
    }
    own = distribution(NAME)
    if licence := own.read_text("licenses/LICENSE"):
        files["LICENSE"] = licence.encode()
    return files | {"pyproject.toml": _pyproject(own).encode(), "packages.txt": _releases().encode()}


def _pyproject(own: Distribution) -> str:
    needed = "".join(f"    {_quoted(one)},\n" for one in own.requires or () if "extra ==" not in one)
    scripts = "".join(f"{one.name} = {_quoted(one.value)}\n" for one in own.entry_points if one.group == "console_scripts")
    plugins = "".join(f"{one.name} = {_quoted(one.value)}\n" for one in own.entry_points if one.group == "mkdocs.plugins")
    return (
        f'[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n\n'
        f"[project]\nname = {_quoted(NAME)}\nversion = {_quoted(own.version)}\nrequires-python = {_quoted(own.metadata['Requires-Python'])}\n"
        f'license = "MIT"\ndependencies = [\n{needed}]\n\n[project.scripts]\n{scripts}\n[project.entry-points."mkdocs.plugins"]\n{plugins}'
        f'\n[tool.hatch.build.targets.wheel]\npackages = ["portal_build"]\n'
    )


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _releases() -> str:
    found: dict[str, str] = {}
    waiting = [(NAME, _MAKE_SITES)]
    seen = set(waiting)
    while waiting:
        name, extras = waiting.pop()
        try:
            known = distribution(name)
        except PackageNotFoundError:
            # What this system does without.
            continue
        if name != NAME:
            found[_normal(name)] = known.version
        wanted = [Requirement(line) for line in known.requires or ()]
        further = [(_normal(one.name), frozenset(one.extras)) for one in wanted if _applies(one, extras)]
        waiting += [one for one in further if one not in seen]
        seen |= set(further)
    lines = "".join(f"{name}=={version}\n" for name, version in sorted(found.items()))
    return f"# The releases that the site was built with, under Python {platform.python_version()}.\n{lines}"


def _applies(requirement: Requirement, extras: frozenset[str]) -> bool:
    return requirement.marker is None or any(requirement.marker.evaluate({"extra": extra}) for extra in (extras or {""}))


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
