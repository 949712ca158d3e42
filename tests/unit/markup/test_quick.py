"""The quick steps give what Python-Markdown gives without them, whatever the text and whichever its version."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from portal_build.markup.engine import dialect, engine
from portal_build.markup.quick import _SIGNS_OF_BLOCKS
from portal_build.markup.quick_inline import _SIGNS

ROOT = Path(__file__).parents[3]

QUICK = engine()
STOCK = Markdown(extensions=dialect())

MARKED = [
    "plain, with a full stop.",
    "`code` and ``co`de``",
    r"\*not\* and \[not\]",
    "[@one] and [@one; @two], [ @no ]",
    "[words](entry:id \"title\") and [](claim:x)",
    "[words][label], [label], [label][]\n\n[label]: https://example.org/",
    "![alt](a.png) and ![alt][pic]\n\n[pic]: b.png",
    "<https://example.org> and <me@example.org>, <b>no</b>",
    "a line  \nand another",
    "&amp; &copy; & &#38;",
    "*em* **strong** ***both*** _em_ __strong__ snake_case_word * alone",
    "**[strong `link`](x)** and *a [b](c) `d`*",
    "| a | *b* |\n|---|---|\n| `c` | [d](e) |",
    "- item *x*\n    - inner [y](z)\n\n1. one  \ntwo",
    '[a](b "x < y & \\"z\\" > \\\\")\n{: lang=nl }',
    "# One\n\n## One {#one}\n\n## *One* & `two` <b>\n\n##\n\nOne\n---",
    "Title\n===\n\nA\n---",
    "![pic]\n\n[pic]: b.png",
    "_em_\n\na\\#b\n\n&copy;\n\n<b@c.d>",
    "٣. three in Arabic\n٤. four",
    "|a|\n|-|\n|b|\n\na|b\n-|-",
    "a\tb\r\nc\rd\x02e\x03\n \n f",
    "```py\n<code> & `more`\n```\n\n~~~ {.a #b}\nx\n~~~\n\n    indented\n\n    and on",
]
LINES = """text *em* [l](x) `c`|- item|* item *a*|+ x|1. one|3. three|٣. three|    more|        deep|  - two|    - four|> quote|> > q|> - a|>|  > q
!!! note|!!! warning "Ti *t*"|!!! tip ""|    !!! info|wow!!!|term|:   def|: d|   : d|```|~~~|```py|``` {.a #b}|===|---|- - -|***|_ _ _|=|-
# H|## Hø {#x-y}|### a {: lang=nl }|## dup|#|-x|#x|   # no|## [l](y) & &amp; `c` {: #q lang=en }|## t {#id} ##|[l]: http://x "t"|[l]|[a][l]|![p][l]|  [m]:
<http://x.y>|<b>raw</b>|<a@b.c>|<!-- c -->|&copy; &#27; & &x|\\* \\# \\\\ \\`|t {: lang=nl }|{: lang=da }|{: lang }|    {: lang=nl}|{#id}|[@a; @b] [@c]|line  |\ttab|a\tb
 one space|   three|`` a ` b|**a _b** c_|*[x](y*)|![alt](a.png "t"){: lang=de }|[x](entry:y){: lang=fr } z|***x*** __y__ _z_ a_b_c|[]()|![]()|[x](<a b> 't')|[x|x]|(|\x02x\x03|\r""".replace("\n", "|").split("|")
TABLE = ["| a | b |", "|---|:-:|", "| `x|y` | \\| |", "a|b", "-|-", "|a|", "|-|"]
BEFORE = ["", "", "", "    ", "        ", "> ", "- ", "1. ", ":   ", "!!! note\n    "]


def same(body: str) -> bool:
    return QUICK.reset().convert(body) == STOCK.reset().convert(body)


@pytest.mark.parametrize("body", MARKED)
def test_each_kind_of_mark(body: str):
    assert QUICK.reset().convert(body) == STOCK.reset().convert(body)


@pytest.mark.parametrize("outer", BEFORE[3:])
@pytest.mark.parametrize("inner", BEFORE[3:])
def test_each_kind_of_block_in_each(outer: str, inner: str):
    for line in [*LINES, *TABLE]:
        for after in ("", "\n", "\n\n", "\n\n    "):
            assert same(f"{outer}{inner}{line}{after}next {line}\n\nlast"), (outer, inner, line, after)


@given(st.text(alphabet=st.sampled_from("`\\[]()<>&;*_! \n@:/#{}-|ab1."), max_size=120))
def test_any_text(body: str):
    assert same(body)


@given(st.lists(st.tuples(st.sampled_from(BEFORE), st.sampled_from(["", *LINES, *TABLE])).map("".join), max_size=14))
def test_any_lines(lines: list[str]):
    assert same("\n".join(lines))


@pytest.mark.parametrize(
    "body",
    ["`" * 10_000, "*" * 10_000, "[x" * 2_000, "_a" * 2_000, "> " * 40 + "x", "- " * 40 + "x", "#" * 9_999, "|a" * 2_000, "\\" * 9_999, "\n" * 9_999, "a\n" * 5_000, "## a\n\n" * 300],
    ids=lambda body: f"{body[:6]!r}",
)
def test_more_than_anybody_writes(body: str):
    assert same(body)


@pytest.mark.parametrize("folder", ["content", "tests/sites"])
def test_the_texts_of_whole_portals(folder: str):
    bodies = [path.read_text(encoding="utf-8") for path in (ROOT / folder).rglob("*.md")]
    assert bodies
    assert [body for body in bodies if not same(body)] == []


def test_every_step_of_the_library_is_known():
    assert len(STOCK.parser.blockprocessors) == len([*_SIGNS_OF_BLOCKS, "paragraph"])
    assert len(STOCK.inlinePatterns) == len(_SIGNS)
    assert len(STOCK.preprocessors) == len(["normalize_whitespace", "fenced_code_block"])
    assert len(STOCK.treeprocessors) == len(["inline", "prettify", "attr_list", "toc", "unescape"])
