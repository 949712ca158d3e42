"""What is wrong with a page that is open, and what stands on it."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.site_map import Address

_FAULTS = """async () => {
  await document.fonts.ready;
  const headings = document.querySelectorAll("h1").length;
  const images = [...document.images];
  await Promise.all(images.map((image) => ((image.loading = "eager"), image.decode().catch(() => {}))));
  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  return [
    ...(headings === 1 ? [] : [`${headings} h1`]),
    ...ids.filter((id, place) => ids.indexOf(id) !== place).map((id) => `id used twice: ${id}`),
    ...images.filter((image) => !image.naturalWidth).map((image) => `image not shown: ${image.src}`),
    ...([...document.fonts].some((font) => font.status === "loaded") ? [] : ["no font of the site's is in use"]),
  ];
}"""

_TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = [...document.body.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > width + 1);
  return wide.map((one) => `wider than ${width} px: ${one.localName}.${one.className} ${one.textContent.trim().slice(0, 40)}`).slice(0, 5);
}"""


def faults_of(visit: Visit, page: Address) -> list[str]:
    """Open a page; all that is wrong with it."""
    answer = visit.page.goto(page.path or "./")
    assert answer is not None
    language = visit.page.locator("html").get_attribute("lang")
    faults = [] if answer.status == 200 else [f"answer {answer.status}"]
    if page.language and language != page.language:
        faults.append(f"lang={language}")
    return [*faults, *visit.page.evaluate(_FAULTS), *too_wide(visit.page), *visit.watch.take()]


def too_wide(page: Page) -> list[str]:
    """What makes readers scroll sideways."""
    return page.evaluate(_TOO_WIDE)


def heading(page: Page) -> str:
    """The page's title as readers see it."""
    return page.get_by_role("heading", level=1).inner_text()


def links_in(page: Page, selector: str) -> list[str]:
    """Whole addresses of the links within a part of the page."""
    return page.locator(f"{selector} a[href]").evaluate_all("links => links.map((link) => link.href)")
