# What is said of a work is said by whoever wrote it; what the page is about may be no work at all.
"""What an entry's page is about."""

from __future__ import annotations

from portal_build.catalogue import updated
from portal_build.languages import country_name
from portal_build.model.common import Audience, ChangeKind, Facts, Status
from portal_build.model.entry import Entry
from portal_build.outputs.linked.nodes import (
    ENTRY,
    Node,
    audience,
    day,
    organisations,
    person,
    properties,
    publisher,
    refer,
    stated,
    topic,
)
from portal_build.outputs.linked.types import MAKERS
from portal_build.pages.labels import VALUE
from portal_build.pages.site import Desk
from portal_build.pages.views import EntryView

_MOST_CITED = 20
"""Lines of the reference list that the page's data repeat: a guideline may have hundreds, and its weight is the reader's."""

_NO_WORK = frozenset({"target-group", "event"})
"""Types whose pages are about something that nobody wrote; authors, sources and the like belong to the page itself."""

_OF_OTHERS = frozenset({"guideline", "publication"})
"""Types whose pages tell of a work that somebody else has published: the portal's licence and language are those of the page alone."""

_PAGE_KINDS = {"theme": "CollectionPage", "page": "AboutPage"}


def entry_nodes(entry: Entry, view: EntryView, page: Node, desk: Desk) -> list[Node]:
    """What the page is about, if it is not about itself; gives `page` its kind and what is to be said of it."""
    facts, work = entry.facts, _work(entry, view, desk)
    page["@type"] = _PAGE_KINDS.get(entry.type, "WebPage")
    page |= properties(lastReviewed=day(facts.reviewed))
    maker = MAKERS.get(entry.type)
    if maker is None:
        page |= _dates(entry) | work
        return []
    thing = {"@type": "", "@id": page["url"] + ENTRY} | properties(name=view.title, description=view.lead, url=page["url"])
    if entry.type in _NO_WORK:
        page |= _dates(entry) | work
    else:
        page.pop("description", None)
        thing |= {"mainEntityOfPage": refer(page)} | _dates(entry) | work
        if entry.type in _OF_OTHERS:
            thing |= properties(publisher=organisations(facts.publishers))
        else:
            # Said once, of the work.
            del page["license"], page["publisher"]
            thing |= _issue(facts, desk)
    thing |= maker(entry, view, desk)
    page["mainEntity"] = refer(thing)
    return [thing]


def _dates(entry: Entry) -> Node:
    return properties(datePublished=day(entry.facts.published), dateModified=day(updated(entry)))


def _issue(facts: Facts, desk: Desk) -> Node:
    return properties(
        inLanguage=desk.language,
        license=desk.site.catalogue.portal.licence,
        publisher=organisations(facts.publishers) or refer(publisher(desk)),
    )


def _work(entry: Entry, view: EntryView, desk: Desk) -> Node:
    facts = entry.facts
    return properties(
        author=[person(one) for one in facts.authors],
        about=[node for name in facts.topics if (node := topic(name, desk))],
        audience=[node for name in facts.target_groups if (node := audience(name, desk))],
        spatialCoverage=[stated("Country", name=country_name(code, desk.language)) for code in facts.regions],
        isAccessibleForFree=facts.audience is Audience.PUBLIC,
        expires=day(facts.expires),
        creativeWorkStatus=desk.words(VALUE[facts.status]) if facts.status is not Status.PUBLISHED else None,
        correction=_corrections(facts, desk),
        citation=[one.text for one in view.references[:_MOST_CITED]],
        translationOfWork=_original(entry, desk),
        workTranslation=_translations(entry, desk),
    )


def _corrections(facts: Facts, desk: Desk) -> list[Node]:
    made = [change for change in facts.changes if change.kind is ChangeKind.CORRECTION and change.note]
    return [stated("CorrectionComment", datePublished=day(one.date), text=desk.local(one.note or {}, facts.source_language).text) for one in made]


def _original(entry: Entry, desk: Desk) -> Node | None:
    translation = entry.texts[desk.language].translation
    return {"@id": _name_in(entry, translation.source, desk)} if translation and translation.source in entry.texts else None


def _translations(entry: Entry, desk: Desk) -> list[Node]:
    made = (language for language, text in entry.texts.items() if text.translation and text.translation.source == desk.language)
    return [{"@id": _name_in(entry, language, desk)} for language in made]


def _name_in(entry: Entry, language: str, desk: Desk) -> str:
    url = desk.site.addresses.absolute(desk.site.addresses.entry(entry, language))
    # What is no work of its own cannot be translated: there it is the page.
    return url if entry.type in _NO_WORK or entry.type not in MAKERS else url + ENTRY
