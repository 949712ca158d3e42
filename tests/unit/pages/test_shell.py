"""What surrounds a page."""

from __future__ import annotations

from portal_build.pages.shell import shell
from tests.small_site import entry

WALK = entry("methods/walk", en="Walk", da="Gå", nl="---\ntitle: Lopen\ntranslation: {from: en, state: machine}\n---\n")
ONLY_DANISH = entry("articles/kun-dansk", "kind: comment", da="Kun dansk")


def shell_of(small, address: str):
    return shell(small.plan(address))


def test_alternates_are_the_translations_that_exist(site):
    small = site(WALK + ONLY_DANISH)
    assert shell_of(small, "en/methods/walk/").alternates == (
        ("en", "https://portal.example/en/methods/walk/"),
        ("da", "https://portal.example/da/metoder/walk/"),
        ("nl", "https://portal.example/nl/methoden/walk/"),
        ("x-default", "https://portal.example/en/methods/walk/"),
    )
    assert shell_of(small, "da/artikler/kun-dansk/").alternates == (
        ("da", "https://portal.example/da/artikler/kun-dansk/"),
        ("x-default", "https://portal.example/da/artikler/kun-dansk/"),
    )


def test_the_front_pages_leave_readers_of_other_languages_to_the_root(site):
    assert shell_of(site(), "da/").alternates == (
        ("en", "https://portal.example/en/"),
        ("da", "https://portal.example/da/"),
        ("nl", "https://portal.example/nl/"),
        ("x-default", "https://portal.example/"),
    )


def test_all_versions_of_a_list_have_one_default(site):
    without_english = """
-- content/portal.yml --
url: https://portal.example/
languages: [{code: nl}, {code: da}]
name: {da: P, nl: P}
tagline: {da: P, nl: P}
publisher: {name: P}
contacts: {editors: e@example.org, accessibility: a@example.org}
licence: https://licence.example/
url_words: {%s}
""" % ", ".join(
        f"{name}: {{da: {name}, nl: {name}}}"
        for name in (
            *("target-groups", "methods", "recommendations", "guidelines", "publications", "themes", "articles", "cases"),
            *("courses", "news", "events", "pages", "topics", "glossary", "evidence-map", "search", "index", "changes", "corrections", "compare"),
        )
    )
    small = site(without_english)
    for address in ("da/methods/", "nl/methods/", "da/topics/everyday-life/", "nl/topics/everyday-life/"):
        assert dict(shell_of(small, address).alternates)["x-default"] == f"https://portal.example/nl/{address[3:]}"


def test_pages_that_are_not_listed_have_no_alternates(site):
    small = site(entry("methods/gone", "status: withdrawn\nwithdrawn: {date: 2025-01-01, reason: {en: r}}\naliases: [old]", en="Gone"))
    for address in ("en/methods/gone/", "en/methods/old/", "en/search/", "404.html", "en/404.html"):
        shown = shell_of(small, address)
        assert (shown.index, shown.alternates) == (False, ())


def test_the_switcher_leads_to_the_same_page_or_says_that_there_is_none(site):
    small = site(WALK + ONLY_DANISH)
    switcher = {address: [(one.code, one.name, one.href, one.current, one.machine) for one in shell_of(small, address).switcher] for address in (
        "en/methods/walk/", "da/artikler/kun-dansk/", "da/emner/",
    )}  # fmt: skip
    assert switcher == {
        "en/methods/walk/": [
            ("en", "English", "../../../en/methods/walk/", True, False),
            ("da", "Dansk", "../../../da/metoder/walk/", False, False),
            ("nl", "Nederlands", "../../../nl/methoden/walk/", False, True),
        ],
        "da/artikler/kun-dansk/": [
            ("en", "English", "", False, False),
            ("da", "Dansk", "../../../da/artikler/kun-dansk/", True, False),
            ("nl", "Nederlands", "", False, False),
        ],
        "da/emner/": [
            ("en", "English", "../../en/topics/", False, False),
            ("da", "Dansk", "../../da/emner/", True, False),
            ("nl", "Nederlands", "../../nl/onderwerpen/", False, False),
        ],
    }


def test_the_switcher_of_a_page_that_has_moved_leads_to_where_it_is(site):
    small = site(entry("methods/walk", "aliases: [old]", en="Walk", da="Gå"))
    assert [(one.code, one.href) for one in shell_of(small, "da/metoder/old/").switcher] == [
        ("en", "../../../en/methods/walk/"),
        ("da", "../../../da/metoder/walk/"),
        ("nl", ""),
    ]


def test_the_menu_has_lists_that_hold_something(site):
    small = site(WALK + ONLY_DANISH)
    assert [(item.text, item.href, here) for item, here in shell_of(small, "da/metoder/walk/").menu] == [
        ("Methods", "../../../da/metoder/", True),
        ("Evidence map", "../../../da/evidenskort/", False),
        ("Topics", "../../../da/emner/", False),
        ("Glossary", "../../../da/ordforklaringer/", False),
        ("A–Z", "../../../da/a-til-aa/", False),
    ]
    assert [item.text for item, here in shell_of(small, "da/kurser/").menu if here] == ["Courses"]


def test_the_trail_leads_from_the_front_page(site):
    small = site(WALK)
    trails = {address: [(item.text, item.href) for item in shell_of(small, address).trail] for address in (
        "en/", "en/methods/", "en/methods/walk/", "en/topics/everyday-life/", "en/404.html",
    )}  # fmt: skip
    assert trails == {
        "en/": [],
        "en/methods/": [("Front page", "../../en/")],
        "en/methods/walk/": [("Front page", "../../../en/"), ("Methods", "../../../en/methods/")],
        "en/topics/everyday-life/": [("Front page", "../../../en/"), ("Topics", "../../../en/topics/")],
        "en/404.html": [],
    }


def test_the_foot_names_pages_and_their_language(site):
    small = site(
        entry("pages/about", "menu: footer", en="About", da="Om")
        + entry("pages/statement", "menu: footer", en="Statement")
        + entry("pages/hidden", "menu: none", en="Hidden")
    )
    assert [(item.text, item.href, item.language, item.note) for item in shell_of(small, "da/").footer] == [
        ("Om", "../da/sider/about/", "", ""),
        ("Statement", "../en/pages/statement/", "en", "engelsk"),
        ("What changed", "../da/aendringer/", "", ""),
        ("Corrections and withdrawals", "../da/rettelser/", "", ""),
        ("Translations", "../da/oversaettelser/", "", ""),
        ("Compare", "../da/sammenlign/", "", ""),
    ]


def test_what_stands_in_the_head(site):
    text = "---\ntitle: Walk <fast>\nlead: How to & why.\n---\n"
    shown = shell_of(site(entry("methods/walk", en=text)), "en/methods/walk/")
    assert (shown.title, shown.description, shown.canonical, shown.root, shown.home, shown.search) == (
        *("Walk <fast> – The portal", "How to & why.", "https://portal.example/en/methods/walk/"),
        *("../../../", "../../../en/", "../../../en/search/"),
    )
    assert shell_of(site(), "en/").title == "The portal"


def test_a_page_served_at_any_address_has_absolute_links(site):
    shown = shell_of(site(), "da/404.html")
    assert (shown.root, shown.home, shown.menu[0][0].href, [one.href for one in shown.switcher]) == ("/", "/da/", "/da/emner/", ["/en/", "/da/", "/nl/"])
