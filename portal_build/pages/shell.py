"""What surrounds a page: menu, language switcher, alternates, trail, foot."""

from __future__ import annotations

from portal_build.languages import date_words, native_name
from portal_build.model import COLLECTIONS
from portal_build.model.practice import Menu, Page
from portal_build.model.reference_data import FIXED_PAGES
from portal_build.pages.following import following
from portal_build.pages.items import Item
from portal_build.pages.plan import Plan
from portal_build.pages.shell_views import LanguageView, Shell
from portal_build.pages.site import Desk
from portal_build.pages.telling import mail_to_editors

_MENU = ("themes", "target-groups", "methods", "recommendations", "cases", "courses")
"""Lists in the main menu; the front page leads to all."""


def shell(plan: Plan) -> Shell:
    """The surroundings of the page that `plan` describes."""
    desk = plan.desk
    portal = desk.site.catalogue.portal
    name = desk.local(portal.name).text
    address = desk.site.addresses
    date_pattern, months = date_words(plan.language)
    return Shell(
        language=plan.language,
        title=plan.title if plan.title == name else f"{plan.title} – {name}",
        description=plan.description,
        site_name=name,
        canonical=address.absolute(plan.address),
        root=desk.href(""),
        home=desk.href(address.home(plan.language)),
        search=desk.href(address.section("search", plan.language)),
        suggest=desk.href(f"{plan.language}/search/suggest.json"),
        compare=desk.href(address.section("compare", plan.language)),
        index=plan.index and desk.site.listed,
        alternates=_alternates(plan, desk),
        switcher=_switcher(plan, desk),
        menu=desk.once(lambda: _menu(plan, desk), "menu", plan.section),
        trail=trail(plan),
        footer=desk.once(lambda: _footer(desk), "footer"),
        publisher=Item(portal.publisher.name, portal.publisher.url or ""),
        tell=mail_to_editors(plan),
        licence=portal.licence,
        date_pattern=date_pattern,
        months=months,
        newsletter=portal.newsletter or "",
        feeds=desk.once(lambda: _feeds(desk), "feeds"),
    )


def _alternates(plan: Plan, desk: Desk) -> tuple[tuple[str, str], ...]:
    if not plan.index or not plan.versions:
        return ()
    absolute = desk.site.addresses.absolute
    found = [(language, absolute(address)) for language, address in plan.versions.items()]
    return (*found, ("x-default", absolute(plan.default)))


def _switcher(plan: Plan, desk: Desk) -> tuple[LanguageView, ...]:
    return tuple(
        LanguageView(
            code=language,
            name=native_name(language),
            href=desk.href(plan.versions[language]) if language in plan.versions else "",
            current=language == plan.language,
            machine=language in plan.machine,
        )
        for language in desk.site.catalogue.languages
    )


def _menu(plan: Plan, desk: Desk) -> tuple[tuple[Item, bool], ...]:
    with_entries = [name for name in _MENU if desk.site.catalogue.of_type(COLLECTIONS[name].type) or name == plan.section]
    menu = [(desk.collection(name), name == plan.section) for name in with_entries]
    if desk.site.catalogue.of_type("method") or plan.section == "evidence-map":
        menu.append((desk.section("evidence-map", desk.words("Evidence map")), plan.section == "evidence-map"))
    titles = {"topics": desk.words("Topics"), "glossary": desk.words("Glossary"), "index": desk.words("A–Z")}
    for name, title in titles.items():
        menu.append((desk.section(name, title), name == plan.section))
    return tuple(menu)


def trail(plan: Plan) -> tuple[Item, ...]:
    """The way from the front page to the page that `plan` describes, that page left out; empty for pages that stand alone."""
    desk = plan.desk
    if not plan.section:
        return ()
    way = [Item(desk.words("Front page"), desk.href(desk.site.addresses.home(plan.language)))]
    section = desk.site.addresses.section(plan.section, plan.language)
    if section != plan.address:
        title = desk.words("Topics") if plan.section in FIXED_PAGES else desk.collection(plan.section).text
        way.append(Item(title, desk.href(section)))
    return tuple(way)


def _footer(desk: Desk) -> tuple[Item, ...]:
    pages = [entry for entry in desk.site.catalogue.of_type("page") if isinstance(entry.facts, Page) and entry.facts.menu is Menu.FOOTER]
    changes = desk.section("changes", desk.words("What changed"))
    corrections = desk.section("corrections", desk.words("Corrections and withdrawals"))
    compare = desk.section("compare", desk.words("Compare"))
    several = len(desk.site.catalogue.languages) > 1
    translations = [desk.section("translations", desk.words("Translations"))] if several else []
    return (*(desk.link(entry) for entry in pages), changes, corrections, *translations, compare)


def _feeds(desk: Desk) -> tuple[Item, ...]:
    [feed] = following(desk, {"": desk.site.addresses.home(desk.language)}).feeds
    whole = desk.href(desk.site.addresses.section("changes", desk.language))
    return (Item(desk.words("Keep up to date"), f"{whole}#follow"), Item("Atom", feed.atom), Item("JSON", feed.json))
