"""Small portals that commands change, and what is on disk before and after."""

from __future__ import annotations

from contextlib import chdir
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path

from click.testing import CliRunner

from portal_build.cli import main


def portal(project: Path, *arguments: str, answers: str = "") -> tuple[int, str, str]:
    """Exit status, output and errors of `portal`, run in a folder."""
    with chdir(project):
        result = CliRunner().invoke(main, arguments, input=answers, prog_name="portal")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result.exit_code, result.stdout, result.stderr


def tree(project: Path) -> dict[str, bytes]:
    """Path -> bytes of everything below the content; folders have none."""
    found = sorted((project / "content").rglob("*"))
    return {path.relative_to(project).as_posix(): path.read_bytes() if path.is_file() else b"" for path in found}


def changed_lines(before: dict[str, bytes], after: dict[str, bytes]) -> dict[str, list[tuple[str, str]]]:
    """Path -> lines that were taken out and put in, in pairs; an empty one where there is no other."""
    changed = {}
    for path in sorted(before.keys() | after.keys()):
        old, new = (files.get(path, b"").decode().split("\n") for files in (before, after))
        blocks = [code for code in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if code[0] != "equal"]
        pairs = [pair for _, a, b, c, d in blocks for pair in zip_longest(old[a:b], new[c:d], fillvalue="")]
        if pairs:
            changed[path] = pairs
    return changed
