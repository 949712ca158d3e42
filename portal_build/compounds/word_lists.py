# Reading simplemma's lists takes up to a second a language, and most of what they hold (rare inflections of rare compounds) is
# of no use here. What is of use is kept, and read in a tenth of the time.
"""The word lists of the extra `search`: `simplemma` and `wordfreq`. They are files of these packages; nothing is fetched."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version

from portal_build.compounds.kept import keep, read_kept
from portal_build.compounds.known_words import NOTHING_KNOWN, KnownWords
from portal_build.compounds.rules import RULES

_FORM = 6
"""Counted up whenever what is kept changes."""
_LONGEST, _LONGEST_RARE = 16, 12
"""Letters of words that may be parts of others, and of those that only a dictionary knows: the longer ones have parts themselves."""
_TRUSTED = 1.6
"""How often a word must be used that no dictionary has."""
_ZERO = ord("0")
"""The sign that stands for a frequency of 0.0 in what is kept; the next one for 0.1."""


def lists_version() -> str:
    """The releases of the packages; empty if they are not installed."""
    try:
        return f"{version('simplemma')}-{version('wordfreq')}"
    except PackageNotFoundError:
        return ""


def listed_words(language: str) -> KnownWords:
    """What the word lists know of a language; nothing if they are not installed or have none."""
    if language not in RULES or not (release := lists_version()):
        return NOTHING_KNOWN
    name = f"words-{language}-{release}-{_FORM}"
    try:
        return _unpacked(read_kept(name))
    except (ValueError, KeyError, TypeError, AttributeError):
        known = _read(language)
        keep(name, _packed(known))
        return known


def _packed(known: KnownWords) -> dict[str, str]:
    # A few long texts are read several times as fast as hundreds of thousands of short ones.
    often = "".join(chr(_ZERO + round(value * 10)) for value in known.frequency.values())
    pairs = {"forms": known.base.keys(), "bases": known.base.values(), "irregular": known.irregular.keys(), "irregular_bases": known.irregular.values()}
    return {"words": " ".join(known.frequency), "often": often} | {name: " ".join(words) for name, words in pairs.items()}


def _unpacked(kept: Mapping[str, str]) -> KnownWords:
    often = map({chr(_ZERO + value): value / 10 for value in range(100)}.__getitem__, kept["often"])
    read = {name: kept[name].split() for name in ("words", "forms", "bases", "irregular", "irregular_bases")}
    return KnownWords(
        dict(zip(read["words"], often, strict=True)),
        dict(zip(read["forms"], read["bases"], strict=True)),
        dict(zip(read["irregular"], read["irregular_bases"], strict=True)),
    )


def _read(language: str) -> KnownWords:
    rules = RULES[language]
    frequency: dict[str, float] = {}
    base: dict[str, str] = {}
    for one in (*rules.kin, language):
        counted, lemmas = dict(_frequencies(one)), dict(_lemmas(one))
        for word, often in counted.items():
            # Rare words that no dictionary has are mostly slips and names.
            if word in lemmas or often >= _TRUSTED:
                frequency[word] = often
        for form, lemma in lemmas.items():
            # The regular forms of rare words are found by their endings.
            if form not in frequency and len(form) <= _LONGEST_RARE and (form == lemma or lemma in counted or not counted):
                frequency[form] = rules.weights.rare
            if form != lemma and form in frequency:
                base[form] = lemma
    # What only a dictionary has is as a rule a form that nobody uses.
    used = {form: one for form, one in base.items() if frequency[form] != rules.weights.rare or not counted}
    return KnownWords(frequency, base, {form: one for form, one in used.items() if rules.is_irregular(form, one)})


def _frequencies(language: str) -> Iterator[tuple[str, float]]:
    from wordfreq import available_languages, get_frequency_dict

    if language in available_languages():
        yield from ((word, round(9 + math.log10(share), 1)) for word, share in get_frequency_dict(language).items() if _usable(word))


def _lemmas(language: str) -> Iterator[tuple[str, str]]:
    from simplemma.strategies import DefaultDictionaryFactory

    lemmas: Mapping[str, str] = DefaultDictionaryFactory().get_dictionary(language)
    # The Dutch list has verbs that come apart as `aan_sluiten`.
    whole = ((form, lemma.replace("_", "")) for form, lemma in lemmas.items())
    yield from ((form, lemma) for form, lemma in whole if _usable(form) and _usable(lemma))


def _usable(word: str) -> bool:
    return 1 < len(word) <= _LONGEST and word.isalpha() and word == word.lower()
