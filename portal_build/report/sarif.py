# https://docs.oasis-open.org/sarif/sarif/v2.1.0/ is the standard. Code scanning on GitHub reads a part of it, and asks for
# `$schema`, `help` and `partialFingerprints`, which the standard does not.
"""Problems as SARIF 2.1.0, which code scanning and many editors' programs read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from portal_build import __version__
from portal_build.checks.document import explanation_of, summary_of
from portal_build.diagnostics import Diagnostic
from portal_build.report.fingerprints import fingerprints
from portal_build.report.json_form import written
from portal_build.report.text import sentence
from portal_build.source.checkout import Checkout

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"


def as_sarif(found: Sequence[Diagnostic], checkout: Checkout) -> str:
    """One run; its rules are the kinds of problem that were found."""
    kinds = sorted({type(one) for one in found}, key=lambda kind: kind.code)
    places = {kind: index for index, kind in enumerate(kinds)}
    marks = fingerprints(found, checkout.project)
    run = {
        "tool": {"driver": {"name": "portal check", "version": __version__, "rules": [_rule(kind) for kind in kinds]}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
        "results": [_result(one, places[type(one)], mark, checkout) for one, mark in zip(found, marks, strict=True)],
    }
    return written({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(kind: type[Diagnostic]) -> dict[str, Any]:
    explained = explanation_of(kind)
    return {
        "id": kind.code,
        "name": kind.__name__,
        "shortDescription": {"text": summary_of(kind)},
        "fullDescription": {"text": _meaning(explained)},
        "help": {"text": explained, "markdown": explained},
        "defaultConfiguration": {"level": kind.severity.value},
    }


def _meaning(explained: str) -> str:
    """The first sentences of an explanation: what stands before examples and what follows from the problem."""
    _, summary, meaning, *_ = explained.split("\n\n")
    return f"{summary.strip('*')} {meaning}"


def _result(found: Diagnostic, rule: int, mark: str, checkout: Checkout) -> dict[str, Any]:
    where = found.position
    address = {"uri": quote(checkout.path(where.file), errors="replace"), "uriBaseId": _ROOT}
    region = {"startLine": where.line, "startColumn": where.column}
    return {
        "ruleId": found.code,
        "ruleIndex": rule,
        "level": found.severity.value,
        "message": {"text": _plain(sentence(found))},
        "locations": [{"physicalLocation": {"artifactLocation": address, "region": region}}],
        "partialFingerprints": {"portalCheck/v1": mark},
    }


def _plain(text: str) -> str:
    """`[words](address)` is a link in a message of SARIF as well, and content is not to set links there."""
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]") if "](" in text else text
