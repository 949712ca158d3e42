"""What is wrong with a page that is open, and what stands on it."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browser.site_map import Address
from tests.browser.visiting import Visit

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
  const wanted = document.documentElement.scrollWidth;
  if (wanted <= width) return [];
  const scrolls = (one) => one && one !== document.body && (getComputedStyle(one).overflowX !== "visible" || scrolls(one.parentElement));
  const wide = [...document.body.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > width && !scrolls(one.parentElement));
  const named = wide.map((one) => `${one.localName}.${one.className} ${one.textContent.trim().slice(0, 40)}`).slice(0, 5);
  return [`${wanted} px wide on a screen of ${width} px: ${named.join("; ")}`];
}"""

_SWITCHER = """() => Object.fromEntries([...document.querySelectorAll(".p-languages li")].map((line) => {
  const name = line.querySelector("[lang]");
  const notes = [...line.querySelectorAll("small")].map((note) => note.textContent);
  return [name.lang, { link: name.href ?? "", notes, current: name.ariaCurrent === "true" }];
}))"""

_LISTED = """() => !document.querySelector("meta[name=robots][content=noindex]")"""

_ALTERNATES = """() => Object.fromEntries([...document.querySelectorAll("link[rel=alternate][hreflang]")].map((link) => [link.hreflang, link.href]))"""

_NAVIGATION = """() => [...document.querySelectorAll("nav")].filter((nav) => nav.getClientRects().length).map((nav) =>
  nav.ariaLabel ?? (nav.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" ").trim())"""


@dataclass(frozen=True)
class Seen:
    """What a reader finds on a page."""

    address: Address
    """Which page."""
    faults: list[str]
    """All that is wrong with it."""
    switch: dict[str, dict[str, object]]
    """The language switch: language -> its link, words beside its name, and whether it is the page's own."""
    alternates: dict[str, str]
    """What search engines are told: language -> address."""
    listed: bool
    """Whether search engines may list it."""
    landmarks: dict[str, int]
    """Role -> how often it is there."""
    navigation: list[str]
    """The names of the visible `nav` elements."""
    search_label: str
    """The name of the first search box."""
    requests: tuple[str, ...]
    """Every address that the page asked for, until it asked for no more."""


def see(visit: Visit, address: Address) -> Seen:
    """Open a page and look around."""
    page, before = visit.page, len(visit.watch.requests)
    faults = faults_of(visit, address)
    landmarks = {role: page.get_by_role(role).count() for role in ("banner", "main", "contentinfo", "search")}
    label = page.evaluate("() => document.querySelector('input[type=search]').labels[0].innerText")
    told = (page.evaluate(_SWITCHER), page.evaluate(_ALTERNATES), page.evaluate(_LISTED), landmarks, page.evaluate(_NAVIGATION), label)
    page.wait_for_load_state("networkidle")
    return Seen(address, [*faults, *visit.watch.take()], *told, tuple(visit.watch.requests[before:]))


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


def links_in(page: Page, selector: str) -> list[str]:
    """Whole addresses of the links within a part of the page."""
    return page.locator(f"{selector} a[href]").evaluate_all("links => links.map((link) => link.href)")
