"""Text as YAML: it is read back as it was, by strict readers and by others."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from portal_build.editing.scalars import scalar
from portal_build.source.strict_yaml import read_yaml


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Gå sammen", "Gå sammen"),
        ("Ҷалби наздикон", "Ҷалби наздикон"),
        ("Et tal: 5", "'Et tal: 5'"),
        ("Slut:", "'Slut:'"),
        ("Nr. #1", "'Nr. #1'"),
        ("C# og F#", "C# og F#"),
        ("Det er 'slut'", "Det er 'slut'"),
        ("'Slut'", "'''Slut'''"),
        ('"Slut"', "'\"Slut\"'"),
        ("no", "'no'"),
        ("2026-01-01", "'2026-01-01'"),
        ("12 uger", "'12 uger'"),
        ("- liste", "'- liste'"),
        ("to\n  linjer", "to linjer"),
        ("[a]", "'[a]'"),
    ],
)
def test_quotation_marks_where_they_are_needed(text: str, written: str):
    assert scalar(text) == written


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn"], exclude_characters="\u2028\u2029\ufeff"), min_size=1).filter(str.strip))
def test_every_reader_reads_the_text(text: str):
    words = " ".join(text.split())
    assert read_yaml(f"a: {scalar(text)}\nb: c\n", "x.yml")[0] == {"a": words, "b": "c"}
    assert yaml.safe_load(f"a: {scalar(text)}\nb: c\n") == {"a": words, "b": "c"}
