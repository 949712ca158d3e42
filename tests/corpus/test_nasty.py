"""Mistakes that need more than one file, or that no editor would make by hand: what is said, at which place."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from portal_build.report import report
from tests.small_site import GLOSSARY, SmallSite, entry, write_site

FACTS = "published: 2024-01-01"
GROUP = "Group\n## Who {#definition}\nThey."


def group(name: str, facts: str = "") -> str:
    return entry(f"target-groups/{name}", f"{FACTS}\n{facts}", en=GROUP)


def withdrawn(name: str, successor: str) -> str:
    facts = f"{FACTS}\nkind: comment\nstatus: withdrawn\nwithdrawn:\n  date: 2025-01-01\n  reason: {{en: Over.}}\n  superseded_by: {successor}"
    return entry(f"articles/{name}", facts, en="Gone\nText.")


def concepts(*rows: str) -> str:
    return "-- content/vocabularies/topics.yml --\ntitle: {en: Topics}\nversion: '1'\nconcepts:\n" + "".join(f"  - {row}\n" for row in rows)


def article(name: str = "a", facts: str = "", **texts: str) -> str:
    return entry(f"articles/{name}", f"{FACTS}\nkind: comment\n{facts}", **(texts or {"en": "A\nText."}))


CYCLES = {
    "two groups, each wider than the other": (group("a", "broader: [b]") + group("b", "broader: [a]"), ["target-groups/a/entry.yml:3:10 circular-reference"]),
    "a group wider than itself": (
        group("a", "broader: [a]"),
        ["target-groups/a/entry.yml:3:10 circular-reference", "target-groups/a/entry.yml:3:11 self-reference"],
    ),
    "a circle of a thousand groups": (
        "".join(group(f"g{number:04}", f"broader: [g{(number + 1) % 1000:04}]") for number in range(1000)),
        ["target-groups/g0000/entry.yml:3:10 circular-reference"],
    ),
    "three groups, each wider than the others": (
        group("a", "broader: [b, c]") + group("b", "broader: [a, c]") + group("c", "broader: [a, b]"),
        ["target-groups/a/entry.yml:3:10 circular-reference", "target-groups/a/entry.yml:3:10 circular-reference", "target-groups/b/entry.yml:3:10 circular-reference"],
    ),
    "two entries that replace each other": (withdrawn("a", "b") + withdrawn("b", "a"), ["articles/a/entry.yml:8:18 circular-reference"]),
    "an entry that replaces itself": (withdrawn("a", "a"), ["articles/a/entry.yml:8:18 circular-reference", "articles/a/entry.yml:8:18 self-reference"]),
    "topics in a circle": (
        concepts("{id: everyday-life, prefLabel: {en: A}, broader: [b]}", "{id: b, prefLabel: {en: B}, broader: [everyday-life]}"),
        ["vocabularies/topics.yml:4:54 circular-reference"],
    ),
    "translations of each other": (
        article(en="A\nText.", da="---\ntitle: A\ntranslation: {from: nl, state: draft}\n---\nTekst.", nl="---\ntitle: A\ntranslation: {from: da, state: draft}\n---\nTekst."),
        ["articles/a/index.da.md:3:21 circular-reference", "articles/a/index.nl.md:3:21 circular-reference"],
    ),
    "two entries with each other's id as a former one": (
        article("a", "aliases: [b]") + article("b", "aliases: [a]"),
        ["articles/a/entry.yml:4:11 duplicate-alias", "articles/b/entry.yml:4:11 duplicate-alias"],
    ),
}
SHAPES = {
    "one id in two collections": (article("a") + entry("events/a", f"{FACTS}\nstart: 2024-01-01", en="A\nText."), ["events/a/entry.yml:1:1 duplicate-entry"]),
    "one id for two claims": (
        article("a", "claims:\n  - &c {id: x}\n"),
        ["articles/a/entry.yml:5:5 yaml-alias"],
    ),
    "facts under another ending": (article() + "-- content/articles/a/entry.yml (missing) --\n-- content/articles/a/entry.yaml --\nx: y\n", ["articles/a:1:1 entry-facts-missing"]),
    "a text without a language": (article() + "-- content/articles/a/index.md --\n---\ntitle: A\n---\n", ["articles/a/index.md:1:1 text-name"]),
    "a text in no language": (article() + "-- content/articles/a/index.zz.md --\n---\ntitle: A\n---\n", ["articles/a/index.zz.md:1:1 unknown-language"]),
    "an entry inside an entry": (article() + "-- content/articles/a/b/entry.yml --\nx: y\n", ["articles/a/b:1:1 file-unexpected"]),
    "an entry in no collection": ("-- content/method/a/entry.yml --\nx: y\n", ["method:1:1 collection-unknown"]),
    "a folder that is no id": ("-- content/articles/A b/entry.yml --\nx: y\n", ["articles/A b:1:1 entry-name"]),
    "only a text": ("-- content/articles/a/index.en.md --\n---\ntitle: A\n---\n", ["articles/a:1:1 entry-facts-missing"]),
    "only facts": ("-- content/articles/a/entry.yml --\nsource_language: en\nkind: comment\n", ["articles/a/entry.yml:1:18 source-text-missing"]),
    "dashes all the way": (article() + "-- content/articles/a/entry.yml --\n- - - - - - a\n", ["articles/a/entry.yml:1:1 yaml-shape"]),
    "a scalar that never ends": (article() + "-- content/articles/a/entry.yml --\nsource_language: 'en\nkind: comment\n", ["articles/a/entry.yml:1:18 yaml-syntax"]),
    "a directive": (article() + "-- content/articles/a/entry.yml --\n%YAML 9.9\n---\na: b\n", ["articles/a/entry.yml:1:1 yaml-syntax"]),
    "front matter in one line": (article(en="--- title: A ---\nText."), ["articles/a/index.en.md:1:1 front-matter-missing"]),
    "three kinds of mistake at once": (
        article("a", "topics: [nothing]\nregions: [XX]\nunknown: x", en="---\ntitle: A\n---\n# Top\n\n<b>\n"),
        [
            "articles/a/entry.yml:4:10 unknown-concept",
            "articles/a/entry.yml:5:11 wrong-value",
            "articles/a/entry.yml:6:1 unknown-key",
            "articles/a/index.en.md:4:1 heading-top",
            "articles/a/index.en.md:6:1 raw-html",
        ],
    ),
}


@pytest.mark.parametrize(("archive", "expected"), (CYCLES | SHAPES).values(), ids=CYCLES | SHAPES)
def test_what_is_said(archive: str, expected: list[str], site: Callable[..., SmallSite]):
    small = site(GLOSSARY + archive)
    said = [line.removeprefix("content/") for line in small.problems]
    assert [line for line in said if line.split(" ")[1] not in ("file-unused", "translation-unstamped")][: len(expected) + 1] == expected
    report(small.loaded.diagnostics, small.project).encode()


HEAD = b"source_language: en\npublished: 2024-01-01\nkind: comment\n"
BYTES = {
    "only carriage returns": (HEAD.replace(b"\n", b"\r") + b"unknown: x\r", "4:1 unknown-key"),
    "line ends of all kinds": (b"source_language: en\r\npublished: 2024-01-01\rkind: comment\nunknown: x", "4:1 unknown-key"),
    "a byte order mark and a mistake": (b"\xef\xbb\xbf" + HEAD + b"unknown: x\n", "4:1 unknown-key"),
    "a byte order mark and nothing": (b"\xef\xbb\xbf", "1:1 yaml-shape"),
    "a mistake behind letters of two bytes": (HEAD + "topics: [støtte, å, æ, #\n".encode(), "4:9 yaml-syntax"),
    "a mistake behind signs outside the first plane": (HEAD + "authors: [{name: 𝔸𝔹, nm: x}]\n".encode(), "4:22 unknown-key"),
    "a letter cut in half": (HEAD + "authors: [{name: å".encode()[:-1], "4:18 file-encoding"),
    "letters over letters": (HEAD + "authors: [{name: e\u0301, nm: x}]\n".encode(), "4:22 unknown-key"),
    "writing turned round": (HEAD + "authors: [{name: \u202ea, nm: x}]\n".encode(), "4:18 file-control-character"),
    "a space of no width": (HEAD + "authors: [{name: a\u200bb}]\n".encode(), "4:19 file-control-character"),
    "writing turned round by a code": (HEAD + b'authors: [{name: "\\u202ea"}]\n', "4:18 file-control-character"),
    "a control character of Latin-1": (HEAD + "# \u0085\n".encode(), "4:3 file-control-character"),
    "an overlong null": (HEAD + b"# \xc0\x80\n", "4:3 file-encoding"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00", "1:1 file-encoding"),
    "a zip file": (b"PK\x03\x04\x14\x00", "1:3 file-control-character"),
    "nothing but line ends": (b"\n" * 100_000, "1:1 yaml-shape"),
    "a hundred thousand keys": (HEAD + b"".join(b"k%d: v\n" % number for number in range(60_000)), "yaml-too-many-nodes"),
    "brackets by the ten thousand": (HEAD + b"[" * 10_000, "yaml-"),
    "braces by the ten thousand": (HEAD + b"a: " + b"{a: " * 10_000, "4:200 yaml-too-deep"),
    "a tag that asks for code": (HEAD + b"a: !!python/object/apply:os.system ['true']\n", "4:4 yaml-tag"),
    "aliases that grow": (HEAD + b"a: &a [x, x]\nb: &b [*a, *a]\n", "4:4 yaml-alias"),
    "a number as long as a page": (HEAD + b"claims: [{id: a, value: " + b"9" * 5000 + b"}]\n", "4:25 wrong-value"),
    "a day at the end of time": (HEAD.replace(b"2024-01-01", b"9999-12-31"), "2:12 date-in-future"),
    "no such year": (HEAD.replace(b"2024-01-01", b"0000-00-00"), "2:12 wrong-value"),
    "digits of another script": (HEAD.replace(b"2024-01-01", "٢٠٢٤-٠١-٠١".encode()), "2:12 wrong-value"),
}


@pytest.mark.parametrize(("data", "said"), BYTES.values(), ids=BYTES)
def test_bytes(data: bytes, said: str, tmp_path: Path):
    write_site(tmp_path, GLOSSARY + article())
    (tmp_path / "content/articles/a/entry.yml").write_bytes(data)
    small = SmallSite(tmp_path)
    own = [line.removeprefix("content/articles/a/entry.yml:") for line in small.problems if line.startswith("content/articles/a/entry.yml:")]
    assert any(said in line for line in own), own
    lines = len(data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"))
    assert all(one.position.line <= lines for one in small.loaded.diagnostics if one.position.file == "content/articles/a/entry.yml")
    report(small.loaded.diagnostics, tmp_path).encode()


ODD_FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a link to itself": (lambda folder: (folder / "loop").symlink_to("loop"), "loop:1:1 file-symlink"),
    "a link to the root": (lambda folder: (folder / "root").symlink_to("/"), "root:1:1 file-symlink"),
    "a pipe": (lambda folder: os.mkfifo(folder / "pipe"), "pipe:1:1 file-special"),
    "a folder with a file's name": (lambda folder: (folder / "index.da.md").mkdir(), "index.da.md:1:1 file-unexpected"),
    "a name of no encoding": (lambda folder: Path(os.fsdecode(os.fsencode(folder) + b"/\xe5.pdf")).write_bytes(b""), "?.pdf:1:1 file-name"),
    "a name with a line end": (lambda folder: (folder / "a\nb.pdf").write_bytes(b""), "a\nb.pdf:1:1 file-name"),
    "a name with a colon": (lambda folder: (folder / "a:b.pdf").write_bytes(b""), "a:b.pdf:1:1 file-name"),
    "a page": (lambda folder: (folder / "a.HTML").write_bytes(b""), "a.HTML:1:1 file-unsafe"),
}


@pytest.mark.parametrize(("make", "said"), ODD_FILES.values(), ids=ODD_FILES)
def test_odd_files(make: Callable[[Path], object], said: str, tmp_path: Path):
    write_site(tmp_path, GLOSSARY + article())
    make(tmp_path / "content/articles/a")
    small = SmallSite(tmp_path)
    assert small.problems == [f"content/articles/a/{said}"]
    report(small.loaded.diagnostics, tmp_path).encode()
