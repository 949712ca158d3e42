"""Entries that advise: recommendations, and the guidelines and publications that give them."""

from __future__ import annotations

from portal_build.model.common import Facts, Organisation, Person, Strict
from portal_build.model.links import FileName, GuidelineId, MethodId, PublicationOrGuidelineId, RecommendationId, ReferenceKey, ScaleId
from portal_build.model.scalars import Language, LocalText, PartialDate, Slug, Text


class Grading(Strict):
    """Strength or certainty as its publisher states it: a level of a scale, the publisher's own words, or both."""

    scale: ScaleId | None = None
    """The scale, such as GRADE, by its file name in `vocabularies/scales` without `.yml`."""
    level: Slug | None = None
    """The level of that scale, by its id."""
    words: LocalText | None = None
    """The publisher's own words for it."""


class Recommendation(Facts):
    """One thing that a publication or guideline advises."""

    type = "recommendation"
    collection = "recommendations"
    sections = {"recommendation": True, "rationale": False, "practical-advice": False, "activities": False, "evidence": False}

    part_of: PublicationOrGuidelineId
    """The publication or guideline that gives the recommendation, by its id."""
    number: Text
    """The number that the recommendation has there, as printed."""
    strength: Grading | None = None
    """How strongly it is recommended."""
    certainty: Grading | None = None
    """How certain the evidence is."""
    methods: list[MethodId] = []
    """Methods that put the recommendation into practice, by their ids."""
    activities: list[LocalText] = []
    """Activities that put the recommendation into practice, one sentence each."""


class Chapter(Strict):
    """A chapter; its title and text stand in the text files under the heading `{#id}`."""

    id: Slug
    """The id of the chapter's heading in the texts: `## … {#id}`."""
    number: Text
    """The number of the chapter, as printed, such as `00`."""
    recommendations: list[RecommendationId] = []
    """Recommendations that the chapter leads to, by their ids and in order."""


class GuidelineDocument(Strict):
    """The bibliographic facts of a guideline as its publisher states them; what is empty there is shown as “-”."""

    title: LocalText
    """The guideline's title in the language in which it was published, and no other."""
    title_english: Text | None = None
    """The guideline's English title, if its publisher gives one."""
    version: Text | None = None
    """The version of the guideline."""
    status: LocalText | None = None
    """The publisher's word for the status of the guideline."""
    number: Text | None = None
    """The publisher's number for the guideline (IS-nr)."""
    isbn: Text | None = None
    """The guideline's ISBN."""
    doi: Text | None = None
    """The guideline's DOI, such as `10.1000/182`."""
    revised: PartialDate | None = None
    """When the guideline was last revised."""
    next_revision: PartialDate | None = None
    """When the next revision of the guideline is due."""
    published: PartialDate | None = None
    """When the guideline was published."""
    expires: PartialDate | None = None
    """When the guideline expires."""
    publishers: list[Organisation] = []
    """The organisations that published the guideline."""
    editors: list[Person] = []
    """The people who edited the guideline."""
    publication_type: LocalText | None = None
    """What the publisher calls this kind of publication."""


class Guideline(Facts):
    """A guideline: bibliographic facts, chapters, and recommendations in order."""

    type = "guideline"
    collection = "guidelines"
    sections = {"introduction": True}

    document: GuidelineDocument
    """The fourteen bibliographic facts of the guideline, as its publisher states them."""
    chapters: list[Chapter] = []
    """The chapters shown here, in order."""
    recommendations: list[RecommendationId] = []
    """The recommendations that it gives, by their ids and in order."""
    supersedes: list[GuidelineId] = []
    """Guidelines that this one replaces, by their ids."""


class Edition(Strict):
    """An edition of a publication."""

    year: PartialDate
    """When the edition came out."""
    publishers: list[Organisation]
    """The organisations that published the edition."""
    reason: LocalText | None = None
    """Why there was a new edition."""
    reference: ReferenceKey | None = None
    """Where the edition can be found: a source by its key in `references.yml`."""


class Attachment(Strict):
    """A file that readers can fetch."""

    file: FileName
    """The name of a file in the entry's own folder."""
    title: LocalText
    """What the file is called, in each language."""
    language: Language | None = None
    """The language that the file is in, such as `da`."""


class Publication(Facts):
    """A book, report or concept with editions and recommendations."""

    type = "publication"
    collection = "publications"
    sections = {"summary": True}

    editions: list[Edition]
    """The editions of the publication, oldest first."""
    files: list[Attachment] = []
    """Files that readers can download."""
    recommendations: list[RecommendationId] = []
    """The recommendations that it gives, by their ids and in order."""
