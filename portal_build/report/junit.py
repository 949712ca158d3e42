# There is no standard, only what the programs read: Jenkins, Azure, GitLab and the others agree on these elements. ElementTree
# escapes what is markup, but writes characters that XML forbids; they are written out before they get there.
"""Problems as JUnit XML: to programs that show tests, each problem is one that failed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from xml.etree import ElementTree as ET

from portal_build.diagnostics import Diagnostic
from portal_build.report.shown import visible
from portal_build.report.text import block
from portal_build.source.checkout import Checkout


def as_junit(found: Sequence[Diagnostic], checkout: Checkout) -> str:
    """A suite for each file with problems; where there are none, one test that passed, so that there is something to show."""
    counts = {"tests": str(len(found) or 1), "failures": str(len(found)), "errors": "0", "time": "0"}
    root = ET.Element("testsuites", {"name": "portal check", **counts})
    for file, problems in groupby(found, key=lambda one: one.position.file):
        _suite(root, visible(checkout.path(file)), list(problems), checkout)
    if not found:
        suite = ET.SubElement(root, "testsuite", {"name": "content", **counts, "skipped": "0"})
        ET.SubElement(suite, "testcase", {"classname": "content", "name": "no problems found", "time": "0"})
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="us-ascii").decode().replace("##[", "##&#91;")}\n'


def _suite(root: ET.Element, file: str, problems: list[Diagnostic], checkout: Checkout) -> None:
    number = str(len(problems))
    suite = ET.SubElement(root, "testsuite", {"name": file, "tests": number, "failures": number, "errors": "0", "skipped": "0", "time": "0"})
    for one in problems:
        message = visible(one.message)
        # Programs know a test again by its class and name, so no line number stands there.
        case = {"classname": file, "name": f"{one.code}: {message}", "file": file, "line": str(one.position.line), "time": "0"}
        failure = ET.SubElement(ET.SubElement(suite, "testcase", case), "failure", {"type": one.code, "message": message})
        failure.text = block(one, checkout.project)
