"""Problems as JUnit XML."""

from __future__ import annotations

import re
from pathlib import Path

from defusedxml import ElementTree as ET
from hypothesis import given
from hypothesis import strategies as st

from portal_build.diagnostics import Diagnostic
from portal_build.report.junit import as_junit
from portal_build.source.checkout import Checkout
from tests.unit.report.problems import TWO, forged, written


def test_a_suite_for_each_file_and_a_test_that_failed_for_each_problem(tmp_path: Path):
    assert as_junit(TWO, written(tmp_path)) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<testsuites name="portal check" tests="2" failures="2" errors="0" time="0">\n'
        '  <testsuite name="portal/content/methods/at-g&#229;/entry.yml" tests="1" failures="1" errors="0" skipped="0" time="0">\n'
        '    <testcase classname="portal/content/methods/at-g&#229;/entry.yml" name="wrong-value: `published`: expected a date" '
        'file="portal/content/methods/at-g&#229;/entry.yml" line="2" time="0">\n'
        '      <failure type="wrong-value" message="`published`: expected a date">content/methods/at-g&#229;/entry.yml:2:12: error: '
        "`published`: expected a date [wrong-value]\n"
        "  2 | published: i g&#229;r\n"
        "    |            ^\n"
        "  help: write year-month-day, such as `2020-02-05`\n"
        "</failure>\n"
        "    </testcase>\n"
        "  </testsuite>\n"
        '  <testsuite name="portal/content/notes 1.txt" tests="1" failures="1" errors="0" skipped="0" time="0">\n'
        '    <testcase classname="portal/content/notes 1.txt" name="file-unexpected: `notes 1.txt` is not expected here" '
        'file="portal/content/notes 1.txt" line="1" time="0">\n'
        '      <failure type="file-unexpected" message="`notes 1.txt` is not expected here">content/notes 1.txt:1:1: warning: '
        "`notes 1.txt` is not expected here [file-unexpected]\n"
        "</failure>\n"
        "    </testcase>\n"
        "  </testsuite>\n"
        "</testsuites>\n"
    )


def test_a_test_that_passed_where_all_is_well():
    root = ET.fromstring(as_junit([], Checkout(Path("."))))
    assert root.attrib == {"name": "portal check", "tests": "1", "failures": "0", "errors": "0", "time": "0"}
    assert [(one.tag, len(one)) for one in root.iter("testcase")] == [("testcase", 0)]


@given(st.lists(forged, min_size=1, max_size=6))
def test_whatever_content_says_it_is_xml_and_counts_are_right(found: list[Diagnostic]):
    text = as_junit(found, Checkout(Path("nowhere")))
    assert re.search(r"[^\n\x20-\x7e]", text) is None
    root = ET.fromstring(text)
    assert int(root.get("tests")) == int(root.get("failures")) == len(found)
    for suite in root.iter("testsuite"):
        assert int(suite.get("tests")) == int(suite.get("failures")) == len(suite)
    assert [case.find("failure").get("type") for case in root.iter("testcase")] == [one.code for one in found]
