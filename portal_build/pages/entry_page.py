"""An entry's page in one language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from portal_build.catalogue import PublicChange, history
from portal_build.languages import language_name
from portal_build.model.entry import Entry
from portal_build.model.practice import Course
from portal_build.pages import evidence, relations
from portal_build.pages.anchors import on_page
from portal_build.pages.citations import Citations
from portal_build.pages.facts import FactMaker
from portal_build.pages.items import Item
from portal_build.pages.labels import CHANGE, TYPE
from portal_build.pages.notices import notices
from portal_build.pages.paper import paper
from portal_build.pages.site import Desk
from portal_build.pages.text_links import resolve
from portal_build.pages.type_facts import facts_of_type
from portal_build.pages.views import ChangeView, EntryView, QuestionView, SectionView, TocItem


def entry_view(entry: Entry, desk: Desk) -> EntryView:
    """Everything that the page of `entry` in the reader's language shows."""
    citations = Citations(desk)
    make = FactMaker(entry, desk, citations)
    facts, words, text = entry.facts, desk.words, entry.texts[desk.language]
    # The text comes first: its citations get the first numbers.
    sections = _sections(entry, desk, citations)
    rated, evaluated = evidence.ratings(make), evidence.evaluations(make)
    claims = evidence.claims(make)
    editions = make.editions()
    warned = notices(entry, desk)
    for key in facts.references:
        citations.link(key)
    view = EntryView(
        id=entry.id,
        type=entry.type,
        type_label=words(TYPE[entry.type]),
        title=text.title,
        lead=text.lead,
        notices=warned,
        for_whom=desk.links(facts.target_groups),
        assurance=evidence.assurance(make, rated, evaluated),
        dates=make.dates(),
        facts=facts_of_type(make),
        sections=sections,
        toc=(),
        groups=relations.groups(entry, desk),
        claims=claims,
        references=citations.references(),
        changes=tuple(change_view(change, entry, desk) for change in history(entry)),
        about=make.about(),
        paper=paper(make, warned),
        ratings=rated,
        evaluations=evaluated,
        document=make.document(),
        editions=editions,
        recommendations=_recommendations(entry, desk),
        featured=desk.links(getattr(facts, "featured_methods", [])),
        objectives=tuple(make.local(objective.text) for objective in getattr(facts, "objectives", [])),
        accreditation=make.accreditation(),
        questions=_questions(make),
        files=_files(make),
    )
    return _with_toc(view, desk)


def _sections(entry: Entry, desk: Desk, citations: Citations) -> tuple[SectionView, ...]:
    chapters = {on_page(chapter.id): chapter for chapter in getattr(entry.facts, "chapters", [])}
    shown = []
    for section in desk.site.rendered[entry.id, desk.language]:
        chapter = chapters.get(section.id)
        html = resolve(section.html, entry, desk, citations)
        links = tuple(_numbered(chapter.recommendations, desk)) if chapter else ()
        shown.append(SectionView(section.id, section.title, html, chapter.number if chapter else "", links))
    return tuple(shown)


def _numbered(ids: list[str], desk: Desk) -> Iterator[Item]:
    for one in ids:
        if entry := desk.site.catalogue.page_of(one):
            yield desk.link(entry, number=getattr(entry.facts, "number", ""))


def _recommendations(entry: Entry, desk: Desk) -> tuple[Item, ...]:
    if entry.type not in ("guideline", "publication"):
        return ()
    return tuple(_numbered(getattr(entry.facts, "recommendations", []), desk))


def change_view(change: PublicChange, entry: Entry, desk: Desk) -> ChangeView:
    """A line of a history."""
    note = desk.local(change.note, entry.facts.source_language) if change.note else None
    return ChangeView(change.kind, desk.words(CHANGE[change.kind]), desk.day(change.date), note)


def _questions(make: FactMaker) -> tuple[QuestionView, ...]:
    course = make.entry.facts
    if not isinstance(course, Course):
        return ()
    objectives = {objective.id: make.local(objective.text) for objective in course.objectives}
    return tuple(
        QuestionView(
            id=f"question-{question.id}",
            prompt=make.local(question.prompt),
            options=tuple((make.local(option.text), option.id == question.answer) for option in question.options),
            why=make.local(question.why),
            objective=objectives.get(question.objective, Item("")),
        )
        for question in course.questions
    )


def _files(make: FactMaker) -> tuple[Item, ...]:
    shown = []
    for attachment in getattr(make.entry.facts, "files", []):
        if attachment.file in make.entry.files:
            title = make.local(attachment.title)
            language = language_name(attachment.language, make.desk.language) if attachment.language else ""
            note = ", ".join(part for part in (attachment.file, language) if part)
            shown.append(Item(title.text, make.desk.file(make.entry, attachment.file), title.language, note))
    return tuple(shown)


def _with_toc(view: EntryView, desk: Desk) -> EntryView:
    """The view with its list of sections, in the order of the page: what opens it, the text's headings, further blocks."""
    words = desk.words
    opening = (
        (view.objectives, "objectives", words("What you will learn")),
        (view.featured, "featured", words("Methods in focus")),
    )
    further = (
        (view.ratings, "ratings", words("Ratings")),
        (view.evaluations, "evaluations", words("Evaluations")),
        (view.recommendations, "recommendations", words("Recommendations")),
        (view.editions, "editions", words("Editions")),
        (view.document, "document", words("Bibliographic facts")),
        (view.questions, "self-test", words("Self-test")),
        (view.accreditation, "accreditation", words("Accreditation")),
        (view.claims, "claims", words("Figures")),
        (view.files, "files", words("Files")),
        (view.groups, "related", words("Related")),
        (view.references, "references", words("References")),
        (view.changes, "history", words("History")),
    )
    lines = [TocItem(title, f"#{anchor}") for block, anchor, title in opening if block]
    lines += [TocItem(f"{section.number} {section.title}".strip(), f"#{section.id}") for section in view.sections if section.id]
    lines += [TocItem(title, f"#{anchor}") for block, anchor, title in further if block]
    return replace(view, toc=tuple(lines))
