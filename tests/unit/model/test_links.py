"""References found in models, and in values as they stand in a file."""

from __future__ import annotations

from portal_build.model import TYPES
from portal_build.model.common import Audience
from portal_build.model.knowledge import Method
from portal_build.model.links import references_in, references_of
from portal_build.model.reference_data import Vocabulary
from portal_build.pipeline import load
from tests.conftest import FULL
from tests.small_site import TODAY


def test_values_name_what_the_model_names():
    loaded = load(FULL / "content", TODAY, Audience.MEMBERS)
    assert len(loaded.content.entries) > 20
    for entry in loaded.content.entries:
        assert list(references_in(TYPES[entry.type], entry.raw.values)) == list(references_of(entry.facts))
    assert loaded.content.data
    for model, raw in loaded.content.data.models():
        assert list(references_in(type(model), raw.values)) == list(references_of(model))


def test_what_is_wrong_elsewhere_hides_nothing():
    values = {
        "published": "soon",
        "unknown": "x",
        "related": ["walk", None, ["run"], {"a": "b"}],
        "ratings": [{"target_group": "all"}, "x", {"target_group": ["some"], "scale": {"a": "b"}}],
        "topics": "everyday-life",
        "withdrawn": {"superseded_by": "walk"},
        "contact": ["x"],
    }
    found = [(one.name, one.loc) for one in references_in(Method, values) if one.kind in ("entry", "concept")]
    assert found == [
        ("everyday-life", ("topics",)),
        ("walk", ("related", 0)),
        ("run", ("related", 2, 0)),
        ("walk", ("withdrawn", "superseded_by")),
        ("all", ("ratings", 0, "target_group")),
        ("some", ("ratings", 2, "target_group", 0)),
    ]


def test_values_of_no_shape_name_nothing():
    for values in (None, "x", ["x"], {"concepts": "x"}, {"concepts": [None, "x"]}):
        assert list(references_in(Vocabulary, values)) == []
