# The runner reads every line that a step prints and obeys those that it takes for a command: some of these set variables or
# hide output, and all that we print may come from content. So each line is a command of ours, whose parts cannot end it.
# Its own reading is that of `ActionCommand` in https://github.com/actions/runner.
"""Problems as commands to GitHub's runner, which shows them beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from portal_build.diagnostics import Diagnostic, Severity
from portal_build.report.shown import harmless, visible
from portal_build.report.text import counted, sentence
from portal_build.source.checkout import Checkout

LIMIT = 10
"""How many errors, and how many warnings, GitHub shows of one step; what comes after is dropped without a word."""
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = _DATA | {":": "%3A", ",": "%2C"}


def as_github(found: Sequence[Diagnostic], checkout: Checkout, all_of_them: str) -> str:
    """A line for each problem that GitHub shows, and one that counts the others; `all_of_them` says where those are to be read."""
    ordered = changed_first(found, checkout.changed)
    shown = [one for severity in Severity for one in [one for one in ordered if one.severity is severity][:LIMIT]]
    lines = [_command(one, checkout) for one in shown]
    if len(shown) < len(found):
        left = counted(_without(ordered, shown))
        lines.append(f"::notice title=portal check::{_escaped(f'{left} more; {all_of_them}', _DATA)}")
    return "".join(f"{line}\n" for line in lines)


def changed_first(found: Sequence[Diagnostic], changed: Collection[str]) -> list[Diagnostic]:
    """The problems in files that were changed, then the others."""
    return sorted(found, key=lambda one: one.position.file not in changed)


def _without(found: Sequence[Diagnostic], shown: Sequence[Diagnostic]) -> list[Diagnostic]:
    known = {id(one) for one in shown}
    return [one for one in found if id(one) not in known]


def _command(found: Diagnostic, checkout: Checkout) -> str:
    where = found.position
    properties = {"file": visible(checkout.path(where.file)), "line": str(where.line), "col": str(where.column), "title": found.code}
    written = ",".join(f"{name}={_escaped(value, _PROPERTY)}" for name, value in properties.items())
    return f"::{found.severity} {written}::{_escaped(sentence(found), _DATA)}"


def _escaped(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(sign, sign) for sign in harmless(text))
