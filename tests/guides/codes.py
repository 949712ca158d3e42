"""Every code on one page, in a language other than English; English has a page for each, in docs/codes."""

from __future__ import annotations

from collections.abc import Iterator

from portal_build.checks.document import by_family, summary_of
from portal_build.diagnostics import Diagnostic, Severity
from portal_build.words import Words
from tests.guides.markdown import bold, heading, link
from tests.guides.words import GuideWords, advice_of, examples_of


def codes_page(guide: GuideWords) -> str:
    """The page of all codes."""
    words = guide.words
    parts = [heading(1, words("What `portal check` can say"))]
    parts.append(words("Every problem carries a code in square brackets. Here is what each of them means, and what to do."))
    parts += [words("An **error** takes the entry off the site until it is mended; a **warning** does not.")]
    families = by_family()
    parts.append("\n".join(_contents(families, words)))
    for family, kinds in families.items():
        parts += [heading(2, words.of("family", family)), *(block for kind in kinds for block in _code(kind, words))]
    return "\n\n".join(parts) + "\n"


def _contents(families: dict[str, list[type[Diagnostic]]], words: Words) -> Iterator[str]:
    for family, kinds in families.items():
        codes = ", ".join(link(kind.code, f"#{kind.code}") for kind in kinds)
        yield f"- {words.of('family', family)}: {codes}"


def _code(kind: type[Diagnostic], words: Words) -> Iterator[str]:
    severity = words("(Error.)") if kind.severity is Severity.ERROR else words("(Warning.)")
    yield heading(3, kind.code)
    yield f"{bold(words.of(kind.code, summary_of(kind)))} {severity}"
    yield words.of(kind.code, advice_of(kind))
    labels = {"Wrong:": words("Wrong:"), "Right:": words("Right:"), "": ""}
    for label, lines in examples_of(kind):
        yield from [labels[label]] if label else []
        yield "\n".join(["```", *lines, "```"])
