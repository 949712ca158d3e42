"""Ids made from words in the portal's languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal_build.editing.slugs import slug_of
from portal_build.source.ids import is_id

SLUGS = {
    "Danish": ("Gå sammen – få ro, æd grønt!", "da", "gaa-sammen-faa-ro-aed-groent"),
    "Norwegian": ("Følge på vei", "nb", "foelge-paa-vei"),
    "Swedish": ("Föräldrar", "sv", "foeraeldrar"),
    "Dutch": ("Coördinatie van één team", "nl", "coordinatie-van-een-team"),
    "French": ("L’accès à l'école", "fr", "lacces-a-lecole"),
    "German": ("Straße", "de", "strasse"),
    "Tajik": ("Усулҳои дастгирӣ, ҷалби наздикон", "tg", "usulhoi-dastgiri-jalbi-nazdikon"),
    "letters apart from their accents": ("Ga\u030a", "da", "gaa"),
    "capitals, underscores, points": ("My_New.Method 2", "en", "my-new-method-2"),
    "no language": ("Überblick", "", "ueberblick"),
    "nothing to say": ("„…“ 漢字", "en", ""),
    "cut between words": ("word " * 20, "en", "-".join(["word"] * 16)),
    "cut within a word": ("a" * 100, "en", "a" * 80),
}


@pytest.mark.parametrize(("words", "language", "slug"), SLUGS.values(), ids=SLUGS)
def test_slug(words: str, language: str, slug: str):
    assert slug_of(words, language) == slug


@given(st.text(max_size=200), st.sampled_from(["", "da", "nl", "tg"]))
def test_whatever_is_suggested_is_an_id(words: str, language: str):
    slug = slug_of(words, language)
    assert not slug or is_id(slug)
