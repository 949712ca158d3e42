"""Entries that say what is known: target groups, methods, recommendations, guidelines, publications, themes, articles."""

from __future__ import annotations

from enum import StrEnum

from portal_build.model.common import Contact, Facts, Organisation, Person, Strict
from portal_build.model.links import ClaimId, FileName, ReferenceKey, ScaleId, concept_ref, entry_ref
from portal_build.model.scalars import Country, Language, LocalText, PartialDate, Slug, Text, Url


class TargetGroup(Facts):
    """A group of people whom methods and recommendations are for."""

    type = "target-group"
    collection = "target-groups"
    sections = {"definition": True, "characteristics": False, "needs": False, "risk-factors": False}

    size_estimates: list[ClaimId] = []
    """Claims that estimate how many belong to the group."""
    broader: list[entry_ref("target-group")] = []
    """Wider groups that this one is part of; the narrower ones are shown from the other end."""


class CostLevel(StrEnum):
    """What a method costs to run, roughly."""

    VERY_LOW = "very-low"
    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"
    VERY_HIGH = "very-high"


class EvaluationKind(StrEnum):
    """What sort of evaluation it was."""

    FINAL = "final-evaluation"
    INTERNAL = "internal-evaluation"
    EFFECT = "effect-study"
    PROCESS = "process-evaluation"
    OTHER = "other"


class Independence(StrEnum):
    """Who evaluated, seen from those who made or run the method."""

    INDEPENDENT = "independent"
    DEVELOPER = "developer"
    NOT_STATED = "not-stated"


class Direction(StrEnum):
    """What an evaluation found; no effect and harm are said as plainly as benefit."""

    BENEFIT = "benefit"
    MIXED = "mixed"
    NO_EFFECT = "no-effect"
    HARM = "harm"
    UNCLEAR = "unclear"


class Evaluation(Strict):
    """What one evaluation of a method found."""

    kind: EvaluationKind
    """The sort of evaluation."""
    independence: Independence
    """Whether evaluators and developers were different people."""
    direction: Direction
    """What was found, in one word."""
    finding: LocalText
    """What was found, in a sentence."""
    date: PartialDate | None = None
    """When the evaluation was made or published."""
    reference: ReferenceKey
    """Where it can be read."""


class Rating(Strict):
    """A verdict on a method for one target group, on one scale, by one rater. Scales are never merged."""

    scale: ScaleId
    """The scale that the verdict belongs to."""
    dimension: Slug | None = None
    """The scale's dimension that is rated, for scales that have several."""
    level: Slug
    """The level of that scale."""
    target_group: entry_ref("target-group")
    """For whom the method was rated."""
    rater: Organisation
    """Who rated."""
    date: PartialDate
    """When."""
    reason: LocalText
    """Why this level."""
    reference: ReferenceKey | None = None
    """Where the rating can be read."""


class Place(Strict):
    """Where a method has been used."""

    name: Text
    """The place's own name, such as a municipality."""
    country: Country
    """The country it is in."""


class Material(Strict):
    """Something a practitioner needs: a file of the entry, or an address."""

    title: LocalText
    """What it is."""
    file: FileName | None = None
    """A file in the entry's folder."""
    url: Url | None = None
    """An address elsewhere."""


class Method(Facts):
    """A way of working with people: an intervention, programme or practice."""

    type = "method"
    collection = "methods"
    sections = {
        "in-brief": True,
        "target-group": False,
        "aim": True,
        "content": True,
        "implementation": False,
        "effect": False,
        "economy": False,
        "working-elements": False,
        "contra-indications": False,
    }

    setting: list[concept_ref("settings")] = []
    """Where it takes place, from `vocabularies/settings.yml`."""
    providers: list[LocalText] = []
    """Who carries it out."""
    places: list[Place] = []
    """Where it has been used."""
    start: PartialDate | None = None
    """When it was first used."""
    duration: LocalText | None = None
    """How long it takes."""
    participants: list[ClaimId] = []
    """Claims on how many have taken part."""
    cost_level: CostLevel | None = None
    """What it costs to run, roughly."""
    competences: list[LocalText] = []
    """What those who carry it out must know or be able to do."""
    materials: list[Material] = []
    """What they need at hand."""
    contact: Contact | None = None
    """Whom to ask."""
    evaluations: list[Evaluation] = []
    """What evaluations found."""
    ratings: list[Rating] = []
    """Verdicts, each for one target group and on a scale of its own."""


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

    part_of: entry_ref("publication", "guideline")
    """The publication or guideline that gives it."""
    number: Text
    """Its number there, as printed."""
    strength: Grading | None = None
    """How strongly it is recommended."""
    certainty: Grading | None = None
    """How certain the evidence is."""
    methods: list[entry_ref("method")] = []
    """Methods that put it into practice."""
    activities: list[LocalText] = []
    """Activities that put it into practice, one sentence each."""


class Chapter(Strict):
    """A chapter; its title and text stand in the text files under the heading `{#id}`."""

    id: Slug
    """The id of the heading."""
    number: Text
    """Its number, as printed, such as `00`."""
    recommendations: list[entry_ref("recommendation")] = []
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
    recommendations: list[entry_ref("recommendation")] = []
    """Its recommendations, in order."""
    supersedes: list[entry_ref("guideline")] = []
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
    recommendations: list[entry_ref("recommendation")] = []
    """Its recommendations, in order."""


class Theme(Facts):
    """A way into a subject: what to read, and two or three methods in focus."""

    type = "theme"
    collection = "themes"

    featured_methods: list[entry_ref("method")] = []
    """Methods in focus, shown first."""
    methods: list[entry_ref("method")] = []
    """Further methods."""
    articles: list[entry_ref("article")] = []
    """Background articles."""
    recommendations: list[entry_ref("recommendation")] = []
    """Recommendations that matter here."""


class ArticleKind(StrEnum):
    """What sort of article it is."""

    BACKGROUND = "background"
    OVERVIEW = "overview"
    INTERVIEW = "interview"
    COMMENT = "comment"


class Article(Facts):
    """A text to read: background, overview, interview or comment."""

    type = "article"
    collection = "articles"

    kind: ArticleKind
    """What sort of article."""
