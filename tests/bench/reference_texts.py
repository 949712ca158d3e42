"""What the generated entries are described with: vocabularies, a rating scale, the bibliography."""

from __future__ import annotations

from functools import cache
from random import Random

from tests.bench.facts import Values
from tests.bench.plan import ARCHETYPES, DIMENSIONS, LEVELS, SCALE, SETTINGS, TERMS, TOPICS, Plan
from tests.bench.prose import Writer
from tests.bench.vocabulary import LANGUAGES, vocabulary

_OUTCOMES = ("no-effect", "uncertain", "benefit", "benefit")


@cache
def label_of(concept: str, language: str) -> str:
    """The name of a concept, level or dimension."""
    return _writer(concept, language).title()


def word_of(thing: str, language: str) -> str:
    """One word for a fact or a part of a page."""
    return label_of(thing, language).split()[0]


def definition_of(concept: str, language: str) -> str:
    """What a concept means, in two sentences."""
    writer = _writer(f"definition:{concept}", language)
    return f"{writer.sentence()} {writer.sentence()}"


def vocabularies() -> dict[str, Values]:
    """Name -> vocabulary."""
    named = {"topics": TOPICS, "settings": SETTINGS, "archetypes": ARCHETYPES, "glossary": TERMS}
    return {
        name: {"title": _labels(name), "version": "1.0", "concepts": [_concept(concept) for concept in concepts]}
        for name, concepts in named.items()
    }


def scale() -> dict[str, Values]:
    """The one rating scale."""
    levels = [
        {"id": level, "label": _labels(level), "outcome": outcome} for level, outcome in zip(LEVELS, _OUTCOMES, strict=True)
    ]
    dimensions = [{"id": dimension, "label": _labels(dimension)} for dimension in DIMENSIONS]
    facts = {"title": _labels(SCALE), "version": "1.0", "source": "source-0001", "dimensions": dimensions}
    return {SCALE: facts | {"levels": levels}}


def bibliography(plan: Plan) -> Values:
    """All sources."""
    return {"references": [source(key) for key in plan.sources]}


def source(key: str) -> Values:
    """One item of the bibliography."""
    random = Random(key)
    language = random.choice(LANGUAGES)
    writer = _writer(key, language)
    return {
        "id": key,
        "type": random.choice(["article-journal", "report", "book", "webpage"]),
        "title": f"{writer.title()} {writer.phrase(6)}",
        "author": [{"family": writer.title().split()[0], "given": "A. B."} for _ in range(random.randint(1, 3))],
        "issued": str(random.randint(2008, 2025)),
        "publisher": writer.title(),
        "language": language,
        "url": f"https://www.example.org/{key}",
    }


def _concept(concept: str) -> Values:
    return {
        "id": concept,
        "prefLabel": _labels(concept),
        "altLabel": {language: [_writer(f"other:{concept}", language).title()] for language in LANGUAGES},
        "definition": {language: definition_of(concept, language) for language in LANGUAGES},
    }


def _labels(name: str) -> dict[str, str]:
    return {language: label_of(name, language) for language in LANGUAGES}


def _writer(name: str, language: str) -> Writer:
    return Writer(vocabulary(language), f"{name}:{language}")
