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
    """Figures that estimate how many people belong to the group: claims by their ids."""
    broader: list[TargetGroupId] = []
    """Wider groups that this one is part of, by their ids; their pages show this one in turn."""


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
    """What sort of evaluation it was."""
    independence: Independence
    """Whether the evaluators were other people than those who developed or run the method."""
    direction: Direction
    """What the evaluation found, in a word; no effect and harm are said as plainly as benefit."""
    finding: LocalText
    """What the evaluation found, in a sentence."""
    date: PartialDate | None = None
    """When the evaluation was made or published."""
    reference: ReferenceKey
    """Where the evaluation can be read: a source by its key in `references.yml`."""


class Rating(Strict):
    """A verdict on a method for one target group, on one scale, by one rater. Scales are never merged."""

    scale: ScaleId
    """The scale of the rating, by its file name in `vocabularies/scales` without `.yml`."""
    dimension: Slug | None = None
    """The dimension that is rated, by its id, if the scale has several."""
    level: Slug
    """The level given on that scale, by its id."""
    target_group: TargetGroupId
    """The target group for which the method was rated, by its id."""
    rater: Organisation
    """Who rated the method."""
    date: PartialDate
    """When the method was rated."""
    reason: LocalText
    """Why this level was given."""
    reference: ReferenceKey | None = None
    """Where the rating can be read: a source by its key in `references.yml`."""


class Place(Strict):
    """Where a method has been used."""

    name: Text
    """The place's own name, such as a municipality."""
    country: Country
    """The country in which the place lies, such as `DK`."""


class Material(Strict):
    """Something a practitioner needs: a file of the entry, or an address."""

    title: LocalText
    """What the material is called, in each language."""
    file: FileName | None = None
    """The name of a file in the entry's own folder."""
    url: Url | None = None
    """The address, if the material is elsewhere."""


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
    """Where the method takes place: settings by their ids in `vocabularies/settings.yml`."""
    providers: list[LocalText] = []
    """Who carries the method out, such as a profession or a service."""
    places: list[Place] = []
    """Where the method has been used."""
    start: PartialDate | None = None
    """When the method was first used: `2018`, `2018-01` or `2018-01-31`."""
    duration: LocalText | None = None
    """How long the method takes."""
    participants: list[ClaimId] = []
    """Figures on how many people have taken part: claims by their ids."""
    cost_level: CostLevel | None = None
    """What the method costs to run, roughly."""
    competences: list[LocalText] = []
    """What those who carry it out must know or be able to do."""
    materials: list[Material] = []
    """What those who carry it out need at hand: files of the entry, or addresses elsewhere."""
    contact: Contact | None = None
    """Whom to ask about the method."""
    evaluations: list[Evaluation] = []
    """What evaluations of the method found, one by one."""
    ratings: list[Rating] = []
    """Verdicts on the method, each for one target group and on one scale."""


class Theme(Facts):
    """A way into a subject: what to read, and two or three methods in focus."""

    type = "theme"
    collection = "themes"

    featured_methods: list[MethodId] = []
    """Methods in focus, by their ids; they are shown first."""
    methods: list[MethodId] = []
    """Further methods, by their ids."""
    articles: list[ArticleId] = []
    """Background articles, by their ids."""
    recommendations: list[RecommendationId] = []
    """Recommendations that matter for the theme, by their ids."""


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
    """What sort of article it is."""
