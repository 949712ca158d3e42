"""What can be cited from an entry's page: the page itself, and the guideline or publication that it describes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from portal_build.catalogue import updated
from portal_build.languages import language_name, show_date
from portal_build.model.advice import Edition, Guideline, Publication
from portal_build.model.common import Organisation, Person, Status
from portal_build.model.entry import Entry
from portal_build.model.practice import Case
from portal_build.model.reference_data import Name, SourceType
from portal_build.model.text import TranslationState
from portal_build.pages.site import Desk
from portal_build.values import value
from portal_build.words import N_

_WHOLE_WORKS = (SourceType.BOOK, SourceType.REPORT, SourceType.THESIS)
# Styles and reference managers set the word before a number themselves.
_VERSION_WORD = re.compile(r"^(?:version|versjon|versie|нусхаи|v\.?)\s*(?=\d)", re.IGNORECASE)
_TRANSLATED = {
    TranslationState.MACHINE: N_("machine translation from %(language)s"),
    TranslationState.DRAFT: N_("draft translation from %(language)s"),
    TranslationState.REVIEWED: N_("translated from %(language)s"),
}


@value
class Creator:
    """Who wrote or edited a work, or stands behind it."""

    name: str
    """The family name, where the given names are known apart from it; else the whole name, as it is written."""
    given: str = ""
    """Given names or initials."""
    is_body: bool = False
    """Whether it is an organisation."""

    @property
    def inverted(self) -> str:
        """`Family, Given`; a name in one piece as it is."""
        return ", ".join(filter(None, (self.name, self.given)))


@value
class Work:
    """A page or document as reference lists describe it. What is not known is empty."""

    key: str
    """Names it among other works: letters a–z, digits, hyphens."""
    type: str
    """`webpage`, `report` or `book`, in the words of the Citation Style Language."""
    title: str
    """Its title, in its own language."""
    language: str
    """The language it is in."""
    authors: tuple[Creator, ...] = ()
    """Who wrote it; where nobody is named, who published it."""
    editors: tuple[Creator, ...] = ()
    """Persons who edited it."""
    publishers: tuple[str, ...] = ()
    """Who published it."""
    site: str = ""
    """The website that a page is part of."""
    issued: str = ""
    """When it was first published, ISO 8601, as exactly as it is known."""
    updated: str = ""
    """When it last changed in a way that matters to readers, if after that."""
    version: str = ""
    """The version, in its publisher's words or number."""
    edition: str = ""
    """The edition, likewise."""
    number: str = ""
    """The publisher's number."""
    isbn: str = ""
    """The ISBN."""
    doi: str = ""
    """The DOI."""
    url: str = ""
    """Its address."""
    remark: str = ""
    """What a reader of the reference must know, such as that the page was withdrawn; in the language of the page."""

    @property
    def date(self) -> str:
        """The date of the version that is cited."""
        return self.updated or self.issued


def works(entry: Entry, desk: Desk) -> tuple[Work, ...]:
    """The page, then the work that it describes, if any; nothing for a draft, which nobody should cite."""
    if entry.facts.status is Status.DRAFT:
        return ()
    described = _described(entry, desk)
    page = _page(entry, desk, described.publishers if described else ())
    return (page, described) if described else (page,)


def _described(entry: Entry, desk: Desk) -> Work | None:
    if isinstance(entry.facts, Guideline):
        return _guideline(entry.id, entry.facts)
    if isinstance(entry.facts, Publication) and entry.facts.editions:
        return _publication(entry, entry.facts, entry.facts.editions[-1], desk)
    return None


def _page(entry: Entry, desk: Desk, theirs: tuple[str, ...]) -> Work:
    """The page; `theirs` are publishers of the work that it describes, who did not publish what the portal says of it."""
    facts, portal, text = entry.facts, desk.site.catalogue.portal, entry.texts[desk.language]
    tellers = [facts.contributor] if isinstance(facts, Case) else []
    publishers = tuple(name for name in _named(facts.publishers) if name not in theirs) or (portal.publisher.name,)
    changed = updated(entry)
    first = facts.published or changed
    return Work(
        key=f"{entry.id}-{desk.language.lower()}",
        type="webpage",
        title=text.title,
        language=desk.language,
        authors=_persons(facts.authors or tellers) or _bodies(publishers),
        publishers=publishers,
        site=desk.local(portal.name).text,
        issued=first.isoformat() if first else "",
        updated=changed.isoformat() if changed and changed != first else "",
        url=desk.site.addresses.absolute(desk.address),
        remark=_remark(entry, desk),
    )


def _remark(entry: Entry, desk: Desk) -> str:
    said = "; ".join(_remarks(entry, desk))
    return said[:1].upper() + said[1:]


def _remarks(entry: Entry, desk: Desk) -> Iterator[str]:
    if withdrawn := entry.facts.withdrawn:
        yield desk.words("withdrawn on %(date)s") % {"date": show_date(withdrawn.date, desk.language)}
    if translation := entry.texts[desk.language].translation:
        yield desk.words(_TRANSLATED[translation.state]) % {"language": language_name(translation.source, desk.language)}


def _guideline(key: str, facts: Guideline) -> Work:
    document = facts.document
    language, title = next(iter(document.title.items()))
    publishers, editors = _named(document.publishers), _persons(document.editors)
    first = document.published or document.revised or ""
    return Work(
        key=key,
        type="report",
        title=title,
        language=language,
        authors=() if editors else _bodies(publishers),
        editors=editors,
        publishers=publishers,
        issued=first,
        updated=document.revised if document.revised and document.revised != first else "",
        version=_VERSION_WORD.sub("", document.version or ""),
        number=document.number or "",
        isbn=document.isbn or "",
        doi=document.doi or "",
    )


def _publication(entry: Entry, facts: Publication, edition: Edition, desk: Desk) -> Work:
    """The newest edition, with what the bibliography knows of it."""
    found = desk.site.catalogue.sources.get(edition.reference or "")
    # A page about the edition has a title and authors of its own.
    source = found if found and found.type in _WHOLE_WORKS else None
    publishers = _named(edition.publishers)
    return Work(
        key=entry.id,
        type="book" if source and source.type is SourceType.BOOK else "report",
        title=source.title if source else entry.source.title,
        language=(source.language if source else None) or facts.source_language,
        authors=_persons(facts.authors) or tuple(map(_creator, source.author if source else ())) or _bodies(publishers),
        publishers=publishers,
        issued=edition.year,
        edition=(source.edition if source else None) or "",
        number=(source.number if source else None) or "",
        isbn=(source.isbn if source else None) or "",
        doi=(source.doi if source else None) or "",
        url=(found.url if found else None) or "",
    )


def _persons(people: Iterable[Person]) -> tuple[Creator, ...]:
    return tuple(map(_person, people))


def _person(one: Person) -> Creator:
    """Only a comma tells the family name from the others; without one the name stays as it is."""
    family, _, given = (part.strip() for part in one.name.partition(","))
    return Creator(family, given) if family and given else Creator(one.name)


def _creator(name: Name) -> Creator:
    return Creator(name.literal, is_body=True) if name.literal else Creator(name.family or "", name.given or "")


def _named(organisations: Iterable[Organisation]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.name for one in organisations))


def _bodies(names: Iterable[str]) -> tuple[Creator, ...]:
    return tuple(Creator(name, is_body=True) for name in names)
