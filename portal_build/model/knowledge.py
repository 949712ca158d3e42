"""Entries that say what is known: target groups, methods, themes, articles."""

from __future__ import annotations

from enum import StrEnum

from portal_build.model.common import Contact, Facts, Organisation, Strict
from portal_build.model.links import ArticleId, ClaimId, FileName, MethodId, RecommendationId, ReferenceKey, ScaleId, SettingId, TargetGroupId
from portal_build.model.scalars import Country, LocalText, PartialDate, Slug, Text, Url


class TargetGroup(Facts):
    """A group of people whom methods and recommendations are for."""

    type = "target-group"
    collection = "target-groups"
    sections = {"definition": True, "characteristics": False, "needs": False, "risk-factors": False}

    size_estimates: list[ClaimId] = []
    """Claims that estimate how many belong to the group."""
    broader: list[TargetGroupId] = []
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
    target_group: TargetGroupId
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

    setting: list[SettingId] = []
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


class Theme(Facts):
    """A way into a subject: what to read, and two or three methods in focus."""

    type = "theme"
    collection = "themes"

    featured_methods: list[MethodId] = []
    """Methods in focus, shown first."""
    methods: list[MethodId] = []
    """Further methods."""
    articles: list[ArticleId] = []
    """Background articles."""
    recommendations: list[RecommendationId] = []
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
