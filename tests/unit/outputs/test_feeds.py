"""Feeds: what stands in them, in both forms, and what never changes."""

from __future__ import annotations

import json

import feedparser
import pytest

from portal_build.outputs.atom import to_atom
from portal_build.outputs.feeds import Feed, feed_beside
from portal_build.outputs.json_feed import to_json_feed
from tests.small_site import SmallSite, entry

WALK = """
published: 2024-03-01
topics: [everyday-life]
authors: [{name: "Hansen, H.", orcid: "https://orcid.org/0000-0001-0000-0001"}]
changes:
  - {date: 2024-04-02, kind: minor}
  - {date: 2024-04-02, kind: correction, note: {da: 12 & ikke 21.}}
"""
GONE = "published: 2024-03-01\nstatus: withdrawn\nwithdrawn: {date: 2024-05-01, reason: {en: It did harm.}, superseded_by: walk}"
DANISH = "---\ntitle: Gå\nlead: Gå en tur.\ntranslation: {from: en, state: machine}\n---\n"
SITE = (
    entry("methods/walk", WALK, en="---\ntitle: Walk <fast>\nlead: Walking & talking.\n---\n", da=DANISH)
    + entry("methods/gone", GONE, en="---\ntitle: Gone\nlead: What it promised.\n---\n")
    + entry("pages/about", "published: 2024-06-01", en="About")
    + entry("articles/draft", "kind: comment\nstatus: draft\npublished: 2024-06-01", en="Draft")
)

ATOM = """<?xml version='1.0' encoding='utf-8'?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>tag:portal.example,2026:feeds/en/everything</id>
<title>The portal</title>
<subtitle>New entries, major changes and corrections. Small changes of wording are not listed.</subtitle>
<link rel="self" type="application/atom+xml" href="https://portal.example/en/feed.xml" />
<link rel="alternate" type="text/html" hreflang="en" href="https://portal.example/en/" />
<link rel="alternate" type="application/feed+json" href="https://portal.example/en/feed.json" />
<link rel="license" href="https://creativecommons.org/licenses/by/4.0/" />
<updated>2024-05-01T12:00:00Z</updated>
<author><name>The publisher</name></author>
<rights>https://creativecommons.org/licenses/by/4.0/</rights>
<icon>https://portal.example/assets/img/touch-icon.png</icon>
<entry>
<id>tag:portal.example,2026:changes/en/gone/withdrawn</id>
<title>Withdrawn: Gone</title>
<link rel="alternate" type="text/html" hreflang="en" href="https://portal.example/en/methods/gone/" />
<published>2024-05-01T12:00:00Z</published>
<updated>2024-05-01T12:00:00Z</updated>
<summary>It did harm.</summary>
<content type="html">&lt;p&gt;It did harm.&lt;/p&gt;&lt;p&gt;Replaced by: \
&lt;a href="https://portal.example/en/methods/walk/"&gt;Walk &amp;lt;fast&amp;gt;&lt;/a&gt;&lt;/p&gt;</content>
</entry>
<entry>
<id>tag:portal.example,2026:changes/en/walk/2024-04-02.2</id>
<title>Correction: Walk &lt;fast&gt;</title>
<link rel="alternate" type="text/html" hreflang="en" href="https://portal.example/en/methods/walk/" />
<published>2024-04-02T12:00:00Z</published>
<updated>2024-04-02T12:00:00Z</updated>
<author><name>Hansen, H.</name><uri>https://orcid.org/0000-0001-0000-0001</uri></author>
<category scheme="https://portal.example/en/topics/" term="everyday-life" label="Everyday life" />
<summary xml:lang="da">12 &amp; ikke 21.</summary>
<content type="html">&lt;p&gt;&lt;span lang="da"&gt;12 &amp;amp; ikke 21.&lt;/span&gt;&lt;/p&gt;&lt;p&gt;Walking &amp;amp; talking.&lt;/p&gt;</content>
</entry>
<entry>
<id>tag:portal.example,2026:changes/en/walk/published</id>
<title>Published: Walk &lt;fast&gt;</title>
<link rel="alternate" type="text/html" hreflang="en" href="https://portal.example/en/methods/walk/" />
<published>2024-03-01T12:00:00Z</published>
<updated>2024-03-01T12:00:00Z</updated>
<author><name>Hansen, H.</name><uri>https://orcid.org/0000-0001-0000-0001</uri></author>
<category scheme="https://portal.example/en/topics/" term="everyday-life" label="Everyday life" />
<summary>Walking &amp; talking.</summary>
<content type="html">&lt;p&gt;Walking &amp;amp; talking.&lt;/p&gt;</content>
</entry>
</feed>
"""

JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Portalen",
    "description": "New entries, major changes and corrections. Small changes of wording are not listed.",
    "home_page_url": "https://portal.example/da/",
    "feed_url": "https://portal.example/da/feed.json",
    "language": "da",
    "icon": "https://portal.example/assets/img/touch-icon.png",
    "authors": [{"name": "The publisher"}],
    "_licence": {"url": "https://creativecommons.org/licenses/by/4.0/"},
    "items": [
        {
            "id": "tag:portal.example,2026:changes/da/walk/2024-04-02.2",
            "url": "https://portal.example/da/metoder/walk/",
            "title": "Correction: Gå",
            "content_html": "<p>12 &amp; ikke 21.</p><p>Gå en tur.</p>"
            "<p>This text was translated from engelsk by a machine and has not been reviewed. It may contain mistakes.</p>",
            "summary": "12 & ikke 21.",
            "date_published": "2024-04-02T12:00:00Z",
            "date_modified": "2024-04-02T12:00:00Z",
            "authors": [{"name": "Hansen, H.", "url": "https://orcid.org/0000-0001-0000-0001"}],
            "tags": ["Hverdagsliv"],
        },
        {
            "id": "tag:portal.example,2026:changes/da/walk/published",
            "url": "https://portal.example/da/metoder/walk/",
            "title": "Published: Gå",
            "content_html": "<p>Gå en tur.</p>"
            "<p>This text was translated from engelsk by a machine and has not been reviewed. It may contain mistakes.</p>",
            "summary": "Gå en tur.",
            "date_published": "2024-03-01T12:00:00Z",
            "date_modified": "2024-03-01T12:00:00Z",
            "authors": [{"name": "Hansen, H.", "url": "https://orcid.org/0000-0001-0000-0001"}],
            "tags": ["Hverdagsliv"],
        },
    ],
}


def feed(small: SmallSite, address: str) -> Feed:
    found = feed_beside(small.plan(address))
    assert found is not None
    return found


def titles(small: SmallSite, address: str) -> list[str]:
    return [item.title for item in feed(small, address).items]


def test_the_whole_atom_feed(site):
    assert to_atom(feed(site(SITE), "en/")).decode() == ATOM


def test_the_whole_json_feed(site):
    assert json.loads(to_json_feed(feed(site(SITE), "da/"))) == JSON


def test_a_parser_reads_what_was_meant(site):
    read = feedparser.parse(ATOM.encode())
    assert (read.bozo, read.version, read.feed.language, read.feed.updated) == (False, "atom10", "en", "2024-05-01T12:00:00Z")
    assert [(one.title, one.updated, one.link) for one in read.entries][1] == (
        *("Correction: Walk <fast>", "2024-04-02T12:00:00Z"),
        "https://portal.example/en/methods/walk/",
    )
    assert (read.entries[1].summary, read.entries[1].summary_detail.language, read.entries[1].tags[0].term) == ("12 & ikke 21.", "da", "everyday-life")


def test_each_subject_has_what_is_new_on_it(site):
    group = entry("target-groups/old", "published: 2024-01-01", en="Old people")
    small = site(
        group
        + entry("methods/walk", "published: 2024-01-02\ntarget_groups: [old]\ntopics: [everyday-life]", en="Walk")
        + entry("methods/run", "published: 2024-01-03\nratings: [{scale: stars, level: one, target_group: old, rater: {name: R}, date: 2020, reason: {en: r}}]", en="Run")
        + entry("news/n", "published: 2024-01-04\nconcerns: [old]", en="News")
        + entry("methods/sit", "published: 2024-01-05\nchanges: [{date: 2024-01-06, kind: correction, note: {en: n}}]", en="Sit")
        + entry("methods/gone", GONE + "\ntopics: [everyday-life]\ntarget_groups: [old]", en="Gone")
        + entry("methods/danish", "published: 2024-01-07\ntopics: [everyday-life]", da="Dansk")
    )  # fmt: skip
    assert {address: titles(small, address) for address in ("en/topics/everyday-life/", "en/target-groups/old/", "en/corrections/", "da/")} == {
        "en/topics/everyday-life/": ["Withdrawn: Gone", "Published: Walk"],
        "en/target-groups/old/": ["Withdrawn: Gone", "Published: News", "Published: Run", "Published: Walk", "Published: Old people"],
        "en/corrections/": ["Withdrawn: Gone", "Correction: Sit"],
        "da/": ["Published: Dansk"],
    }
    assert feed_beside(small.plan("en/methods/walk/")) is None
    names = [(feed(small, address).title, feed(small, address).id) for address in ("en/topics/everyday-life/", "en/target-groups/old/", "en/corrections/")]
    assert names == [
        ("Everyday life – The portal", "tag:portal.example,2026:feeds/en/topics/everyday-life"),
        ("Old people – The portal", "tag:portal.example,2026:feeds/en/target-groups/old"),
        ("Corrections and withdrawals – The portal", "tag:portal.example,2026:feeds/en/corrections"),
    ]


def test_who_follows_a_withdrawn_target_group_is_told(site):
    small = site(entry("target-groups/old", GONE.replace("walk", "new"), en="Old people") + entry("target-groups/new", "published: 2024-01-01", en="Elders"))
    assert titles(small, "en/target-groups/old/") == ["Withdrawn: Old people"]


def test_a_feed_without_items_is_dated_by_the_newest_of_the_portal(site):
    small = site(entry("methods/walk", "published: 2024-01-02", en="Walk"))
    assert (feed(small, "en/corrections/").items, f"{feed(small, 'en/corrections/').updated:%F}") == ((), "2024-01-02")


def test_the_feed_of_a_portal_without_a_date(site):
    assert f"{feed(site(), 'en/').updated:%F}" == "1970-01-01"


def test_only_the_newest_fifty(site):
    changes = ", ".join(f"{{date: 2024-{month:02}-{day:02}, kind: major, note: {{en: n}}}}" for month in range(1, 4) for day in range(1, 21))
    items = feed(site(entry("methods/walk", f"changes: [{changes}]", en="Walk")), "en/").items
    assert (len(items), f"{items[0].updated:%F}", f"{items[-1].updated:%F}") == (50, "2024-03-20", "2024-01-11")


NOTE = "note: {en: n}"
BEFORE = f"published: 2024-01-01\nchanges: [{{date: 2024-02-01, kind: correction, {NOTE}}}, {{date: 2024-02-01, kind: major, {NOTE}}}]"
IDS = {
    "changes/en/walk/2024-02-01.2": "2024-02-01T12:00:01",
    "changes/en/walk/2024-02-01": "2024-02-01T12:00:00",
    "changes/en/walk/published": "2024-01-01T12:00:00",
}
AFTER = {
    "as it was": ("methods/walk", BEFORE, "Walk", {}),
    "a change more": (
        "methods/walk",
        BEFORE.replace("]", f", {{date: 2024-02-01, kind: major, {NOTE}}}, {{date: 2024-02-09, kind: minor}}]"),
        "Walk",
        {"changes/en/walk/2024-02-01.3": "2024-02-01T12:00:02"},
    ),
    "another title": ("methods/walk", BEFORE, "Stroll", {}),
    "another type": ("articles/walk", BEFORE + "\nkind: comment\naliases: [methods/walk]", "Walk", {}),
    "another id": ("methods/stroll", BEFORE + "\naliases: [walk]", "Walk", {}),
    "a third id and type": ("articles/tour", BEFORE + "\nkind: comment\naliases: [methods/walk, methods/stroll]", "Walk", {}),
    "another day of publication": ("methods/walk", BEFORE.replace("01-01", "01-02"), "Walk", {"changes/en/walk/published": "2024-01-02T12:00:00"}),
    "another kind of change": ("methods/walk", BEFORE.replace("correction", "major"), "Walk", {}),
}


@pytest.mark.parametrize(("name", "facts", "title", "new"), AFTER.values(), ids=AFTER)
def test_what_was_sent_keeps_its_name_and_time(name: str, facts: str, title: str, new: dict[str, str], site):
    items = feed(site(entry(name, facts, en=title)), "en/").items
    found = {item.id.removeprefix("tag:portal.example,2026:"): f"{item.updated:%Y-%m-%dT%H:%M:%S}" for item in items}
    assert found == IDS | new
    assert list(found.values()) == sorted(found.values(), reverse=True)


def test_a_former_id_that_is_another_entrys_today_is_no_name(site):
    small = site(entry("methods/stroll", "published: 2024-01-01\naliases: [methods/walk]", en="Stroll") + entry("articles/walk", "published: 2024-01-01\nkind: comment", en="Walk"))  # fmt: skip
    assert {item.id.rpartition(":")[2] for item in feed(small, "en/").items} == {"changes/en/stroll/published", "changes/en/walk/published"}


def test_a_portal_in_a_folder_of_its_host_has_names_of_its_own(site):
    small = site(entry("methods/walk", "published: 2024-01-01", en="Walk"))
    object.__setattr__(small.catalogue.portal, "url", "https://portal.example:8080/two words/")
    assert feed(small, "en/").items[0].id == "tag:portal.example,2026:two%20words/changes/en/walk/published"
