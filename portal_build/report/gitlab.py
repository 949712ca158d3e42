"""Problems for the code quality report of GitLab, which shows them in merge requests."""

from __future__ import annotations

from collections.abc import Sequence

from portal_build.diagnostics import Diagnostic, Severity
from portal_build.report.fingerprints import fingerprints
from portal_build.report.json_form import written
from portal_build.report.text import sentence
from portal_build.source.checkout import Checkout

_SEVERITY = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def as_gitlab(found: Sequence[Diagnostic], checkout: Checkout) -> str:
    """A list with an object for each problem; paths begin at the root of the repository."""
    return written(
        [
            {
                "description": sentence(one),
                "check_name": one.code,
                "fingerprint": fingerprint,
                "severity": _SEVERITY[one.severity],
                "location": {"path": checkout.path(one.position.file), "lines": {"begin": one.position.line}},
            }
            for one, fingerprint in zip(found, fingerprints(found, checkout.project), strict=True)
        ]
    )
