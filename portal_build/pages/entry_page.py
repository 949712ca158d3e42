"""An entry's page in one language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from portal_build.languages import language_name
from portal_build.model.entry import Entry
from portal_build.pages import evidence, relations
from portal_build.pages.anchors import on_page
from portal_build.pages.changes import entry_changes
from portal_build.pages.citations import Citations
from portal_build.pages.citing import citing
from portal_build.pages.course_page import course_view
from portal_build.pages.facts import FactMaker
from portal_build.pages.following import following
from portal_build.pages.items import Item
from portal_build.pages.labels import TYPE
from portal_build.pages.notices import notices
from portal_build.pages.paper import paper
from portal_build.pages.site import Desk, comparable
from portal_build.pages.terms import Terms
from portal_build.pages.text_links import resolve
from portal_build.pages.type_facts import facts_of_type
from portal_build.pages.views import EntryView, SectionView, TocItem


def entry_view(entry: Entry, desk: Desk) -> EntryView:
    """Everything that the page of `entry` in the reader's language shows."""
    citations, terms = Citations(desk), Terms(desk)
    make = FactMaker(entry, desk, citations)
    facts, words, text = entry.facts, desk.words, entry.texts[desk.language]
    # The text comes first: its citations get the first numbers.
    sections = _sections(entry, desk, citations, terms)
    rated, evaluated = evidence.ratings(make), evidence.evaluations(make)
    claims = evidence.claims(make)
    editions = make.editions()
    dates, warned = make.dates(), notices(entry, desk)
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
        assurance=evidence.assurance(make),
        dates=dates,
        facts=facts_of_type(make),
        sections=sections,
        toc=(),
        groups=relations.groups(entry, desk),
        claims=claims,
        references=citations.references(),
        changes=entry_changes(entry, desk),
        about=make.about(),
        paper=paper(make, dates, warned),
        comparable=comparable(entry),
        ratings=rated,
        evaluations=evaluated,
        document=make.document(),
        editions=editions,
        recommendations=_recommendations(entry, desk),
        featured=desk.current(getattr(facts, "featured_methods", [])),
        objectives=tuple(make.local(objective.text) for objective in getattr(facts, "objectives", [])),
        accreditation=make.accreditation(),
        course=course_view(make, sections),
        files=_files(make),
        cited=citing(entry, desk),
        calendar=desk.href(desk.site.addresses.calendar_of(entry, desk.language)) if entry.type == "event" and not entry.withdrawn else "",
        follow=following(desk, {text.title: desk.address}) if entry.type == "target-group" and not entry.withdrawn else None,
        terms=terms.used(),
    )
    return _with_toc(view, desk)


def _sections(entry: Entry, desk: Desk, citations: Citations, terms: Terms) -> tuple[SectionView, ...]:
    chapters = {on_page(chapter.id): chapter for chapter in getattr(entry.facts, "chapters", [])}
    shown = []
    for section in desk.site.rendered[entry.id, desk.language]:
        chapter = chapters.get(section.id)
        html = resolve(section.html, entry, desk, citations, terms)
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
        (view.course and view.course.access, "get-access", words("How to get access")),
        (view.objectives, "objectives", words("After this course you …")),
        (view.featured, "featured", words("Methods in focus")),
    )
    further = (
        (view.ratings, "ratings", words("Ratings")),
        (view.evaluations, "evaluations", words("Evaluations")),
        (view.recommendations, "recommendations", words("Recommendations")),
        (view.editions, "editions", words("Editions")),
        (view.document, "document", words("Bibliographic facts")),
        (view.course and view.course.questions, "self-test", words("Self-test")),
        (view.course, "study-record", words("Study record")),
        (view.accreditation, "accreditation", words("Accreditation")),
        (view.claims, "claims", words("Figures")),
        (view.files, "files", words("Files")),
        (view.groups, "related", words("Related")),
        (view.terms, "terms-used", words("Terms on this page")),
        (view.references, "references", words("References")),
        (view.changes, "history", words("History")),
        (view.cited, "cite", words("Cite this page")),
    )
    lines = [TocItem(title, f"#{anchor}") for block, anchor, title in opening if block]
    lines += [TocItem(f"{section.number} {section.title}".strip(), f"#{section.id}") for section in view.sections if section.id]
    lines += [TocItem(title, f"#{anchor}") for block, anchor, title in further if block]
    return replace(view, toc=tuple(lines))
