"""What the search box suggests for what was typed: the browser's own script, run by Node once for all cases."""

from __future__ import annotations

import json
import subprocess

import pytest

from portal_build.outputs.suggestions import initial
from portal_build.search.ask import find_node
from tests.conftest import ROOT

SCRIPTS = (ROOT / "theme" / "assets" / "js").as_uri()

ROWS = [
    ["topic", "relatives", "Inddragelse af pårørende", "familieinddragelse"],
    ["term", "support", "uformel støtte"],
    ["term", "contact", "støttekontakt"],
    ["method", "way", "Sammen om min vej"],
    ["article", "network", "Et netværk er ikke i sig selv støtte"],
    ["article", "club", "Bruger- og pårørendeorganisationer"],
    ["case", "net", "Шабакаҳои иҷтимоӣ"],
    *[["news", f"news-{n}", f"Nyt om kurser {n}"] for n in range(9)],
]
FOUND = {
    "st": [["entry", ["network"]], ["term", ["contact", "support"]]],
    "støtte": [["entry", ["network"]], ["term", ["contact", "support"]]],
    "STOTTE": [["entry", ["network"]], ["term", ["contact", "support"]]],
    "paaroer": [["topic", ["relatives"]], ["entry", ["club"]]],
    "organisation": [["entry", ["club"]]],
    "org": [],
    "net selv": [["entry", ["network"]]],
    "familie": [["topic", ["relatives (familieinddragelse)"]]],
    "иктимои": [],
    "ичтимои": [["entry", ["net"]]],
    "nyt": [["entry", [f"news-{n}" for n in range(6)]]],
    "": [],
    " \t": [],
    "?!": [],
    "\u202e": [],
    "vej <b>": [],
    "toString": [],
}
LETTERS = {"støtte": "s", "i øjet": "o", "Ҷомеа": "ч", "джомеа": "ч", "?": "", "ъ": "", "2020": "2"}
WORDS = ["Ærlig", "øre", "Åben", "aarhus", "oever", "élève", "IJs", "Ҷомеа", "джомеа", "Ҳуқуқ", "Ғамхорӣ", "қонун", "Ӯ", "йод", "ъ", "ьх", "2020", "ﬁn", "ß", "x"]

_SCRIPT = f"""
import {{ letterOf, match, readRows }} from "{SCRIPTS}/search-match.js";
import {{ readFileSync }} from "node:fs";
const {{ rows, queries, letters }} = JSON.parse(readFileSync(0, "utf8"));
const known = readRows(rows);
const shown = ({{ id, other }}) => (other ? `${{id}} (${{other}})` : id);
const found = queries.map((query) => match(known, query).map(([group, own]) => [group, own.map(shown)]));
console.log(JSON.stringify({{ found, letters: letters.map(letterOf) }}));
"""


@pytest.fixture(scope="module")
def answer():
    given = {"rows": ROWS, "queries": list(FOUND), "letters": [*LETTERS, *WORDS]}
    done = subprocess.run([find_node(), "--input-type=module", "-e", _SCRIPT], input=json.dumps(given), capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("query", FOUND)
def test_what_is_suggested(query, answer):
    assert answer["found"][list(FOUND).index(query)] == FOUND[query]


def test_the_file_of_the_longest_word_is_asked_for(answer):
    assert dict(zip(LETTERS, answer["letters"], strict=False)) == LETTERS


def test_the_build_calls_the_files_the_same(answer):
    assert [initial(word) for word in WORDS] == answer["letters"][len(LETTERS) :]
