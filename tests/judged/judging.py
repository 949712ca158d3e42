"""Reads the judged queries, and the list of those that are not answered yet."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from tests.search_bench.corpus import Query

ROOT = Path(__file__).parents[2]
QUERIES, MISSES = (Path(__file__).with_name(f"{name}.yml") for name in ("queries", "misses"))
NO_ANSWER = "no answer"
"""The category of queries that no entry answers."""

_HEAD = """\
# The judged queries that the search does not answer yet. It may lose lines, and must never get any: a query that is answered
# is taken off by PORTAL_RENEW=1 .venv/bin/python -m pytest tests/browser/test_search_quality.py
"""


@lru_cache(maxsize=1)
def judged() -> tuple[Query, ...]:
    """Every judged query."""
    listed = yaml.safe_load(QUERIES.read_text(encoding="utf-8"))
    return tuple(
        Query(f"{language}: {category}: {text}", "judged", category, language, text, _right(answer))
        for language, categories in listed.items()
        for category, queries in categories.items()
        for text, answer in queries.items()
    )


def _right(answer: Any) -> frozenset[str]:
    return frozenset(_tagged()[answer["topic"]] if isinstance(answer, dict) else answer)


@lru_cache(maxsize=1)
def _tagged() -> dict[str, set[str]]:
    """Topic -> the entries that it is a topic of."""
    tagged: dict[str, set[str]] = {}
    for file in (ROOT / "content").glob("*/*/entry.yml"):
        for topic in yaml.safe_load(file.read_text(encoding="utf-8")).get("topics", ()):
            tagged.setdefault(topic, set()).add(file.parent.name)
    return tagged


def known_misses() -> set[str]:
    """Ids of the queries that are known not to be answered."""
    listed = yaml.safe_load(MISSES.read_text(encoding="utf-8")) or {}
    return {f"{language}: {category}: {text}" for language, categories in listed.items() for category, texts in categories.items() for text in texts}


def write_misses(missed: Collection[str]) -> None:
    """Write the list anew, in the order of the queries."""
    lines: list[str] = []
    for language, queries in _in_groups(query for query in judged() if query.id in missed).items():
        lines.append(f"\n{language}:")
        lines += [f"  {category}: {yaml.safe_dump(texts, default_flow_style=True, allow_unicode=True, width=10_000).strip()}" for category, texts in queries.items()]
    MISSES.write_text("\n".join([_HEAD.rstrip(), *lines]) + "\n", encoding="utf-8")


def _in_groups(queries: Iterable[Query]) -> dict[str, dict[str, list[str]]]:
    """Language -> category -> texts."""
    groups: dict[str, dict[str, list[str]]] = {}
    for query in queries:
        groups.setdefault(query.language, {}).setdefault(query.category, []).append(query.text)
    return groups
