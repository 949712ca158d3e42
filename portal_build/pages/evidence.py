"""How sure we are: ratings on their own scales, evaluations, claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from portal_build.model.common import Claim
from portal_build.model.knowledge import Evaluation, Rating
from portal_build.model.reference_data import Scale
from portal_build.pages import labels
from portal_build.pages.evidence_views import ClaimView, DeclarationView, EvaluationView, LevelView, RatedView, RatingView, ScaleView
from portal_build.pages.facts import FactMaker
from portal_build.pages.figures import figure
from portal_build.pages.findings import findings, public, said, word
from portal_build.pages.items import Finding, Item
from portal_build.pages.radar import Radar, Spoke, radar


def ratings(make: FactMaker) -> tuple[RatedView, ...]:
    """The verdicts on a method by target group, in the order of its file; see `public` for those that are left out."""
    by_group: dict[str, list[list[Rating]]] = {}
    for rating in public(getattr(make.entry.facts, "ratings", []), make.desk.site.catalogue):
        _declare(by_group.setdefault(rating.target_group, []), rating)
    return tuple(_rated(group, declared, make) for group, declared in by_group.items())


def _declare(declared: list[list[Rating]], rating: Rating) -> None:
    """Put a rating to those of the same scale, rater and day that rate other dimensions, or else by itself."""
    for others in declared:
        first = others[0]
        together = (first.scale, first.rater, first.date) == (rating.scale, rating.rater, rating.date)
        if together and rating.dimension and all(one.dimension and one.dimension != rating.dimension for one in others):
            others.append(rating)
            return
    declared.append([rating])


def evaluations(make: FactMaker) -> tuple[EvaluationView, ...]:
    """What evaluations of a method found."""
    return tuple(_evaluation(one, make) for one in getattr(make.entry.facts, "evaluations", []))


def claims(make: FactMaker) -> tuple[ClaimView, ...]:
    """The numbers that an entry is the home of, each with where it is quoted."""
    return tuple(_claim(claim, make) for claim in make.entry.facts.claims)


def assurance(make: FactMaker) -> tuple[Finding, ...]:
    """How sure we are, in a few words: verdicts, what evaluations found, strength and certainty."""
    shown = list(findings(make.entry, make.desk, "#ratings", "#evaluations"))
    for name in ("strength", "certainty"):
        label = make.desk.words(labels.FACT[name])
        shown += [Finding(one.text, language=one.language, note=label) for one in make.grading(getattr(make.entry.facts, name, None))]
    return tuple(shown)


def rated_anchor(group: str) -> str:
    """Where the page of a method shows its ratings for a target group."""
    return f"rated-{group}"


def _rated(group: str, declared: Iterable[list[Rating]], make: FactMaker) -> RatedView:
    link = make.desk.link(make.desk.site.catalogue.entries[group])
    return RatedView(rated_anchor(group), link, tuple(_declaration(one, make) for one in declared))


def _declaration(declared: list[Rating], make: FactMaker) -> DeclarationView:
    first = declared[0]
    scale = make.desk.site.catalogue.data.scales[first.scale]
    view = _scale(scale, make)
    rows = tuple(_rows(declared, scale, make))
    return DeclarationView(
        scale=view,
        ratings=rows,
        rater=make.organisation(first.rater),
        date=make.desk.day(first.date),
        reference=make.citations.link(first.reference) if first.reference and len({one.reference for one in declared}) == 1 else None,
        chart=_chart(view, rows, make) if len(scale.dimensions) > 2 and sum(1 for row in rows if row.step) > 2 else None,
    )


def _rows(declared: list[Rating], scale: Scale, make: FactMaker) -> Iterator[RatingView]:
    """The verdicts in the order of the scale's dimensions, then those on none that it has."""
    rated = {rating.dimension: rating for rating in declared}
    for dimension in scale.dimensions if any(rated) else ():
        rating = rated.pop(dimension.id, None)
        label = word(dimension.label, make.desk)
        yield _rating(rating, scale, label, make) if rating else RatingView("", label, None, 0, "", "", None, None)
    for rating in rated.values():
        yield _rating(rating, scale, Item(rating.dimension) if rating.dimension else None, make)


def _rating(rating: Rating, scale: Scale, dimension: Item | None, make: FactMaker) -> RatingView:
    desk = make.desk
    step = next((place for place, level in enumerate(scale.levels, 1) if level.id == rating.level), 0)
    chosen = scale.levels[step - 1] if step else None
    return RatingView(
        key=f"{rating.scale}.{rating.dimension}" if rating.dimension else rating.scale,
        dimension=dimension,
        level=word(chosen.label, desk) if chosen else Item(rating.level),
        step=step,
        outcome=chosen.outcome if chosen else "uncertain",
        said=said(chosen, desk),
        reason=make.local(rating.reason),
        reference=make.citations.link(rating.reference) if rating.reference else None,
    )


def _scale(scale: Scale, make: FactMaker) -> ScaleView:
    local = make.desk.local
    return ScaleView(
        title=local(scale.title),
        version=scale.version,
        description=local(scale.description) if scale.description else None,
        source=make.citations.link(scale.source),
        levels=tuple(LevelView(word(level.label, make.desk), local(level.definition) if level.definition else None, level.outcome) for level in scale.levels),
    )


def _chart(scale: ScaleView, rows: Iterable[RatingView], make: FactMaker) -> Radar:
    words = make.desk.words
    named = [(row.dimension.text if row.dimension else "", row) for row in rows]
    spokes = [Spoke(label, row.step, row.outcome) for label, row in named]
    title = words("Radar chart: %(scale)s") % {"scale": scale.title.text}
    described = " ".join(f"{label}: {_in_words(row, len(scale.levels), make)}." for label, row in named)
    return radar(spokes, [level.label.text for level in scale.levels], title, described, words("not rated"))


def _in_words(row: RatingView, steps: int, make: FactMaker) -> str:
    if row.level is None:
        return make.desk.words("not rated")
    level = f"{row.level.text} – {row.said}" if row.said else row.level.text
    place = make.desk.words("step %(step)s of %(steps)s") % {"step": row.step, "steps": steps}
    return f"{level}, {place}" if row.step else level


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
