"""What a portal is, read from `portal.yml` alone."""

from __future__ import annotations

from pathlib import Path

from portal_build.model.explain import parse
from portal_build.model.reference_data import Portal
from portal_build.source.decode import read_text
from portal_build.source.files import RawData
from portal_build.source.strict_yaml import read_yaml


class NoSettings(Exception):
    """`portal.yml` is missing or not right; the message says what to do."""


def portal_of(content: Path) -> Portal:
    """What `portal.yml` says. Raises NoSettings."""
    path = content / "portal.yml"
    if not path.is_file():
        raise NoSettings(f"there is no {path}. Run the command in the folder that holds `content/`, or name it with --project.")
    text, _ = read_text(path, "content/portal.yml")
    values, positions, problems = read_yaml(text, "content/portal.yml") if text is not None else (None, None, [])
    portal = parse(Portal, RawData(values, positions))[0] if values is not None and positions and not problems else None
    if portal is None:
        raise NoSettings("`content/portal.yml` is not right; `portal check` says why")
    return portal


def languages_of(content: Path) -> list[str]:
    """The codes of the portal's languages, in its order. Raises NoSettings."""
    return [language.code for language in portal_of(content).languages]
