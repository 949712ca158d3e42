"""What only one type of entry has in its `entry.yml`."""

from __future__ import annotations

from collections.abc import Callable

from tests.bench.facts import FactsWriter, Values
from tests.bench.plan import ARCHETYPES, DIMENSIONS, LEVELS, SCALE, SETTINGS, Plan, Planned


def write_facts(plan: Plan, entry: Planned) -> Values:
    """All facts of an entry; what is empty is left out."""
    own = FactsWriter(plan, entry)
    facts = own.common() | _BY_TYPE[entry.type](own) | {"claims": own.claims}
    return {key: value for key, value in facts.items() if value != []}


def _target_group(own: FactsWriter) -> Values:
    size = own.claim("persons", own.random.randint(20, 900) * 100)
    earlier = own.plan.by_type["target-group"]
    broader = [earlier[0]] if own.entry.id != earlier[0] and own.maybe(0.4) else []
    return {"size_estimates": [size], "broader": broader}


def _method(own: FactsWriter) -> Values:
    random = own.random
    return {
        "setting": random.sample(SETTINGS, random.randint(1, 2)),
        "providers": own.locals(1, 2),
        "places": [{"name": own.name(), "country": own.country} for _ in range(random.randint(1, 3))],
        "start": str(random.randint(2005, 2024)),
        "duration": own.local(2, 4),
        "cost_level": random.choice(["very-low", "low", "moderate", "high", "very-high"]),
        "competences": own.locals(1, 3),
        "materials": [{"title": own.local(), "url": "https://www.example.org/material"}],
        "contact": {"organisation": own.name(), "email": "contact@example.org"},
        "evaluations": [_evaluation(own) for _ in range(random.choice([0, 1, 1, 2]))],
        "ratings": _ratings(own),
    }


def _evaluation(own: FactsWriter) -> Values:
    return {
        "kind": own.random.choice(["final-evaluation", "internal-evaluation", "effect-study", "process-evaluation"]),
        "independence": own.random.choice(["independent", "developer", "not-stated"]),
        "direction": own.random.choice(["benefit", "benefit", "mixed", "no-effect", "unclear"]),
        "finding": own.local(8, 14),
        "date": own.day()[:7],
        "reference": own.source(),
    }


def _ratings(own: FactsWriter) -> list[Values]:
    if not own.maybe(0.5):
        return []
    group, rater, year = own.plan.some(own.random, "target-group", 1, 1)[0], own.organisation(), own.day()[:4]
    return [
        {"scale": SCALE, "dimension": dimension, "level": own.random.choice(LEVELS), "target_group": group}
        | {"rater": rater, "date": year, "reason": own.local(), "reference": own.source()}
        for dimension in DIMENSIONS
    ]


def _recommendation(own: FactsWriter) -> Values:
    whole, parts = next((whole, parts) for whole, parts in own.plan.parts.items() if own.entry.id in parts)
    return {
        "part_of": whole,
        "number": str(parts.index(own.entry.id) + 1),
        "strength": {"scale": SCALE, "level": own.random.choice(LEVELS)},
        "certainty": {"scale": SCALE, "level": own.random.choice(LEVELS)},
        "methods": own.plan.some(own.random, "method", 1, 3),
        "activities": own.locals(2, 4),
    }


def _publication(own: FactsWriter) -> Values:
    own.claim("percent", own.random.randint(5, 70))
    editions = [{"year": year, "publishers": [own.organisation()], "reason": own.local()} for year in ("2016", "2021")]
    return {
        "editions": editions,
        "recommendations": own.plan.parts[own.entry.id],
    }


def _guideline(own: FactsWriter) -> Values:
    parts = own.plan.parts[own.entry.id]
    third = -(-len(parts) // 3)
    chapters = [
        {
            "id": f"chapter-{number + 1}",
            "number": str(number + 1),
            "recommendations": parts[number * third : (number + 1) * third],
        }
        for number in range(3)
    ]
    document = {
        "title": {own.entry.source_language: own.local()[own.entry.source_language]},
        "version": "2.1",
        "status": own.local(1, 2),
        "number": f"IS-{own.random.randint(1000, 2999)}",
        "published": own.day(),
        "expires": "2099-01-01",
        "publishers": [own.organisation()],
        "editors": [own.person()],
        "publication_type": own.local(2, 3),
    }
    return {"document": document, "chapters": chapters, "recommendations": parts}


def _theme(own: FactsWriter) -> Values:
    methods = own.plan.some(own.random, "method", 8, 8)
    return {
        "featured_methods": methods[:2],
        "methods": methods[2:],
        "articles": own.plan.some(own.random, "article", 3, 6),
        "recommendations": own.plan.some(own.random, "recommendation", 2, 5),
    }


def _article(own: FactsWriter) -> Values:
    return {"kind": own.random.choice(["background", "overview", "interview", "comment"])}


def _case(own: FactsWriter) -> Values:
    return {
        "contributor": own.person(),
        "organisation": own.organisation(),
        "archetypes": own.random.sample(ARCHETYPES, own.random.randint(1, 2)),
        "level": own.random.choice(["system", "organisation", "team", "individual"]),
        "method": own.plan.some(own.random, "method", 1, 1)[0],
    }


def _course(own: FactsWriter) -> Values:
    objectives = [{"id": f"objective-{number}", "text": own.local(8, 14)} for number in range(1, 4)]
    return {
        "chapters": [{"id": f"chapter-{number}", "number": f"{number:02}"} for number in range(1, 5)],
        "objectives": objectives,
        "access": {"kind": "login", "note": own.local()},
        "accreditation": {"points": own.random.randint(1, 4), "provider": own.organisation()},
        "questions": [_question(own, number) for number in range(1, 4)],
    }


def _question(own: FactsWriter, number: int) -> Values:
    options = [{"id": f"option-{letter}", "text": own.local()} for letter in "abc"]
    answer = f"option-{own.random.choice('abc')}"
    question = {"id": f"question-{number}", "objective": f"objective-{number}", "prompt": own.local(8, 14)}
    return question | {"options": options, "answer": answer, "why": own.local(8, 14)}


def _news(own: FactsWriter) -> Values:
    return {"kind": own.random.choice(["news", "funding"]), "concerns": own.plan.any(own.random, 1, 3, but=own.entry.id)}


def _event(own: FactsWriter) -> Values:
    facts = {"start": "2099-05-04", "end": "2099-05-05", "place": own.name(), "country": own.country}
    return facts | {"organiser": own.organisation(), "concerns": own.plan.any(own.random, 1, 3, but=own.entry.id)}


def _page(own: FactsWriter) -> Values:
    return {"menu": "footer"}


_BY_TYPE: dict[str, Callable[[FactsWriter], Values]] = {
    "target-group": _target_group,
    "method": _method,
    "recommendation": _recommendation,
    "publication": _publication,
    "guideline": _guideline,
    "theme": _theme,
    "article": _article,
    "case": _case,
    "course": _course,
    "news": _news,
    "event": _event,
    "page": _page,
}
