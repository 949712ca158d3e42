"""Fields as the models declare them."""

from __future__ import annotations

from portal_build.editing.fields import Field, Kind, every_field, fields_of, title_of
from portal_build.model import TYPES
from portal_build.model.common import Claim, Facts
from portal_build.model.knowledge import Method, Rating
from portal_build.model.links import Refers
from portal_build.model.reference_data import Bibliography, Portal, Scale, Source, Vocabulary
from portal_build.model.text import TextFacts


def of(model: type, name: str) -> Field:
    return next(field for field in fields_of(model) if field.name == name)


def test_a_fact_that_every_entry_has():
    help_ = "What the entry is about: topics by their ids in `vocabularies/topics.yml`."
    assert of(Method, "topics") == Field("Facts", "topics", Kind.ID, True, False, None, help_, refers=Refers("concept", ("topics",)))


def test_a_choice_and_what_holds_without_it():
    help_ = "`draft` while it is being written, `published`, or `withdrawn`: then its page stays and tells when and why."
    assert of(Facts, "status") == Field("Facts", "status", Kind.CHOICE, False, False, "published", help_, ("draft", "published", "withdrawn"))


def test_a_group_has_fields():
    field = of(Method, "ratings")
    assert (field.kind, field.many, field.model) == (Kind.GROUP, True, Rating)
    assert [one.name for one in field.fields] == ["scale", "dimension", "level", "target_group", "rater", "date", "reason", "reference"]


def test_text_in_several_languages():
    assert (of(Claim, "quantity").kind, of(Claim, "quantity").required) == (Kind.LOCAL_TEXT, True)
    assert (of(Claim, "note").kind, of(Claim, "note").required) == (Kind.LOCAL_TEXT, False)


def test_a_pattern():
    assert of(Source, "id").pattern == "^[a-z0-9][a-z0-9-]*$"


def test_titles():
    assert [title_of(name) for name in ("review_due", "prefLabel", "in-brief", "EUR")] == ["Review due", "Pref label", "In brief", "EUR"]


def test_every_field_says_what_it_is_for():
    fields = [*every_field(*TYPES.values(), TextFacts, Portal, Vocabulary, Scale, Bibliography)]
    assert [f"{field.owner}.{field.name}" for field in fields if not field.help] == []
    assert len(fields) == len({(field.owner, field.name) for field in fields}) > 200
