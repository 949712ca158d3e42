"""Feeds, calendars and e-mail links of whole built sites, read by public parsers: what they say is what the pages say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import feedparser
import pytest
from icalendar import Calendar

from portal_build.languages import native_name
from tests.sites.built import Page, pages_of, read_page

_FORMS = {"application/atom+xml": "xml", "application/feed+json": "json", "text/calendar": "ics"}


@pytest.fixture(params=["reference_site", "full_site"])
def built(request: pytest.FixtureRequest) -> Path:
    """Each of the two whole sites."""
    return request.getfixturevalue(request.param)


def root_of(site: Path) -> str:
    """The address for which a site was built."""
    return next(tag.attributes["href"] for tag in pages_of(site)[""].tags if tag.attributes.get("rel") == "canonical")


def read(address: str, site: Path) -> Page:
    """The page of the site at an absolute address."""
    assert address.startswith(root_of(site))
    return pages_of(site)[unquote(address.removeprefix(root_of(site)))]


@cache
def feeds(site: Path) -> dict[Path, feedparser.FeedParserDict]:
    """File -> Atom feed."""
    found = {file: feedparser.parse(file.read_bytes()) for file in sorted(site.rglob("feed.xml"))}
    assert found
    return found


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def test_feeds_are_sound(built: Path):
    for file, feed in feeds(built).items():
        own = f"{root_of(built)}{file.relative_to(built)}"
        links = {link.rel: unquote(link.href) for link in feed.feed.links if link.get("type") != "application/feed+json"}
        assert (feed.bozo, feed.version, links["self"]) == (False, "atom10", own)
        assert read(feed.feed.link, built).language == feed.feed.language
        assert feed.feed.rights == links["license"]
        assert len({one.id for one in feed.entries}) == len(feed.entries) <= 50
        times = [one.updated for one in feed.entries]
        assert times == sorted(times, reverse=True)
        assert not times or feed.feed.updated == times[0]


def test_items_say_what_the_entry_says(built: Path):
    for feed in feeds(built).values():
        for one in feed.entries:
            page = read(one.link, built)
            what, _, title = one.title.partition(": ")
            shown = {tag.attributes["datetime"] for tag in page.tags if tag.name == "time"}
            assert page.language == feed.feed.language
            assert (title in page.text, what in page.text, one.updated[:10] in shown) == (True, True, True), (one.title, one.updated)
            for paragraph in re.findall(r"<p>(.*?)</p>", one.content[0].value):
                assert words(paragraph) in page.text
            assert words(one.get("summary", "")) in page.text


def test_both_forms_say_the_same(built: Path):
    for file, feed in feeds(built).items():
        other = json.loads(file.with_suffix(".json").read_bytes())
        assert (other["title"], other["home_page_url"], other["language"]) == (feed.feed.title, feed.feed.link, feed.feed.language)
        assert [(one["id"], one["title"], one["url"], one["date_modified"], words(one["content_html"])) for one in other["items"]] == [
            (one.id, one.title, one.link, one.updated, words(one.content[0].value)) for one in feed.entries
        ]


def test_every_language_topic_group_and_the_corrections_have_feeds(full_site: Path):
    names = {
        "en": ("", "topics/everyday-life/", "topics/life/", "target-groups/full-group/", "target-groups/older-people/", "corrections/"),
        "da": ("", "emner/everyday-life/", "emner/life/", "målgrupper/older-people/", "rettelser/"),
        "nl": ("", "onderwerpen/everyday-life/", "onderwerpen/life/", "correcties/"),
        "tg": ("", "mavzuho/everyday-life/", "mavzuho/life/", "islohho/"),
    }
    expected = {f"{language}/{folder}feed.xml" for language, folders in names.items() for folder in folders}
    assert {str(file.relative_to(full_site)) for file in full_site.rglob("feed.xml")} == expected


def test_no_id_names_two_things(built: Path):
    named: dict[str, tuple[str, str]] = {}
    for feed in feeds(built).values():
        for one in feed.entries:
            assert named.setdefault(one.id, (one.title, one.updated)) == (one.title, one.updated)
    assert len(named) == len({(title, updated) for title, updated in named.values()})


def test_heads_name_files_that_are_there(built: Path):
    for page in pages_of(built).values():
        companions = [tag.attributes for tag in page.tags if tag.name == "link" and tag.attributes.get("type") in _FORMS]
        assert len(companions) <= 3
        for one in companions:
            address, _ = page.target(one["href"]) or ("", "")
            assert (built / address).is_file() and address.endswith(_FORMS[one["type"]])
            if one["type"] == "application/atom+xml":
                assert feeds(built)[built / address].feed.title == one["title"]


def test_every_page_of_a_language_leads_to_its_feeds_and_the_newsletter(full_site: Path):
    for page in pages_of(full_site).values():
        if "/" in page.address:
            targets = {link: page.target(link) for tag, link in page.links if tag.name == "a"}
            assert (f"{page.language}/feed.xml", "") in targets.values()
            assert (f"{page.language}/feed.json", "") in targets.values()
            assert "https://full.example/newsletter" in targets


def test_the_correction_of_the_reference_portal(reference_site: Path):
    """In plain sight on its page, among the corrections, and in their feed, each in the reader's language."""
    begun = {"da": "Indledningen indeholdt", "nl": "In de inleiding stond", "en": "The introduction contained"}
    for language, folder in {"da": "rettelser", "nl": "correcties", "en": "corrections"}.items():
        feed = feedparser.parse((reference_site / language / folder / "feed.xml").read_bytes())
        assert [(one.summary.startswith(begun[language]), one.updated) for one in feed.entries] == [(True, "2020-02-07T12:00:00Z")]
        assert feed.entries[0].summary in pages_of(reference_site)[f"{language}/{folder}/"].text
        assert read(feed.entries[0].link, reference_site).text.count(feed.entries[0].summary) == 2
    # The news has no Norwegian text, but the correction has.
    assert "Ingressen inneholdt" in pages_of(reference_site)["nb/rettelser/"].text
    assert feedparser.parse((reference_site / "nb/rettelser/feed.xml").read_bytes()).entries == []


# Calendars


def test_calendars_say_what_the_pages_say(full_site: Path):
    files = sorted(str(file.relative_to(full_site)) for file in full_site.rglob("*.ics"))
    assert files == ["en/events/calendar.ics", "en/events/full-event/full-event.ics"]
    for name in files:
        [event] = Calendar.from_ical((full_site / name).read_bytes()).walk("VEVENT")
        page = read(event["url"], full_site)
        days = [tag.attributes["datetime"] for tag in page.tags if tag.name == "time"]
        assert (event["dtstart"].dt.isoformat(), event["dtend"].dt.isoformat()) == ("2027-01-10", "2027-01-13")
        assert {"2027-01-10", "2027-01-12", event["dtstamp"].dt.date().isoformat()} <= set(days)
        place, country = event["location"].split(", ")
        assert all(said in page.text for said in (event["summary"], event["description"], place, country))
        assert all(category in page.text for category in event["categories"].cats)
    assert [page.target(link) for page in [pages_of(full_site)["en/events/full-event/"]] for tag, link in page.links if tag.name == "a" and link.endswith(".ics")] == [
        ("en/events/full-event/full-event.ics", "")
    ]  # fmt: skip


def test_a_portal_without_events_has_no_calendar(reference_site: Path):
    assert list(reference_site.rglob("*.ics")) == []


# E-mail


def begun_mails(site: Path) -> Iterator[tuple[Page, str, str]]:
    """Page, subject and text of each e-mail that a page begins."""
    for page in pages_of(site).values():
        for tag, link in page.links:
            if link.startswith("mailto:") and "?" in link and tag.name == "a":
                fields = parse_qs(urlsplit(link).query.replace("+", "%2B"), strict_parsing=True)
                yield page, fields["subject"][0], fields["body"][0]


def test_every_page_begins_an_email_that_says_which_page_it_is(built: Path):
    mails = list(begun_mails(built))
    assert len(mails) == len([page for page in pages_of(built).values() if not _is_root(page)])
    for page, subject, body in mails:
        lines = body.split("\r\n")
        values = {line.partition(": ")[2] for line in lines}
        canonical = next((tag.attributes["href"] for tag in page.tags if tag.attributes.get("rel") == "canonical"), "")
        assert "\n" not in body.replace("\r\n", "") and body.endswith("\r\n\r\n")
        assert f"{native_name(page.language)} ({page.language})" in values
        assert canonical in values or page.address.endswith("404.html")
        assert [part in page.text for part in re.findall(r"[“»«‘](.*)[”«»’]", subject)] == [True]


def _is_root(page: Page) -> bool:
    return page.address in ("", "404.html")


def test_an_entrys_email_names_its_id_and_version(full_site: Path):
    bodies = {page.address: body.split("\r\n")[:2] for page, _, body in begun_mails(full_site)}
    assert bodies["en/methods/full-method/"] == ["Id of this entry: full-method", "Version: 2024-08-07"]
    assert bodies["da/metoder/full-method/"] == ["Sidens id: full-method", "Version: 2024-08-07"]
    version = re.fullmatch(r"Version: (.+), 2024-08-07", bodies["en/guidelines/full-guideline/"][1])
    assert version and f"Version{version[1]}" in pages_of(full_site)["en/guidelines/full-guideline/"].text


# A withdrawn entry


def test_a_withdrawn_entry_has_left_lists_search_and_sitemap(full_site: Path):
    gone = "en/methods/withdrawn-method/"
    leading = {page.address for page in pages_of(full_site).values() for tag, link in page.links if tag.name == "a" and page.target(link) == (gone, "")}
    # The records of what changed, and a text that links to it.
    assert leading - {gone} == {"en/changes/", "en/corrections/", "da/rettelser/", "nl/correcties/", "tg/islohho/", "en/methods/second-method/"}
    assert "withdrawn-method" not in (full_site / "sitemap.xml").read_text(encoding="utf-8")
    assert any(tag.attributes.get("content") == "noindex" for tag in pages_of(full_site)[gone].tags)


def test_every_link_to_a_withdrawn_entry_says_so(full_site: Path):
    found = 0
    for path in full_site.rglob("index.html"):
        html = path.read_text(encoding="utf-8")
        for after in re.findall(r'<a [^>]*href="[^"]*methods/withdrawn-method/"[^>]*>[^<]*</a>([^/]*)', html):
            if 'id="menu"' not in after and path.parent.name != "withdrawn-method":
                found += 1
                assert re.match(r" <(small|span) class=\"[\w-]+\">\([^)]*(withdrawn|trukket tilbage|ingetrokken|гирифташуда)\)<", after), (path, after)
    assert found == 6


def test_a_withdrawn_entry_says_why_and_what_replaced_it(full_site: Path):
    text = pages_of(full_site)["en/methods/withdrawn-method/"].text
    assert "Withdrawn on 10 September 2025. Why it was withdrawnReplaced by: The full method" in text
    assert "10 September 2025 WithdrawnWhy it was withdrawn" in text


def test_feeds_have_nothing_of_a_withdrawn_entry_but_that(full_site: Path):
    for file, feed in feeds(full_site).items():
        named = [one.title for one in feed.entries if "withdrawn-method" in one.link or "withdrawn-method" in one.id]
        has_it = str(file.relative_to(full_site)) in {f"en/{name}feed.xml" for name in ("", "topics/everyday-life/", "target-groups/older-people/", "corrections/")}
        assert named == (["Withdrawn: The withdrawn method"] if has_it else [])


def test_a_page_that_quotes_a_corrected_number_says_so(full_site: Path):
    page = pages_of(full_site)["en/methods/second-method/"]
    assert "7 August 2024 CorrectionThe full method MethodWhat was corrected" in page.text


def test_dates_move_with_public_changes_alone(full_site: Path):
    page = read_page((full_site / "en/methods/full-method/index.html").read_text(encoding="utf-8"))
    assert "Updated7 August 2024" in page.text
    assert "5 June 2024" not in page.text
