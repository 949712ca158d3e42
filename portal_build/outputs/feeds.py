"""Feeds: what readers of a subject should know of, as values that each form of feed writes in its own way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from portal_build.catalogue import Dated, PublicChange
from portal_build.model.entry import Entry
from portal_build.outputs.passages import Paragraph, to_html
from portal_build.outputs.permanent import first_id, moment, moment_of, permanent
from portal_build.pages.items import Item
from portal_build.pages.labels import CHANGE
from portal_build.pages.notices import unreviewed
from portal_build.pages.plan import Plan
from portal_build.pages.site import Desk
from portal_build.values import value
from portal_build.words import N_

_ITEMS = 50


@value
class FeedItem:
    """One public change."""

    id: str
    """Permanent."""
    title: str
    """What happened, and to which entry."""
    href: str
    """The entry's page, absolute."""
    updated: datetime
    """When; see `permanent.moment`."""
    summary: Item
    """What changed or why the entry was withdrawn; for a new entry, what it is about."""
    html: str
    """The same with all that a reader should know before opening the page, as HTML."""
    authors: tuple[Item, ...]
    """Who wrote the entry, or else who published it; none where that is the portal."""
    topics: tuple[tuple[str, str], ...]
    """Id and name of each topic of the entry."""


@value
class Feed:
    """What is new on one subject in one language."""

    id: str
    """Permanent."""
    title: str
    """The subject and the portal."""
    subtitle: str
    """What the feed tells of."""
    language: str
    """BCP 47 code."""
    page: str
    """The page that it stands beside, absolute."""
    atom: str
    """Its own address as Atom."""
    json: str
    """Its own address as JSON."""
    updated: datetime
    """When the newest item is from; for a feed without items, the newest of the portal."""
    publisher: Item
    """Who is responsible."""
    licence: str
    """Address of the licence."""
    icon: str
    """Address of a square picture."""
    topics: str
    """Address of the list of topics."""
    items: tuple[FeedItem, ...]
    """Newest first."""


_SUBTITLE = {
    "corrections": N_("Every mistake that was put right in an entry, and every entry that was withdrawn, with the reason."),
    "": N_("New entries, major changes and corrections. Small changes of wording are not listed."),
}
"""Name of the subject -> what its feed tells of."""


def feed_beside(plan: Plan) -> Feed | None:
    """The feed that stands beside the page that `plan` describes, if one does."""
    subject = _subject(plan)
    return _feed(plan, *subject) if subject else None


def has_feed(plan: Plan) -> bool:
    """Whether a feed stands beside the page: front pages, topics, target groups, corrections."""
    return plan.layout in ("home", "topic", "target-group", "corrections")


def _subject(plan: Plan) -> tuple[tuple[str, ...], tuple[Dated, ...]] | None:
    """The permanent name of the page's subject, and what is new on it in any language."""
    catalogue = plan.desk.site.catalogue
    match plan.layout:
        case "home":
            return ("everything",), catalogue.chronicle
        case "topic":
            return ("topics", plan.topic), catalogue.chronicle_by_topic.get(plan.topic, ())
        case "target-group":
            return ("target-groups", first_id(catalogue.entries[plan.entry], catalogue)), catalogue.chronicle_by_group.get(plan.entry, ())
        case "corrections":
            return ("corrections",), catalogue.corrections
    return None


def _feed(plan: Plan, name: tuple[str, ...], lines: tuple[Dated, ...]) -> Feed:
    desk, portal, address = plan.desk, plan.desk.site.catalogue.portal, plan.desk.site.addresses
    readable = (pair for pair in lines if plan.language in pair[1].texts)
    items = tuple(_kept(line, entry, desk) for (line, entry), _ in zip(readable, range(_ITEMS), strict=False))
    return Feed(
        id=permanent(portal, "feeds", plan.language, *name),
        title=feed_title(plan),
        subtitle=desk.words(_SUBTITLE.get(name[0], _SUBTITLE[""])),
        language=plan.language,
        page=address.absolute(plan.address),
        atom=address.absolute(address.feed(plan.address, "xml")),
        json=address.absolute(address.feed(plan.address, "json")),
        updated=items[0].updated if items else _newest(desk),
        publisher=Item(portal.publisher.name, portal.publisher.url or ""),
        licence=portal.licence,
        icon=address.absolute("assets/img/touch-icon.png"),
        topics=address.absolute(address.section("topics", plan.language)),
        items=items,
    )


def feed_title(plan: Plan) -> str:
    """The subject and the portal's name."""
    name = plan.desk.local(plan.desk.site.catalogue.portal.name).text
    return name if plan.layout == "home" else f"{plan.title} – {name}"


def _newest(desk: Desk) -> datetime:
    # A feed must name a time, and that of the build would differ from build to build.
    chronicle = desk.site.catalogue.chronicle
    return moment_of(chronicle[0][0]) if chronicle else moment(date(1970, 1, 1))


def _kept(line: PublicChange, entry: Entry, desk: Desk) -> FeedItem:
    """The item, made once for all feeds of the language that have it."""
    return desk.once(lambda: _item(line, entry, desk), "feed item", entry.id, line.id)


def _item(line: PublicChange, entry: Entry, desk: Desk) -> FeedItem:
    facts, text, site = entry.facts, entry.texts[desk.language], desk.site
    note = desk.local(line.note, facts.source_language) if line.note else None
    authors = [Item(one.name, one.orcid or "") for one in facts.authors] or [Item(one.name, one.url or "") for one in facts.publishers]
    return FeedItem(
        id=permanent(site.catalogue.portal, "changes", desk.language, first_id(entry, site.catalogue), line.id),
        title=f"{desk.words(CHANGE[line.kind])}: {text.title}",
        href=site.addresses.absolute(site.addresses.entry(entry, desk.language)),
        updated=moment_of(line),
        summary=note or Item(text.lead),
        html=to_html(_content(note, entry, desk)),
        authors=tuple(authors),
        topics=tuple((one, name.text) for one in facts.topics if (name := desk.concept("topics", one))),
    )


def _content(note: Item | None, entry: Entry, desk: Desk) -> Iterator[Paragraph]:
    if note:
        yield (note,)
    if entry.withdrawn:
        yield from _successor(entry, desk)
        return
    if lead := entry.texts[desk.language].lead:
        yield (Item(lead),)
    yield from ((Item(notice.text),) for notice in unreviewed(entry, desk))


def _successor(entry: Entry, desk: Desk) -> Iterator[Paragraph]:
    withdrawn, site = entry.facts.withdrawn, desk.site
    successor = site.catalogue.page_of((withdrawn and withdrawn.superseded_by) or "")
    if successor:
        link, language = desk.link(successor), desk.version_for(successor).language
        href = site.addresses.absolute(site.addresses.entry(successor, language))
        yield Item(f"{desk.words('Replaced by')}: "), Item(link.text, href, link.language)
