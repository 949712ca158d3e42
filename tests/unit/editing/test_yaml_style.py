"""Values are written as the package `yaml` writes them for the browser forms."""

from __future__ import annotations

import json
import subprocess
from random import Random
from typing import Any

from portal_build.editing.arrange import SPACE, collated
from portal_build.editing.yaml_comments import Comments
from portal_build.editing.yaml_style import Dropped, Plain, written
from portal_build.source.strict_yaml import read_yaml
from tests.sveltia import NODE, yaml_module

# The options of Sveltia CMS 0.221.1, `services/contents/file/format.js`.
STRINGIFY = """
const { stringify } = await import(process.argv[1]);
process.stdin.setEncoding("utf8");
let given = ""; for await (const chunk of process.stdin) given += chunk;
const options = {
  indent: 2, indentSeq: true, lineWidth: 0, defaultKeyType: "PLAIN", defaultStringType: "PLAIN", singleQuote: true,
};
process.stdout.write(JSON.stringify(JSON.parse(given).map((one) => stringify(one, null, options).trim() + "\\n")));
"""
COLLATE = """
process.stdin.setEncoding("utf8");
let given = ""; for await (const chunk of process.stdin) given += chunk;
const { compare } = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
process.stdout.write(JSON.stringify(JSON.parse(given).sort(compare)));
"""
PIECES = [*"ab-:#?!&*|>'\"%@`,[]{}~ \n=<\\.019eExo+_/()æйғ", "null", "true", "No", "0x1f", "0o7", ".inf", ".5", "1e3", " #", ": ", "---", "...", "\n\n", "\n  x"]


def some_text(chance: Random) -> str:
    return "".join(chance.choices(PIECES, k=chance.choice((1, 1, 2, 3, 4, 6, 9, 15)))).strip(SPACE) or "x"


def some_block(chance: Random, depth: int = 0) -> dict[str, Any]:
    # Names of digits only come first in JavaScript, whatever the order in which they are given.
    return {f"k{some_text(chance)}".replace("\n", ""): some_node(chance, depth + 1) for _ in range(chance.randint(1, 3))}


def some_node(chance: Random, depth: int) -> Any:
    kind = chance.random()
    if depth > 3 or kind < 0.6:
        return some_text(chance)
    return some_block(chance, depth) if kind < 0.8 else [some_node(chance, depth + 1) for _ in range(chance.randint(1, 3))]


BLOCKS = [some_block(Random(seed)) for seed in range(4000)]


def by_node(script: str, values: Any, *arguments: str) -> Any:
    done = subprocess.run(
        [NODE, "--input-type=module", "-e", script, *arguments], input=json.dumps(values, ensure_ascii=False), capture_output=True, encoding="utf-8", check=True
    )
    return json.loads(done.stdout)


def test_as_the_package_writes():
    assert [written(block, Comments()) for block in BLOCKS] == by_node(STRINGIFY, BLOCKS, yaml_module().as_uri())


def test_what_is_written_reads_the_same():
    for block in BLOCKS[:1000]:
        values, _, problems = read_yaml(written(block, Comments()), "")
        assert (values, problems) == (block, [])


def test_names_are_sorted_as_the_forms_sort_them():
    names = ["".join(Random(seed).choices("abz019-_.æøåÅéØü ", k=1 + seed % 8)) for seed in range(4000)]
    assert sorted(names, key=collated) == by_node(COLLATE, names)


def test_numbers_truth_values_and_nothing():
    assert written({"a": Plain("45"), "b": "45", "c": Plain("true"), "d": Dropped(), "e": [], "f": {}}, Comments()) == "a: 45\nb: '45'\nc: true\ne: []\nf: {}\n"
