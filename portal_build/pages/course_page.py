"""What a course's page shows beside what any entry's page shows: self-test, access, accreditation, study record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from portal_build.model.practice import Access, AccessKind, Course, Question
from portal_build.pages.anchors import on_page
from portal_build.pages.course_views import AccessView, CourseView, ObjectiveView, OptionView, QuestionView
from portal_build.pages.facts import FactMaker
from portal_build.pages.items import Fact, Item
from portal_build.pages.notices import accreditation_ended
from portal_build.pages.type_facts import issue_of
from portal_build.pages.views import SectionView


def course_view(make: FactMaker, sections: tuple[SectionView, ...]) -> CourseView | None:
    """What the page of a course needs; None for other types."""
    course = make.entry.facts
    if not isinstance(course, Course):
        return None
    objectives = _numbered(course, make)
    chapters = {section.id: Item(section.title, f"#{section.id}", number=section.number) for section in sections if section.number}
    return CourseView(
        key=f"course:{make.entry.id}",
        chapters=tuple(chapters.values()),
        questions=tuple(_question(question, objectives, make) for question in course.questions),
        tested=tuple(_tested(course, chapters, objectives)),
        access=_access(course, sections, make),
        points=_points(course, make),
        ended=accreditation_ended(make.entry, make.desk),
        record=tuple(_record(course, make)),
        words=_words(len(chapters), make),
    )


def _question(question: Question, objectives: dict[str, Item], make: FactMaker) -> QuestionView:
    options = tuple(
        OptionView(make.local(option.text), option.id == question.answer, make.local(option.why) if option.why else None) for option in question.options
    )
    return QuestionView(
        id=f"question-{question.id}",
        prompt=make.local(question.prompt),
        options=options,
        why=make.local(question.why),
        objective=objectives.get(question.objective, Item("")),
    )


def _numbered(course: Course, make: FactMaker) -> dict[str, Item]:
    """Id -> objective with its number."""
    return {one.id: replace(make.local(one.text), number=str(number)) for number, one in enumerate(course.objectives, 1)}


def _tested(course: Course, chapters: dict[str, Item], objectives: dict[str, Item]) -> Iterator[ObjectiveView]:
    tested = {question.objective for question in course.questions}
    for objective in course.objectives:
        if objective.id in tested:
            taught = tuple(chapters[on_page(one)] for one in objective.chapters if on_page(one) in chapters)
            yield ObjectiveView(objectives[objective.id], taught)


def _access(course: Course, sections: tuple[SectionView, ...], make: FactMaker) -> AccessView | None:
    access, granted = course.access, course.accreditation
    if access is None or access.kind is not AccessKind.LOGIN:
        return None
    words = make.desk.words
    here = [Item(section.title, f"#{section.id}") for section in sections if section.id == "abstract"]
    here += [Item(words("Learning objectives"), "#objectives")] if course.objectives else []
    here += [Item(words("Self-test"), "#self-test")] if course.questions else []
    provider = granted.provider.name if granted else course.edition.journal if course.edition else ""
    note = make.local(access.note) if access.note else None
    return AccessView(tuple(here), provider, note, _door(access, course))


def _door(access: Access, course: Course) -> str:
    """Where readers sign in: the nearest address that is known."""
    granted = course.accreditation
    return access.url or (granted and (granted.provider_url or granted.provider.url)) or ""


def _points(course: Course, make: FactMaker) -> Item | None:
    granted = course.accreditation
    return Item(granted.provider.name, granted.provider_url or granted.provider.url or "") if granted else None


def _record(course: Course, make: FactMaker) -> Iterator[Fact]:
    if course.edition:
        yield make.fact("edition", [Item(issue_of(course.edition))])
    if course.accreditation:
        yield Fact("provider", make.desk.words("Provider"), (make.organisation(course.accreditation.provider),))


def _words(chapters: int, make: FactMaker) -> dict[str, str]:
    words = make.desk.words
    return {
        "progress": words.ngettext("{n} of {all} chapter read", "{n} of {all} chapters read", chapters),
        "read": words("read"),
        "read_on": words("read on {date}"),
        "unread": words("not marked as read"),
        "deleted": words("Deleted. No chapter is marked as read any more."),
        "check": words("Check this answer"),
        "choose": words("Choose an answer first."),
        "right": words("Right"),
        "wrong": words("Incorrect"),
        "right_answer": words("right answer"),
        "your_answer": words("your answer"),
        "result": words("{n} of {all} right"),
        "unchecked": words("{n} not checked yet"),
    }
