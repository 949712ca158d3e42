# The docstring of a problem's class is its page, so that a check and its description change in one place. The pages are
# committed, since people read them where the code is hosted; a test fails when they are stale.
"""`python -m portal_build.checks.document docs/codes`: the page of every kind of problem, from its docstring."""

from __future__ import annotations

import re
import sys
from inspect import cleandoc
from pathlib import Path

from portal_build.checks import FAMILIES, holes, since
from portal_build.diagnostics import Diagnostic, Severity

_TITLES = {
    "files": "Files that cannot be read",
    "gaps": "What a new entry still lacks",
    "shape": "Facts of the wrong shape",
    "references": "References between entries, terms, scales, claims and sources",
    "links": "Links, anchors and citations in texts",
    "duplicates": "Ids, addresses and aliases that stand twice",
    "translations": "Translations",
    "dates": "Dates",
    "prose": "Texts",
    "figures": "Figures",
    "strength": "The strength of recommendations",
    "search": "What the search is told",
    "since": "What was changed since a revision (`portal check --base`)",
}
# Kinds found while reading, and by look-ups that several families share, belong to no family's own module.
_FAMILY_OF_MODULE = {"portal_build.source.problems": "files", "portal_build.model.problems": "shape", "portal_build.checks.names": "references"}
_FAMILY_OF_MODULE |= {"portal_build.checks.addresses": "links", holes.__name__: "links"}
_FAMILY_OF_MODULE |= {check.__module__: family for family, checks in FAMILIES.items() for check in checks}
_FAMILY_OF_MODULE |= {module.__name__: "since" for module in since.FAMILY}
_IN_TRANSLATIONS = frozenset({"unknown-language", "neutral-fact-in-text", "source-text-missing"})
_EFFECT = {
    Severity.ERROR: "This is an error: what it stands in is left out of the site until it is mended.",
    Severity.WARNING: "This is a warning: the entry is shown all the same, and somebody should have a look.",
}
_ONLY_SINCE = "This is an error that only `portal check --base` finds. It keeps a change from being published; the site itself is built all the same."
_NOTE = "<!-- Made by `python -m portal_build.checks.document docs/codes` from the checks' docstrings; change those instead. -->"


def pages() -> dict[str, str]:
    """File name -> page, for every kind of problem and the list of all."""
    written = {f"{code}.md": _page(kind) for code, kind in Diagnostic.kinds.items()}
    return written | {"index.md": _index()}


def summary_of(kind: type[Diagnostic]) -> str:
    """The first sentence of a kind's docstring."""
    return cleandoc(kind.__doc__ or "").partition("\n")[0]


def explanation_of(kind: type[Diagnostic]) -> str:
    """What a kind means and what to do, as Markdown below its name."""
    return _joined(_title(kind), _meaning(kind))


def _page(kind: type[Diagnostic]) -> str:
    return _joined(_title(kind), _NOTE, _meaning(kind), "[All codes](index.md)") + "\n"


def _title(kind: type[Diagnostic]) -> str:
    return f"# {kind.code}"


def _meaning(kind: type[Diagnostic]) -> str:
    _, _, rest = cleandoc(kind.__doc__ or "").partition("\n")
    return _joined(f"**{summary_of(kind)}**", _unwrapped(rest), _effect(kind))


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def _effect(kind: type[Diagnostic]) -> str:
    return _ONLY_SINCE if _FAMILY_OF_MODULE[kind.__module__] == "since" else _EFFECT[kind.severity]


def _unwrapped(text: str) -> str:
    """Paragraphs in one line each, and examples in fences, which every Markdown program shows alike."""
    blocks = re.split(r"\n\n+(?=\S)", text.strip("\n"))
    shown = []
    for block in blocks:
        if block.startswith("    "):
            shown.append(_fenced(block))
        else:
            words, _, example = block.partition("\n\n    ")
            shown.append(" ".join(words.split()))
            if example:
                shown.append(_fenced("    " + example))
    return "\n\n".join(shown)


def _fenced(example: str) -> str:
    lines = [line.removeprefix("    ") for line in example.rstrip().split("\n")]
    return "\n".join(["```", *lines, "```"])


def by_family() -> dict[str, list[type[Diagnostic]]]:
    """Title of each family -> its kinds, in the order of the alphabet."""
    families: dict[str, list[type[Diagnostic]]] = {title: [] for title in _TITLES.values()}
    for _, kind in sorted(Diagnostic.kinds.items()):
        family = "translations" if kind.code in _IN_TRANSLATIONS else _FAMILY_OF_MODULE[kind.__module__]
        families[_TITLES[family]].append(kind)
    return families


def _index() -> str:
    parts = ["# What `portal check` can say", _NOTE, "Every problem carries a code in square brackets. Each code has a page here."]
    for title, kinds in by_family().items():
        rows = [f"| [{kind.code}]({kind.code}.md) | {kind.severity} | {summary_of(kind)} |" for kind in kinds]
        parts += [f"## {title}", "\n".join(["| Code | | What it means |", "| --- | --- | --- |", *rows])]
    return "\n\n".join(parts) + "\n"


def main(folder: Path) -> None:
    """Write all pages into `folder`, and take out those of codes that are gone."""
    folder.mkdir(parents=True, exist_ok=True)
    current = pages()
    for path in folder.glob("*.md"):
        if path.name not in current:
            path.unlink()
    for name, text in current.items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m portal_build.checks.document FOLDER")
    main(Path(sys.argv[1]))
