"""The order of the first results: the browser's own script, run by Node once for all cases."""

from __future__ import annotations

import json
import subprocess

import pytest

from portal_build.search.ask import find_node
from tests.conftest import ROOT

MANY = [f"støtter {number}" for number in range(6)]
CASES = {
    "a page with the very word moves up": ("støtter", "", ["støtten", "støttede", "han støtter"], [2, 0, 1]),
    "but not past four others": ("støtter", "", [*["støtten"] * 5, "han støtter"], [0, 1, 5, 2, 3, 4]),
    "in a title any form will do": ("støtter", "", ["støtten", "# Støtte\nog mere"], [1, 0]),
    "the first ten are looked at": ("støtter", "", [*["støtten"] * 10, "støtter"], list(range(11))),
    "four with the word, then one with another form": ("støtter", "", [*MANY, "støtten", "støttede"], [0, 1, 2, 3, 6, 4, 5, 7]),
    "what does not show the word makes a group of its own": ("behov", "", ["støttebehov *word", "behov", "x *form", "x *topic"], [1, 3, "|", 0, 2]),
    "a title may show it within a longer word": ("behov", "", ["behov", "# Støttebehov\nog mere *word"], [0, 1]),
    "but not where nothing does": ("behov", "", ["støttebehov *word", "hjælpebehov *word"], [0, 1]),
    "of a repaired word, all forms are equal": ("støtter", "repaired", [*MANY, "støtten"], [0, 1, 2, 3, 4, 5, 6]),
    "of several words, the more the higher": ("støtte familien", "", ["støttes af familier", "støtte til familier", "støtte familien"], [2, 1, 0]),
    "nothing": ("støtte", "", [], []),
}

_SCRIPT = f"""
import {{ arrange }} from "{(ROOT / "theme" / "assets" / "js").as_uri()}/search-order.js";
import {{ readFileSync }} from "node:fs";
const hitOf = (page, id) => {{
  const [, title = "", text] = /^(?:# (.*)\\n)?([^]*)$/.exec(page);
  const [content, kind] = text.split(" *");
  return {{ id, data: async () => ({{ content, meta: {{ title }}, why: kind ? {{ kind }} : null }}) }};
}};
const answers = JSON.parse(readFileSync(0, "utf8")).map(async ([asked, how, pages]) => {{
  const {{ first, also }} = await arrange(pages.map(hitOf), {{ terms: asked.split(" ").map((word) => ({{ asked: [word], how }})) }}, "da");
  const ids = (hits) => hits.map(({{ id }}) => id);
  return also.length ? [...ids(first), "|", ...ids(also)] : ids(first);
}});
console.log(JSON.stringify(await Promise.all(answers)));
"""


@pytest.fixture(scope="module")
def answers() -> dict[str, list[int | str]]:
    given = json.dumps([case[:3] for case in CASES.values()])
    done = subprocess.run([find_node(), "--input-type=module", "-e", _SCRIPT], input=given, capture_output=True, text=True, check=True)
    return dict(zip(CASES, json.loads(done.stdout), strict=True))


@pytest.mark.parametrize("case", CASES)
def test_order(case: str, answers: dict[str, list[int | str]]) -> None:
    assert answers[case] == CASES[case][3]
