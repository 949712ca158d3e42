# What a type becomes is what its pages are: a method here is an article on a way of working with people, no therapy, and a
# recommendation is a medical one only if a guideline gives it. Strength keeps its publisher's words: schema.org has a fixed
# list of levels of evidence, and scales are never merged.
"""What each type of entry is called in the words of schema.org, and what it says beside that which all works say."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from portal_build.languages import country_name
from portal_build.model import advice, knowledge, practice
from portal_build.model.entry import Entry
from portal_build.model.reference_data import SourceType
from portal_build.outputs.absolute import absolute
from portal_build.outputs.linked.nodes import Node, day, linked, organisation, organisations, person, properties, stated
from portal_build.pages.items import Item
from portal_build.pages.labels import DOCUMENT, VALUE
from portal_build.pages.site import Desk
from portal_build.pages.views import EntryView


def _target_group(entry: Entry, view: EntryView, desk: Desk) -> Node:
    return stated("Audience", audienceType=view.title)


def _article(entry: Entry, view: EntryView, desk: Desk) -> Node:
    return stated("Article", headline=view.title, genre=view.type_label)


def _news(entry: Entry, view: EntryView, desk: Desk) -> Node:
    facts = _facts(entry, practice.News)
    return stated("NewsArticle", headline=view.title, mentions=[linked(one, desk, "Thing") for one in desk.links(facts.concerns)])


def _case(entry: Entry, view: EntryView, desk: Desk) -> Node:
    facts = _facts(entry, practice.Case)
    return _article(entry, view, desk) | properties(contributor=person(facts.contributor, facts.organisation))


def _theme(entry: Entry, view: EntryView, desk: Desk) -> Node:
    facts = _facts(entry, knowledge.Theme)
    ids = [*facts.featured_methods, *facts.methods, *facts.articles, *facts.recommendations]
    return stated("Collection", hasPart=_parts(desk.links(ids), desk))


def _recommendation(entry: Entry, view: EntryView, desk: Desk) -> Node:
    facts, catalogue = _facts(entry, advice.Recommendation), desk.site.catalogue
    whole = catalogue.page_of(facts.part_of)
    medical = whole is not None and whole.type == "guideline"
    strength = ", ".join(item.text for fact in view.facts if fact.id == "strength" for item in fact.items)
    return stated(
        ["MedicalGuidelineRecommendation", "CreativeWork"] if medical else "CreativeWork",
        recommendationStrength=strength if medical else None,
        position=facts.number,
        isPartOf=linked(desk.link(whole), desk) if whole else None,
        mentions=_parts(desk.links(facts.methods), desk),
    )


def _guideline(entry: Entry, view: EntryView, desk: Desk) -> Node:
    facts = _facts(entry, advice.Guideline)
    document = facts.document
    names = [desk.local(document.title, facts.source_language).text, document.title_english]
    return stated(
        ["MedicalGuideline", "CreativeWork"],
        guidelineDate=document.revised or document.published or day(facts.published),
        alternateName=[name for name in names if name and name != view.title],
        version=document.version,
        identifier=[_identifier(name, getattr(document, name), desk) for name in ("number", "isbn", "doi") if getattr(document, name)],
        editor=[person(one) for one in document.editors],
        hasPart=_parts(view.recommendations, desk),
        **properties(publisher=organisations(document.publishers)),
    )


def _publication(entry: Entry, view: EntryView, desk: Desk) -> Node:
    facts = _facts(entry, advice.Publication)
    kind = "Book" if _is_book(facts, desk) else "Report"
    latest = facts.editions[-1].publishers if facts.editions and not facts.publishers else []
    return stated(
        kind,
        workExample=[stated(kind, datePublished=one.year, publisher=organisations(one.publishers)) for one in facts.editions],
        hasPart=_parts(view.recommendations, desk),
        encoding=[stated("MediaObject", name=one.text, contentUrl=absolute(one.href, desk)) for one in view.files],
        **properties(publisher=organisations(latest)),
    )


def _course(entry: Entry, view: EntryView, desk: Desk) -> Node:
    facts = _facts(entry, practice.Course)
    access = facts.access
    conditions = [desk.words(VALUE[access.kind])] if access else []
    if access and access.note:
        conditions.append(desk.local(access.note, facts.source_language).text)
    return stated(
        ["LearningResource", "Article"],
        headline=view.title,
        teaches=[item.text for item in view.objectives],
        provider=organisation(facts.accreditation.provider) if facts.accreditation else None,
        conditionsOfAccess=conditions,
        isPartOf=_issue(facts.edition) if facts.edition else None,
    )


def _event(entry: Entry, view: EntryView, desk: Desk) -> Node:
    facts = _facts(entry, practice.Event)
    country = facts.country and stated("Country", name=country_name(facts.country, desk.language))
    place = stated("Place", name=facts.place, containedInPlace=country) if facts.place or country else None
    return stated(
        "Event",
        startDate=day(facts.start),
        endDate=day(facts.end),
        location=place,
        organizer=organisation(facts.organiser) if facts.organiser else None,
        sameAs=facts.url,
    )


MAKERS: dict[str, Callable[[Entry, EntryView, Desk], Node]] = {
    "target-group": _target_group,
    "method": _article,
    "recommendation": _recommendation,
    "guideline": _guideline,
    "publication": _publication,
    "theme": _theme,
    "article": _article,
    "case": _case,
    "course": _course,
    "news": _news,
    "event": _event,
}
"""Entry type -> what makes of an entry the thing that its page is about. Free pages are about themselves."""


def _facts(entry: Entry, model: type[Any]) -> Any:
    assert isinstance(entry.facts, model), "each type has facts of its own class"
    return entry.facts


def _parts(links: Iterable[Item], desk: Desk) -> list[Node]:
    return [linked(one, desk) for one in links]


def _identifier(name: str, value: str, desk: Desk) -> Node:
    return stated("PropertyValue", name=desk.words(DOCUMENT[name]), propertyID=name, value=value)


def _is_book(facts: advice.Publication, desk: Desk) -> bool:
    sources = [desk.site.catalogue.sources.get(edition.reference or "") for edition in facts.editions]
    return any(source and source.type is SourceType.BOOK for source in sources)


def _issue(edition: practice.JournalIssue) -> Node:
    journal = stated("Periodical", name=edition.journal)
    volume = stated("PublicationVolume", volumeNumber=edition.volume, isPartOf=journal) if edition.volume else journal
    return stated("PublicationIssue", issueNumber=edition.issue, datePublished=edition.year, isPartOf=volume) if edition.issue or edition.year else volume
