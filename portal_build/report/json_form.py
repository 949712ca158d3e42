"""Problems as JSON, for programs of any kind; `docs/commands/check.schema.json` describes it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from portal_build.diagnostics import Diagnostic, Severity
from portal_build.report.source_lines import source_line
from portal_build.source.checkout import Checkout

VERSION = 1
"""Of the form; another one if what programs read of it becomes something else."""
_LONGEST_LINE = 1000


def as_json(found: Sequence[Diagnostic], checkout: Checkout) -> str:
    """One object with `version`, `summary` and `diagnostics`, in ASCII."""
    counts = {f"{severity}s": sum(one.severity is severity for one in found) for severity in Severity}
    document = {
        "version": VERSION,
        "summary": counts | {"files": len({one.position.file for one in found})},
        "diagnostics": [_diagnostic(one, checkout) for one in found],
    }
    return written(document)


def written(document: Any) -> str:
    """A document as JSON. In ASCII no terminal or encoding can change what is read from it, and no line is a command to GitHub's runner."""
    return json.dumps(document, indent=2).replace("##[", "##\\u005b") + "\n"


def _diagnostic(found: Diagnostic, checkout: Checkout) -> dict[str, Any]:
    where = found.position
    line = source_line(checkout.project, where)
    return {
        "code": found.code,
        "severity": found.severity.value,
        "file": where.file,
        "line": where.line,
        "column": where.column,
        "message": found.message,
        "remedy": found.remedy or None,
        "source": None if line is None else line[:_LONGEST_LINE],
    }
