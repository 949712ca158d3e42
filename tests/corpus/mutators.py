"""Mistakes that editors, programs and merges make, as functions from a sound file to a broken one.

A function returns None where the file has nothing to break in that way.
"""

from __future__ import annotations

import re
from collections.abc import Callable

Mutator = Callable[[str], bytes | None]


def _sub(pattern: str, put: str, flags: int = re.MULTILINE) -> Mutator:
    """The first place that matches, written otherwise."""

    def mutate(text: str) -> bytes | None:
        after, count = re.subn(pattern, put, text, count=1, flags=flags)
        return after.encode() if count else None

    return mutate


def _add(more: str) -> Mutator:
    """Something pasted at the end."""
    return lambda text: (text + more).encode()


def _instead(whole: str) -> Mutator:
    """Something else altogether."""
    return lambda _: whole.encode()


def _cut(text: str) -> str:
    """Half of the file, ending within a word."""
    lines = text.split("\n")
    return "\n".join(lines[: len(lines) // 2]) + "\n" + next(line for line in lines[len(lines) // 2 :] if line.strip()).strip("- ")[:3]


FACTS: dict[str, Mutator] = {
    # Truncated
    "cut within a word": lambda text: _cut(text).encode(),
    "empty": _instead(""),
    "nothing but a comment": _instead("# to be written\n"),
    "first line only": lambda text: text.split("\n")[0][:-2].encode(),
    "value gone": _sub(r"^source_language: .*", "source_language:"),
    "key gone": _sub(r"^source_language: .*\n", ""),
    # Wrong types
    "list for a word": _sub(r"^source_language: (.*)", r"source_language: [\1]"),
    "word for a list": _sub(r"^topics:\n(?:  - .*\n)+", "topics: everyday-life\n"),
    "block for a word": _sub(r"^status: .*", "status: {is: published}"),
    "number for a word": _sub(r"^audience: .*", "audience: 12"),
    "nothing for a list": _sub(r"^claims:\n(?:  .*\n)+", "claims: ~\n"),
    "word for a block": _sub(r"^changes:\n(?:  .*\n)+", "changes:\n  - in summer\n"),
    "text without a language": _sub(r"^    quantity:\n.*", "    quantity: Of whom"),
    "no such choice": _sub(r"^status: .*", "status: publishd"),
    "choice in curly quotation marks": _sub(r"^status: .*", "status: “published”"),
    "no such day": _sub(r"^published: .*", "published: 2024-02-30"),
    "day in words": _sub(r"^published: .*", "published: 5 February 2024"),
    "no such country": _sub(r"^regions:\n  - .*", "regions:\n  - XX"),
    "no such language": _sub(r"^source_language: .*", "source_language: xx"),
    "misspelt key": _sub(r"^published:", "publised:"),
    "key with a letter of another script": _sub(r"^status:", "st\u0430tus:"),
    "not an id": _sub(r"^topics:\n  - .*", "topics:\n  - Everyday life"),
    "not an address": _sub(r"orcid: .*", "orcid: javascript:alert(1)"),
    "a gap left": _sub(r"^published: .*", "published: «???»"),
    # Wrong indentation
    "tab": _sub(r"^  - ", "\t- "),
    "one space less": _sub(r"^    affiliation:", "   affiliation:"),
    "one space more": _sub(r"^    affiliation:", "     affiliation:"),
    "key indented": _sub(r"^published:", "   published:"),
    "no-break space": _sub(r"^    affiliation:", "\u00a0   affiliation:"),
    "block at the margin": _sub(r"^    affiliation:", "affiliation:"),
    # Wrong signs
    "no colon": _sub(r"^published: ", "published "),
    "no space after the colon": _sub(r"^published: ", "published:"),
    "two colons": _sub(r"^published: ", "published: on: "),
    "quotation mark open": _sub(r"^status: ", 'status: "'),
    "bracket open": _sub(r"^audience: ", "audience: ["),
    "brace open": _sub(r"^audience: ", "audience: {a: "),
    "at sign": _sub(r"^audience: ", "audience: @"),
    "same key twice": lambda text: (text + text.split("\n")[0] + "\n").encode(),
    "block twice": _add("topics:\n  - everyday-life\n"),
    "item without a space": _sub(r"^topics:\n  - (.*)", r"topics:\n  -\1"),
    "bullet": _sub(r"^topics:\n  - ", "topics:\n  • "),
    # What YAML can do and editors never mean
    "anchor": _sub(r"^status: ", "status: &here "),
    "alias": _add("copy: *here\n"),
    "merge key": _add("<<: {a: b}\n"),
    "tag": _sub(r"^status: ", "status: !!python/object/apply:os.system "),
    "second document": _add("---\nsource_language: da\n"),
    "complex key": _add("? [a, b]\n: c\n"),
    "number as key": _add("12: months\n"),
    "nothing as key": _add("~: nothing\n"),
    # Encodings
    "Latin-1": lambda text: (text + "# Målgruppe\n").encode("latin-1", "replace"),
    "two encodings": lambda text: (text + "# Målgruppe\n").encode() + "# Målgruppe\n".encode("latin-1"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "code page 437": lambda text: text.encode() + "# Målgruppe\n".encode("cp437"),
    "null byte": lambda text: text.encode() + b"\x00\n",
    "byte order mark inside": lambda text: (text + "\ufeff" + text).encode(),
    "escape sequence": _add("# \x1b[2J\n"),
    "escaped null byte": _sub(r"^status: .*", r'status: "a\\0"'),
    "line separator": _add("# a\u2028b\n"),
    "surrogate": lambda text: text.encode() + b"# \xed\xa0\x80\n",
    # Merges
    "conflict": _sub(r"^(published: .*)", "<<<<<<< HEAD\n\\1\n=======\npublished: 2024-03-01\n>>>>>>> other"),
    "conflict without an end": _sub(r"^(published: .*)", "<<<<<<< HEAD\n\\1"),
    "conflict of which the end is left": _sub(r"^(published: .*)", "\\1\n>>>>>>> other"),
    # Absurd sizes
    "nested too deep": _add("deep: " + "[" * 200 + "]" * 200 + "\n"),
    "opened a thousand times": _add("deep: " + "[" * 1000 + "\n"),
    "too large": lambda text: (text + "#" * 1024 * 1024 + "\n").encode(),
    "long line": _sub(r"^audience: .*", "audience: " + "x" * 200_000),
    "long key": _add("x" * 2000 + ": y\n"),
    "long number": _sub(r"^    value: .*", "    value: " + "9" * 5000),
    "long id": _sub(r"^topics:\n  - .*", "topics:\n  - " + "a" * 5000),
    "thousand wrong items": _sub(r"^topics:\n", "topics:\n" + "  - x y\n" * 1000),
    # Something else altogether
    "list": _instead("- a\n- b\n"),
    "word": _instead("published\n"),
    "HTML": _instead("<!DOCTYPE html>\n<html><body>404</body></html>\n"),
    "text of an entry": lambda text: f"---\n{text}---\n\n## A heading\n\nText: more.\n".encode(),
    # Relations
    "no such entry": _sub(r"^related:\n  - .*", "related:\n  - nobody-knows"),
    "no such topic": _sub(r"^topics:\n  - .*", "topics:\n  - nobody-knows"),
    "no such source": _sub(r"^references:\n  - .*", "references:\n  - nobody-knows"),
    "another type": _sub(r"^target_groups:\n  - .*", "target_groups:\n  - background"),
    "range reversed": _sub(r"^    value_to: .*", "    value_to: 1"),
    "end before the beginning": _sub(r"^review_due: .*", "review_due: 2020-01-01"),
}
"""What can happen to an `entry.yml`."""

TEXTS: dict[str, Mutator] = {
    # Front matter
    "empty": _instead(""),
    "no front matter": _sub(r"\A---\n.*?\n---\n", "", re.DOTALL),
    "front matter open": _sub(r"\A(---\n.*?\n)---\n", r"\1", re.DOTALL),
    "cut in the front matter": lambda text: text[:12].encode(),
    "no title": _sub(r"^title: .*\n", ""),
    "empty title": _sub(r"^title: .*", "title: '  '"),
    "list for the title": _sub(r"^title: .*", "title: [a, b]"),
    "colon in the title": _sub(r"^title: ", "title: A method: "),
    "quotation mark open": _sub(r"^title: ", "title: '"),
    "Markdown in the title": _sub(r"^title: .*", "title: The **best** method"),
    "misspelt key": _sub(r"^title: ", "titel: "),
    "a fact": _sub(r"^title: ", "published: 2024-01-01\ntitle: "),
    "a translation of itself": _sub(r"^title: ", "translation: {from: en, state: draft}\ntitle: "),
    "tab": _sub(r"^title: ", "title:\t"),
    "nothing": _sub(r"\A---\n.*?\n---\n", "---\n---\n", re.DOTALL),
    "a gap left": _sub(r"^title: .*", "title: «???»"),
    # Encodings and merges
    "Latin-1": lambda text: (text + "Målgruppe\n").encode("latin-1", "replace"),
    "two encodings": lambda text: (text + "Målgruppe\n").encode() + "Målgruppe\n".encode("latin-1"),
    "UTF-16": lambda text: text.encode("utf-16-le"),
    "null byte": lambda text: text.encode() + b"\x00",
    "byte order mark inside": lambda text: (text + "\ufeff" + text).encode(),
    "form feed": _add("\x0c\n"),
    "conflict": _add("\n<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> other\n"),
    "conflict in the front matter": _sub(r"^(title: .*)", "<<<<<<< HEAD\n\\1\n=======\ntitle: Other\n>>>>>>> other"),
    # Markdown
    "gap in the text": _add("\n«???»\n"),
    "title as a heading": _add("\n# Title\n"),
    "heading skipped": _add("\n#### Deep\n"),
    "heading without words": _add("\n##\n"),
    "heading twice": _add("\n## One {#same}\n\nText.\n\n## Two {#same}\n\nText.\n"),
    "line below a paragraph": _add("\nWords\n---\n"),
    "HTML": _add('\n<script>alert(1)</script>\n'),
    "comment": _add("\n<!-- to be written -->\n"),
    "no such entry": _add("\n[a](entry:nobody-knows)\n"),
    "no such heading": _add("\n[a](entry:background#nobody-knows)\n"),
    "no such claim": _add("\n[](claim:nobody-knows)\n"),
    "no such term": _add("\n[a](term:nobody-knows)\n"),
    "no such source": _add("\nText [@nobody-knows].\n"),
    "no such file": _add("\n[a](nobody-knows.pdf)\n"),
    "path": _add("\n[a](../../../etc/passwd)\n"),
    "script": _add("\n[a](javascript:alert(1))\n"),
    "local file": _add("\n[a](file:///etc/passwd)\n"),
    "address open": _add("\n[a](https://[)\n"),
    "link without an address": _add("\n[a]()\n"),
    "link in two parts": _add("\n[a] (entry:background)\n"),
    "picture from elsewhere": _add("\n![A table](https://example.org/a.png)\n"),
    "picture without words": _add("\n![](a.png)\n"),
    "bullets": _add("\nText\n\n• a\n• b\n"),
    "list below a paragraph": _add("\nText\n- a\n- b\n"),
    "no such box": _add("\n!!! danger\n\n    Text.\n"),
    # Absurd sizes
    "quotations in quotations": _add("\n" + "> " * 500 + "deep\n"),
    "brackets": _add("\n" + "[" * 5000 + "\n"),
    "lists in lists": _add("\n" + "- " * 500 + "deep\n"),
    "lines of signs": _add("\n" + "---\n\n" * 3000),
    "too large": lambda text: (text + "word " * 250_000).encode(),
}
"""What can happen to a text."""
