"""What editors may call a type."""

from __future__ import annotations

import pytest

from portal_build.editing.field_words import field_words
from portal_build.editing.type_names import folded, types_by_name
from portal_build.model import TYPES


@pytest.mark.parametrize(
    ("name", "type_name"),
    [
        ("method", "method"),
        ("Methods", "method"),
        ("Target group", "target-group"),
        ("target_groups", "target-group"),
        ("metoder", "method"),
        ("MÅLGRUPPER", None),
        ("maalgrupper", "target-group"),
        ("ervaringen", "case"),
        ("news", "news"),
        ("metod", None),
        ("", None),
    ],
)
def test_names(name: str, type_name: str | None, site):
    assert types_by_name(site().catalogue.portal).get(folded(name)) == type_name


def test_the_names_that_fields_have_in_each_language_of_the_portal(site):
    known = types_by_name(site().catalogue.portal)
    for language in ("en", "da", "nl"):
        assert {known[folded(field_words(language).type_name(name))] for name in TYPES} == set(TYPES)
