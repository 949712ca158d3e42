"""What a search found, in words for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_SAID = {
    "instead": "Results for “{words}”, not for “{q}”.",
    "parts": "“{q}” was taken apart into “{words}”.",
    "without": "“{q}” is on no page and was left out.",
    "none": "No page has “{q}”.",
    "elsewhere": "No page in this language has “{q}”; pages in other languages are about “{words}”.",
}
_HOW = {
    "": "as typed",
    "folded": "spelled in plain letters, or with one letter for two",
    "inflected": "another form of the word",
    "inside": "a longer word that holds it",
    "repaired": "a slip of the finger",
    "split": "a compound, taken apart",
    "joined": "two words that the site writes as one",
    "concept": "only in the label of a topic or term",
    "dropped": "unknown, left out",
    "synonym": "another name of the same",
    "any": "each word for itself",
    "within": "only another form or a longer word",
}
_WHY = {
    "topic": "the page's topic is “{label}”",
    "term": "the page uses the term “{label}”",
    "synonym": "“{label}” means the same",
    "word": "the page has “{label}”",
    "form": "the page has another form of “{label}”",
}


def lines(answer: dict[str, Any], explain: bool) -> Iterator[str]:
    """The lines that are printed for an answer of `portal_build.search.ask.ask`."""
    plan = answer["plan"]
    for one in answer["said"]:
        yield _SAID[one["key"]].format_map(one["values"])
    if explain:
        yield from _explained(plan, answer["weights"])
    if plan["pinned"]:
        yield ""
        yield "Pinned by editors:"
        yield from (f"  {title}\n     {url}" for url, title, *_ in plan["pinned"])
    yield from _group("In this language", answer["first"], explain)
    yield from _group("Also", answer["also"], explain)
    for group in answer["elsewhere"]:
        yield ""
        yield f"In another language, {group['language']}: {_pages(group['count'])}"
        yield from (f"  {page['title']}\n     {page['url']}" for page in group["pages"])
    if not plan["first"] and plan["suggestions"]:
        yield ""
        yield "Suggestions: " + ", ".join(f"{one['text']} ({one['kind']})" for one in plan["suggestions"])


def _explained(plan: dict[str, Any], weights: dict[str, float]) -> Iterator[str]:
    yield ""
    yield "Words:"
    for term in plan["terms"]:
        asked = " ".join(term["asked"]) or "–"
        yield f"  {term['typed']} → {asked} ({_HOW[term['how']]})"
    yield f"Asked first: {plan['first'] or 'nothing'}"
    yield from (f"Asked then: {one['term']} ({_HOW[one['how']]})" for one in plan["also"])
    if plan["concepts"]:
        yield "Concepts: " + ", ".join(plan["concepts"])
    yield "Weights: " + ", ".join(f"{field} {weight:g}" for field, weight in weights.items())


def _group(heading: str, group: dict[str, Any], explain: bool) -> Iterator[str]:
    if not group["count"]:
        return
    yield ""
    yield f"{heading}: {_pages(group['count'])}"
    for number, page in enumerate(group["pages"], 1):
        yield f"{number:3}. {page['title']}"
        yield f"     {page['url']}"
        why = page["why"]
        if explain:
            how = f" ({_HOW[page['how']]})" if page["how"] else ""
            yield f"     found by “{page['term']}”{how}, score {page['score']:.1f}"
        if why:
            yield f"     {_WHY[why['kind']].format_map(why)}"


def _pages(count: int) -> str:
    return f"{count} page{'' if count == 1 else 's'}"
