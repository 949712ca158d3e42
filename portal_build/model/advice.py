"""Entries that advise: recommendations, and the guidelines and publications that give them."""

from __future__ import annotations

from portal_build.model.common import Facts, Organisation, Person, Strict
from portal_build.model.links import FileName, GuidelineId, MethodId, PublicationOrGuidelineId, RecommendationId, ReferenceKey, ScaleId
from portal_build.model.scalars import Language, LocalText, PartialDate, Slug, Text


class Grading(Strict):
    """Strength or certainty as its publisher states it: a level of a scale, the publisher's own words, or both."""

    scale: ScaleId | None = None
    """The scale, such as GRADE."""
    level: Slug | None = None
    """The level of that scale."""
    words: LocalText | None = None
    """The publisher's own words."""


class Recommendation(Facts):
    """One thing that a publication or guideline advises."""

    type = "recommendation"
    collection = "recommendations"
    sections = {"recommendation": True, "rationale": False, "practical-advice": False, "activities": False, "evidence": False}

    part_of: PublicationOrGuidelineId
    """The publication or guideline that gives it."""
    number: Text
    """Its number there, as printed."""
    strength: Grading | None = None
    """How strongly it is recommended."""
    certainty: Grading | None = None
    """How certain the evidence is."""
    methods: list[MethodId] = []
    """Methods that put it into practice."""
    activities: list[LocalText] = []
    """Activities that put it into practice, one sentence each."""


class Chapter(Strict):
    """A chapter; its title and text stand in the text files under the heading `{#id}`."""

    id: Slug
    """The id of the heading."""
    number: Text
    """Its number, as printed, such as `00`."""
    recommendations: list[RecommendationId] = []
    """Recommendations that the chapter leads to, in order."""


class GuidelineDocument(Strict):
    """The bibliographic facts of a guideline as its publisher states them; what is empty there is shown as “-”."""

    title: LocalText
    """Its title in the language it was published in, and no other."""
    title_english: Text | None = None
    """Its English title, where the publisher gives one."""
    version: Text | None = None
    """The version."""
    status: LocalText | None = None
    """The publisher's word for its status."""
    number: Text | None = None
    """The publisher's number (IS-nr)."""
    isbn: Text | None = None
    """The ISBN."""
    doi: Text | None = None
    """The DOI."""
    revised: PartialDate | None = None
    """When it was last revised."""
    next_revision: PartialDate | None = None
    """When the next revision is due."""
    published: PartialDate | None = None
    """When it was published."""
    expires: PartialDate | None = None
    """When it expires."""
    publishers: list[Organisation] = []
    """Who published it."""
    editors: list[Person] = []
    """Who edited it."""
    publication_type: LocalText | None = None
    """What kind of publication its publisher calls it."""


class Guideline(Facts):
    """A guideline: bibliographic facts, chapters, and recommendations in order."""

    type = "guideline"
    collection = "guidelines"
    sections = {"introduction": True}

    document: GuidelineDocument
    """The fourteen bibliographic facts."""
    chapters: list[Chapter] = []
    """The chapters shown here, in order."""
    recommendations: list[RecommendationId] = []
    """Its recommendations, in order."""
    supersedes: list[GuidelineId] = []
    """Guidelines that it replaces."""


class Edition(Strict):
    """An edition of a publication."""

    year: PartialDate
    """When it came out."""
    publishers: list[Organisation]
    """Who published it."""
    reason: LocalText | None = None
    """Why there was a new edition."""
    reference: ReferenceKey | None = None
    """Where it can be found."""


class Attachment(Strict):
    """A file that readers can fetch."""

    file: FileName
    """Its name in the entry's folder."""
    title: LocalText
    """What it is."""
    language: Language | None = None
    """The language it is in."""


class Publication(Facts):
    """A book, report or concept with editions and recommendations."""

    type = "publication"
    collection = "publications"
    sections = {"summary": True}

    editions: list[Edition]
    """Its editions, oldest first."""
    files: list[Attachment] = []
    """Files to fetch."""
    recommendations: list[RecommendationId] = []
    """Its recommendations, in order."""
