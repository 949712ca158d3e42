"""The preview in a browser: pages follow what is saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from portal_build.preview.run import previewed
from tests.browser.serving import Host
from tests.browser.visiting import Visit
from tests.small_site import entry, write_site
from tests.unit.preview.project import project

KIND = "published: 2020-01-01\nkind: comment"
LONG = "\n\n".join(f"## Part {number} {{#part-{number}}}\n\n{'Words of it. ' * 60}" for number in range(30))
PORTAL = (
    entry("articles/walk", KIND, en=f"Walk\n{LONG}", da="---\ntitle: Tur\ntranslation: {from: en, state: reviewed}\n---\nTekst.")
    + entry("articles/run", "kind: comment\nstatus: draft", en="Run\nText.")
    + entry("articles/swim", f"{KIND}\naudience: members", en="Swim\nText.")
)
WALK, PANEL, BAR = "en/articles/walk/", ".preview-panel", "#preview-bar"


@dataclass(frozen=True)
class Preview:
    """A preview, and the portal that it shows."""

    host: Host
    folder: Path

    def save(self, archive: str) -> None:
        """Write files of the portal."""
        write_site(self.folder, archive)


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    folder = write_site(tmp_path, PORTAL)
    with previewed(project(folder), "127.0.0.1", 0, lambda line: None, search=False) as server:
        yield Preview(Host(server.url, folder), folder)


@pytest.fixture
def look(preview: Preview, visit: Callable[..., Visit]) -> Callable[[str], Page]:
    """Opens a page of the preview, perhaps before the portal was read."""

    def opened(path: str) -> Page:
        visiting = visit(preview.host)
        # What is shown until then says that it is not the page.
        visiting.watch.expect("503|Service Unavailable")
        visiting.page.goto(path)
        return visiting.page

    return opened


def mark(page: Page) -> None:
    """Leave something in the page that a page that is loaded again does not have."""
    page.evaluate("document.body.dataset.marked = ''")


def test_a_page_follows_a_save_and_stays_in_its_place(preview: Preview, look: Callable[[str], Page]):
    page, other = look(WALK), look("en/articles/run/")
    expect(page.locator("h1")).to_have_text("Walk")
    expect(other.locator("h1")).to_have_text("Run")
    expect(page.locator(BAR)).to_contain_text("The search is being prepared")
    page.locator("#part-20").scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    assert before > 1000
    mark(other)
    preview.save(entry("articles/walk", KIND, en=f"Walk on\n{LONG}"))
    expect(page.locator("h1")).to_have_text("Walk on")
    page.wait_for_function("place => Math.abs(scrollY - place) < 5", arg=before)
    # Who reads what has not changed is not disturbed.
    assert other.locator("body[data-marked]").count() == 1


def test_what_is_broken_is_told_above_the_last_good_version_until_it_is_mended(preview: Preview, look: Callable[[str], Page]):
    page, front = look(WALK), look("da/")
    expect(page.locator("h1")).to_have_text("Walk")
    expect(page.locator(PANEL)).to_have_count(0)
    preview.save(entry("articles/walk", f"{KIND}\ntopics: [evryday-life]", en=f"Newer\n{LONG}"))
    expect(page.locator(PANEL)).to_contain_text("This page has mistakes and would not be published")
    expect(page.locator(PANEL)).to_contain_text("help: did you mean `everyday-life`?")
    expect(page.locator("h1")).to_have_text("Walk")
    # The caret stands below the word that is wrong.
    source = page.locator(f"{PANEL} pre").first.inner_text().split("\n")
    assert (source[0].index("evryday-life"), source[1].index("^")) == (source[1].index("^"), source[0].index("evryday-life"))
    page.locator(PANEL).get_by_role("link", name="unknown-concept").click()
    expect(page.locator("main")).to_contain_text("vocabulary")
    front.locator(BAR).get_by_role("link").click()
    expect(front.locator("h2").first).to_have_text("content/articles/walk/entry.yml")
    page.go_back()
    preview.save(entry("articles/walk", KIND, en=f"Newer\n{LONG}"))
    expect(page.locator("h1")).to_have_text("Newer")
    expect(page.locator(PANEL)).to_have_count(0)
    expect(front.locator("h2", has_text="walk/entry.yml")).to_have_count(0)


def test_drafts_and_members_entries_are_marked_in_lists_and_on_their_pages(look: Callable[[str], Page]):
    page = look("en/articles/")
    expect(page.locator(".p-row__title", has_text="Run")).to_have_text("Run (draft)")
    expect(page.locator(".p-row__title", has_text="Swim")).to_have_text("Swim (members only)")
    page.get_by_role("link", name="Run").click()
    expect(page.locator(".p-notice--draft")).to_be_visible()
    page.goto("en/articles/swim/")
    expect(page.locator(".p-notice--members")).to_contain_text("This entry is for members")


def test_broken_settings_are_told_on_every_page(preview: Preview, look: Callable[[str], Page]):
    page = look(WALK)
    expect(page.locator("h1")).to_have_text("Walk")
    preview.save("-- content/portal.yml --\na: [\n")
    expect(page.locator(PANEL)).to_contain_text("The settings of the portal have mistakes")
    expect(page.locator("h1")).to_have_text("Walk")
    preview.save(PORTAL)
    expect(page.locator(PANEL)).to_have_count(0)


def test_a_page_says_that_the_preview_has_ended(tmp_path: Path, visit: Callable[..., Visit]):
    folder = write_site(tmp_path, PORTAL)
    with previewed(project(folder), "127.0.0.1", 0, lambda line: None, search=False) as server:
        visiting = visit(Host(server.url, folder))
        visiting.watch.expect("503|Service Unavailable|ERR_CONNECTION_REFUSED|ERR_INCOMPLETE|ERR_EMPTY|ERR_CONNECTION_RESET")
        visiting.page.goto("en/")
        # A page of the portal takes the place of one that waits until it is read, and its scripts come after it.
        expect(visiting.page.locator(".p-header")).to_be_visible()
        visiting.page.wait_for_load_state()
        expect(visiting.page.locator(BAR)).to_be_visible()
    expect(visiting.page.locator(f"{BAR} [role=status]")).to_have_text("The preview was stopped")
