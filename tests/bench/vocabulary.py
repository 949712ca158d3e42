"""Twenty thousand distinct words per language, drawn as often as words are in real text.

A search index is only as large as the vocabulary of its pages, so the words matter: inflected forms, closed compounds in
Danish, Norwegian and Dutch, derivations in English, and a tail of names. The frequencies follow Zipf's law. In real pages a
quarter of the words at most are compounds of others that stand there too; the parts of the others are known to dictionaries only.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

NAMES_OF_LANGUAGES = {"da": "Dansk", "nb": "Norsk bokmål", "nl": "Nederlands", "en": "English"}
LANGUAGES = tuple(NAMES_OF_LANGUAGES)
"""The languages of the generated portal, in the order of its switcher."""

SIZE = 20_000
"""Distinct forms per language."""
NAMES = 1_500
"""How many of them are names of persons and places, which no dictionary holds."""

COMPOUNDS = 5_000
"""How many of them are compounds of others."""
STEMS = 900
"""Of how many stems that are no words the other compounds are made."""

EXPONENT = 1.15
"""Of Zipf's law; so steep, a page of 850 words has some 400 different ones, as real pages have."""

_ONSETS = "b br d dr f g h j k kl l m n p r s sk st sv t tr v".split()
_VOWELS = "a e i o u ø å ei".split()
_CODAS = "l m n r s t nd rk lt".split()


@dataclass(frozen=True)
class Vocabulary:
    """The words of one language."""

    forms: tuple[str, ...]
    """Every form once, the most frequent first."""
    weights: tuple[float, ...]
    """How often the form and all before it come, cumulated."""
    functions: int
    """How many of the first forms are function words, which make poor titles."""

    def draw(self, random: Random, count: int) -> list[str]:
        """`count` words as they come in running text."""
        return random.choices(self.forms, cum_weights=self.weights, k=count)

    def draw_content(self, random: Random, count: int) -> list[str]:
        """`count` different words that carry meaning, from the more frequent ones."""
        return random.sample(self.forms[self.functions : self.functions + 4_000], count)


@cache
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of `language`, always the same."""
    listed = _word_list(language)
    random = Random(f"vocabulary:{language}")
    functions = list(dict.fromkeys(listed["function"].split()))
    core = _shuffled(random, _core(listed))
    tail = _shuffled(random, _long_words(listed, random))
    forms = list(dict.fromkeys([*functions, *core, *tail]))[: SIZE - NAMES]
    names = _names(random, set(forms), SIZE - len(forms))
    # Names and long words mix in the tail: either may be frequent on a page and absent from the next.
    kept = len(functions) + len(core)
    forms = forms[:kept] + _shuffled(random, forms[kept:] + names)
    weights = tuple(accumulate((rank + 2.7) ** -EXPONENT for rank in range(len(forms))))
    return Vocabulary(tuple(forms), weights, len(functions))


def _word_list(language: str) -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "vocabulary" / f"{language}.toml").read_text(encoding="utf-8"))


def _shuffled(random: Random, words: list[str]) -> list[str]:
    return random.sample(words, len(words))


def _core(listed: dict[str, Any]) -> list[str]:
    """Adjectives, verbs and nouns in all their forms."""
    pairs = [(listed["adjectives"], listed["adjective_endings"]), (listed["verbs"], listed["verb_endings"])]
    pairs += [(stems, endings) for endings, stems in listed["nouns"].items()]
    inflected = [form for stems, endings in pairs for stem in stems.split() for form in _inflect(_bare(stem), endings)]
    return list(dict.fromkeys(inflected))


def _long_words(listed: dict[str, Any], random: Random) -> list[str]:
    """Compounds, or derivations where the language has its long words from there."""
    if "roots" in listed:
        stems = [prefix + root for prefix in listed["prefixes"].split() for root in listed["roots"].split()]
        return [form for stem in stems for form in _inflect(stem, listed["root_endings"])]
    heads = [(_bare(stem), endings) for endings, stems in listed["nouns"].items() for stem in stems.split()]
    modifiers = [stem.replace("+", "") for stems in listed["nouns"].values() for stem in stems.split()]
    pairs = ((first + head, endings) for first in modifiers for head, endings in heads if not first.startswith(head))
    compounds = [form for compound, endings in pairs for form in _inflect(compound, endings)]
    return random.sample(compounds, COMPOUNDS) + _others(random, [endings for _, endings in heads])


def _others(random: Random, endings: list[str]) -> list[str]:
    """Words as long and as alike as compounds are, whose parts are no words; as many as may be wanted."""
    stems = sorted({"".join(random.choice(_ONSETS) + random.choice(_VOWELS) + random.choice(_CODAS) for _ in range(2)) for _ in range(STEMS)})
    words: dict[str, None] = {}
    while len(words) < SIZE:
        words |= dict.fromkeys(_inflect(random.choice(stems) + random.choice(stems), random.choice(endings)))
    return list(words)


def _bare(stem: str) -> str:
    return stem.partition("+")[0]


def _inflect(stem: str, endings: str) -> Iterator[str]:
    """The forms of `stem`; one `e` stands where stem and ending both have it."""
    for ending in endings.replace("-", "", 1).split(" "):
        yield stem[:-1] + ending if stem.endswith("e") and ending.startswith("e") else stem + ending


def _names(random: Random, taken: set[str], count: int) -> list[str]:
    names: list[str] = []
    while len(names) < count:
        parts = [random.choice(_ONSETS) + random.choice(_VOWELS) for _ in range(random.randint(1, 3))]
        name = ("".join(parts) + random.choice(_CODAS)).capitalize()
        if name not in taken:
            taken.add(name)
            names.append(name)
    return names
