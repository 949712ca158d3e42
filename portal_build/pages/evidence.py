"""How sure we are: ratings on their own scales, evaluations, claims."""

from __future__ import annotations

from portal_build.model.common import Claim
from portal_build.model.knowledge import Evaluation, Rating
from portal_build.model.reference_data import Scale
from portal_build.pages import labels
from portal_build.pages.evidence_views import ClaimView, EvaluationView, LevelView, RatingView
from portal_build.pages.facts import FactMaker
from portal_build.pages.figures import figure
from portal_build.pages.items import Item


def ratings(make: FactMaker) -> tuple[RatingView, ...]:
    """The verdicts on a method, in the order of its file; those on an unknown scale are left out."""
    scales = make.desk.site.catalogue.data.scales
    return tuple(_rating(rating, scales[rating.scale], make) for rating in getattr(make.entry.facts, "ratings", []) if rating.scale in scales)


def evaluations(make: FactMaker) -> tuple[EvaluationView, ...]:
    """What evaluations of a method found."""
    return tuple(_evaluation(one, make) for one in getattr(make.entry.facts, "evaluations", []))


def claims(make: FactMaker) -> tuple[ClaimView, ...]:
    """The numbers that an entry is the home of, each with where it is quoted."""
    return tuple(_claim(claim, make) for claim in make.entry.facts.claims)


def assurance(make: FactMaker, rated: tuple[RatingView, ...], evaluated: tuple[EvaluationView, ...]) -> tuple[Item, ...]:
    """How sure we are, in a few words: verdicts, strength and certainty, kinds of evaluation."""
    facts = make.entry.facts
    shown = [Item(one.level, "#ratings", note=one.scale.text if not one.dimension else f"{one.scale.text}: {one.dimension}") for one in rated]
    for name in ("strength", "certainty"):
        label = make.desk.words(labels.FACT[name])
        shown += [Item(one.text, language=one.language, note=label) for one in make.grading(getattr(facts, name, None))]
    if evaluated:
        kinds = dict.fromkeys(one.kind for one in evaluated)
        shown += [Item(kind, "#evaluations", note=", ".join(dict.fromkeys(one.direction for one in evaluated if one.kind == kind))) for kind in kinds]
    return tuple(shown)


def _rating(rating: Rating, scale: Scale, make: FactMaker) -> RatingView:
    desk, citations = make.desk, make.citations
    chosen = next((level for level in scale.levels if level.id == rating.level), None)
    dimension = next((one for one in scale.dimensions if one.id == rating.dimension), None)
    group = desk.site.catalogue.page_of(rating.target_group)
    return RatingView(
        scale=desk.local(scale.title),
        version=scale.version,
        description=desk.local(scale.description).text if scale.description else "",
        source=citations.link(scale.source),
        dimension=desk.local(dimension.label).text if dimension else "",
        level=desk.local(chosen.label).text if chosen else rating.level,
        outcome=chosen.outcome if chosen else "uncertain",
        levels=tuple(
            LevelView(desk.local(level.label).text, desk.local(level.definition).text if level.definition else "", level.outcome, level is chosen)
            for level in scale.levels
        ),
        target_group=desk.link(group) if group else Item(rating.target_group),
        rater=make.organisation(rating.rater),
        date=desk.day(rating.date),
        reason=make.local(rating.reason),
        reference=citations.link(rating.reference) if rating.reference else None,
    )


def _evaluation(one: Evaluation, make: FactMaker) -> EvaluationView:
    return EvaluationView(
        kind=make.value(one.kind).text,
        independence=make.value(one.independence).text,
        direction=make.value(one.direction).text,
        outcome=one.direction,
        finding=make.local(one.finding),
        date=make.desk.day(one.date) if one.date else None,
        reference=make.citations.link(one.reference),
    )


def _claim(claim: Claim, make: FactMaker) -> ClaimView:
    quoting = [make.desk.site.catalogue.entries[one] for one in make.desk.site.mentions.claims.get(claim.id, ())]
    return ClaimView(
        id=claim.id,
        figure=figure(claim, make.desk.words),
        quantity=make.local(claim.quantity),
        population=make.local(claim.population),
        source=make.citations.link(claim.source) if claim.source else None,
        note=make.local(claim.note) if claim.note else None,
        used_in=tuple(make.desk.link(entry) for entry in quoting if entry.id != make.entry.id),
    )
