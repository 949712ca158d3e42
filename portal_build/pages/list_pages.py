"""Pages that list: front page, topics, A–Z, glossary, search, not found, root."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TypeVar
from urllib.parse import quote

from portal_build.catalogue import updated
from portal_build.languages import in_order, initial, language_name, native_name
from portal_build.model import COLLECTIONS
from portal_build.model.entry import Entry
from portal_build.model.reference_data import Concept
from portal_build.pages import labels
from portal_build.pages.anchors import on_page
from portal_build.pages.following import following
from portal_build.pages.items import Fact, Group, Item
from portal_build.pages.list_views import GlossaryView, IndexView, ListView, RootView, TermView
from portal_build.pages.relations import by_type
from portal_build.pages.shell_views import LanguageView
from portal_build.pages.site import Desk

Line = TypeVar("Line")

_NEWEST = 5
_USES_SHOWN = 20


def home_view(desk: Desk) -> ListView:
    """The front page: themes, target groups, topics, the newest, and the way to every list."""
    portal, words, catalogue = desk.site.catalogue.portal, desk.words, desk.site.catalogue
    themes = _readable(catalogue.of_type("theme"), desk)
    people = _readable(catalogue.of_type("target-group"), desk)
    newest = sorted(_readable(catalogue.current, desk), key=lambda entry: updated(entry) or date.min, reverse=True)
    newest = [entry for entry in newest if entry.type != "page"][:_NEWEST]
    groups = (
        Group("themes", words("Themes"), tuple(map(desk.link, themes)), _whole("themes", desk)),
        Group("target-groups", words("Target groups"), tuple(map(desk.link, people)), _whole("target-groups", desk)),
        Group("evidence", words("What is known of methods"), _map_card(desk) if catalogue.of_type("method") else ()),
        Group("topics", words("Topics"), _topic_links(desk), _whole("topics", desk)),
        Group("new", words("New and updated"), tuple(_dated(entry, updated(entry), desk) for entry in newest), _whole("changes", desk)),
        Group("collections", words("Everything on the portal"), tuple(_collections(desk))),
    )
    elsewhere = () if themes else _elsewhere((entry for entry in catalogue.current if entry.type != "page"), desk)
    return ListView(desk.local(portal.name).text, desk.local(portal.tagline).text, tuple(group for group in groups if group.links), elsewhere)


def topics_view(desk: Desk) -> ListView:
    """All topics."""
    title = desk.words("Topics")
    return ListView(title, desk.words("What the entries are about, across types and target groups."), (Group("topics", title, _topic_links(desk)),))


def topic_view(topic: str, desk: Desk) -> ListView:
    """A topic with the entries about it, one list a type."""
    concepts = desk.site.catalogue.concepts.get("topics", {})
    concept = concepts[topic]
    groups, elsewhere = by_type(desk.site.catalogue.by_topic.get(topic, ()), desk)
    narrower = [one.id for one in concepts.values() if topic in one.broader]
    facts = (
        Fact("other", desk.words("Also called"), tuple(Item(name) for name in concept.altLabel.get(desk.language, []))),
        Fact("broader", desk.words("Part of the wider topic"), desk.concepts("topics", concept.broader)),
        Fact("narrower", desk.words("Narrower topics"), desk.concepts("topics", narrower)),
    )
    lead, title = desk.local(concept.definition or {}), desk.local(concept.prefLabel)
    links = tuple(desk.link(entry) for entry in elsewhere)
    shown, follow = tuple(fact for fact in facts if fact.items), following(desk, {title.text: desk.address})
    return ListView(title.text, lead.text, groups, links, shown, follow, title.language, lead.language)


def index_view(desk: Desk) -> IndexView:
    """A–Z of all entries, topics and terms in the reader's language."""
    items = [desk.link(entry) for entry in _readable(desk.site.catalogue.current, desk)]
    topic_word, term_word = desk.words("Topic"), desk.words("Term")
    items += [replace(link, lead="", kind=topic_word) for link in _topic_links(desk)]
    glossary = desk.href(desk.site.addresses.section("glossary", desk.language))
    terms = desk.site.catalogue.concepts.get("glossary", {}).values()
    items += [Item(term.prefLabel[desk.language], f"{glossary}#{on_page(term.id)}", kind=term_word) for term in terms if desk.language in term.prefLabel]
    lead = desk.words("Everything on the portal in alphabetical order.")
    return IndexView(desk.words("A–Z"), lead, _lettered(items, desk, lambda item: item.text), _elsewhere(desk.site.catalogue.current, desk))


def glossary_view(desk: Desk) -> GlossaryView:
    """The glossary for a reader: all terms, those without a name in the reader's language at the end."""
    lead = desk.words("Words of the field, explained in plain language.")
    terms = [_term(concept, desk) for concept in desk.site.catalogue.concepts.get("glossary", {}).values()]
    own = [term for term in terms if not term.language]
    elsewhere = in_order((term for term in terms if term.language), desk.language, lambda term: term.label)
    return GlossaryView(desk.words("Glossary"), lead, _lettered(own, desk, lambda term: term.label), tuple(elsewhere))


def not_found_view(desk: Desk) -> ListView:
    """What to do when a page is not there."""
    words = desk.words
    links = (
        Item(desk.local(desk.site.catalogue.portal.name).text, desk.href(desk.site.addresses.home(desk.language))),
        desk.section("search", words("Search")),
        desk.section("index", words("A–Z")),
    )
    lead = words("The page may have moved, or the address may be mistyped.")
    return ListView(words("Page not found"), lead, (Group("ways", words("Try instead"), links),))


def root_view(desk: Desk) -> RootView:
    """The languages to choose from."""
    return _languages(desk, dict(desk.site.catalogue.portal.tagline))


def root_not_found_view(desk: Desk) -> RootView:
    """That a page is not there, said in every language: the address may not tell which one the reader wants."""
    return _languages(desk, {language: words("Page not found") for language, words in desk.site.words.items()})


def _languages(desk: Desk, said: dict[str, str]) -> RootView:
    names = []
    for language in desk.site.catalogue.languages:
        view = LanguageView(language, native_name(language), desk.href(desk.site.addresses.home(language)), False)
        names.append((view, desk.site.catalogue.portal.name[language], said[language]))
    return RootView(tuple(names))


def _topic_links(desk: Desk) -> tuple[Item, ...]:
    """All topics in alphabetical order, with what each means."""
    links = []
    for topic, concept in desk.site.catalogue.concepts.get("topics", {}).items():
        if link := desk.concept("topics", topic):
            lead = desk.local(concept.definition or {})
            links.append(replace(link, lead=lead.text, lead_language=(lead.language or desk.language) if lead.language != link.language else ""))
    return tuple(in_order(links, desk.language, lambda link: link.text))


def _term(concept: Concept, desk: Desk) -> TermView:
    name = desk.local(concept.prefLabel)
    others = tuple(
        Item(concept.prefLabel[language], language=language, note=language_name(language, desk.language))
        for language in desk.site.catalogue.languages
        if language in concept.prefLabel and language not in (desk.language, name.language)
    )
    used_in, more = _used_in(concept, name.text, desk)
    return TermView(
        id=on_page(concept.id),
        label=name.text,
        other=tuple(concept.altLabel.get(name.language or desk.language, [])),
        definition=desk.local(concept.definition) if concept.definition else None,
        languages=others,
        see=desk.current(concept.see),
        language=name.language,
        note=name.note,
        used_in=used_in,
        more=more,
    )


def _used_in(concept: Concept, name: str, desk: Desk) -> tuple[tuple[Item, ...], Item | None]:
    """Entries that use a term, and a search for more where there are more than a reader would look through."""
    entries = [desk.site.catalogue.entries[one] for one in desk.site.mentions.terms.get((desk.language, concept.id), ())]
    shown = tuple(map(desk.link, _readable(entries, desk)[:_USES_SHOWN]))
    if len(entries) <= _USES_SHOWN:
        return shown, None
    search = f"{desk.site.addresses.section('search', desk.language)}?q={quote(name)}"
    left = len(entries) - _USES_SHOWN
    return shown, Item(desk.words.ngettext("%(number)s further page", "%(number)s further pages", left) % {"number": left}, desk.href(search))


def _lettered(lines: Iterable[Line], desk: Desk, text: Callable[[Line], str]) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """Letter -> lines, in alphabetical order."""
    letters: dict[str, list[Line]] = {}
    for line in in_order(lines, desk.language, text):
        letters.setdefault(initial(text(line), desk.language), []).append(line)
    return tuple((letter, tuple(under)) for letter, under in letters.items())


def _readable(entries: Iterable[Entry], desk: Desk) -> list[Entry]:
    return in_order((entry for entry in entries if desk.language in entry.texts), desk.language, lambda entry: entry.texts[desk.language].title)


def _elsewhere(entries: Iterable[Entry], desk: Desk) -> tuple[Item, ...]:
    """Entries without a text for this reader, each leading to the language it was written in."""
    others = [entry for entry in entries if desk.language not in entry.texts]
    return tuple(desk.link(entry) for entry in in_order(others, desk.language, lambda entry: entry.source.title))


def _dated(entry: Entry, day: date | None, desk: Desk) -> Item:
    link = desk.link(entry)
    if day is None:
        return link
    shown = desk.day(day)
    return replace(link, text=desk.marked(link.text, entry), note=shown.text, datetime=shown.datetime)


def _collections(desk: Desk) -> Iterator[Item]:
    for name, model in COLLECTIONS.items():
        count = sum(1 for entry in desk.site.catalogue.of_type(model.type) if desk.language in entry.texts)
        if count or desk.site.catalogue.of_type(model.type):
            link = desk.collection(name)
            yield Item(link.text, link.href, lead=desk.words(labels.COLLECTION_LEAD[name]), number=str(count))


def _map_card(desk: Desk) -> tuple[Item, ...]:
    lead = desk.words("What is known of each method for each target group, and where nothing is known yet.")
    return (replace(desk.section("evidence-map", desk.words("Evidence map")), lead=lead),)


def _whole(name: str, desk: Desk) -> Item:
    return desk.section(name, desk.words(labels.ALL[name]))
