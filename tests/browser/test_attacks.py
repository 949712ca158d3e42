"""A portal full of attacks, opened without any policy: nothing runs, nothing is asked of another host, and words stay words.

The site holds what `portal check` refuses as well, and its policy is switched off, so that only the escaping keeps readers safe.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.attacks.corpus import OBJECTS, RUN, WORDS
from tests.attacks.portal import NASTY
from tests.browser.searching import BOX, answered, results
from tests.browser.serving import Host, served
from tests.browser.visiting import Visit

FOREIGN = """() => [...document.querySelectorAll("*")].flatMap((one) => {
  const found = [...one.attributes].filter(({ name, value }) => {
    if (/^on|^srcdoc$/i.test(name) || (name === "style" && one.className !== "p-meaning")) return true;
    if (!/^(href|src|action|formaction|data|poster|xlink:href)$/i.test(name)) return false;
    try { return !/^(https?|mailto|tel):$/.test(new URL(value, document.baseURI).protocol); } catch { return false; }
  });
  const runs = one.localName === "script" && (one.src ? new URL(one.src).origin !== location.origin : !/json$/.test(one.type));
  const isFrame = /^(iframe|object|embed|applet|style|animate|foreignobject)$/i.test(one.localName);
  return found.length || runs || isFrame ? [one.cloneNode(false).outerHTML.slice(0, 200)] : [];
}).concat(window.__pwned === undefined ? [] : ["a script of content ran"],
          document.querySelector("main")?.id === "main" ? [] : ["another element has the place of the main part"])"""
"""What is on a page that content alone can have put there; where the meaning of a term is shown, a script of ours says by a style."""
MISSING = (r"^answer 404: \S+\.(png|pdf|html|svg)$|^answer 404: \S+/etc/passwd$|^answer 404: \S*/(\{\{.*|x)$", r"Failed to load resource: the server responded with a status of 404")
"""Pictures that an attack names and that are not there."""


@pytest.fixture(scope="module")
def attacked(attacked_site: Path) -> Iterator[Host]:
    with served(attacked_site) as host:
        yield host


@pytest.fixture
def reader(attacked: Host, visit: Callable[..., Visit]) -> Page:
    """A window onto the site in which no policy holds; the test fails if a dialog opens or another host is asked."""
    opened = visit(attacked, bypass_csp=True)
    for pattern in MISSING:
        opened.watch.expect(pattern)
    return opened.page


def pages(site: Path, *patterns: str) -> list[str]:
    found = [path for pattern in patterns for path in sorted(site.glob(f"{pattern}/index.html"))]
    assert found
    # Addresses of former ids lead on at once.
    return [path.parent.relative_to(site).as_posix() + "/" for path in found if 'http-equiv="refresh"' not in path.read_text(encoding="utf-8")]


def foreign(page: Page) -> list[str]:
    return page.evaluate(FOREIGN)


PARTS = {
    "texts": ("en/articles/t-*",),
    "entries": (f"en/*/{NASTY.mark}*", f"da/*/{NASTY.mark}*", *(f"en/articles/{name}" for name in OBJECTS)),
    "lists": ("en", "en/*", "en/topics/*"),
}


@pytest.mark.parametrize("part", PARTS)
def test_no_page_runs_anything(part: str, reader: Page, attacked_site: Path):
    found = {}
    for address in pages(attacked_site, *PARTS[part]):
        reader.goto(address)
        if strange := foreign(reader):
            found[address] = strange
    assert found == {}


def test_searching_for_what_is_nasty(reader: Page):
    reader.goto("en/search/")
    for query in (*OBJECTS[:5], "__proto__", *(WORDS[name] for name in ("script", "picture", "end of an attribute", "Jinja", "entity"))):
        reader.locator(BOX).fill(query)
        answered(reader, " ".join(query.split()))
        assert foreign(reader) == []
    reader.locator(BOX).fill("svg onload")
    answered(reader, "svg onload")
    expect(results(reader).first).to_be_visible()
    expect(results(reader).filter(has_text="<svg/onload=").first).to_be_visible()
    assert foreign(reader) == []


def test_suggestions(reader: Page):
    reader.goto("en/articles/")
    box = reader.get_by_role("search").get_by_role("combobox")
    for typed in ("img", "script", "constructor", "svg"):
        box.fill(typed)
        expect(reader.locator("[role=option]").first).to_be_visible()
        assert foreign(reader) == []


@pytest.mark.parametrize(
    "address",
    [
        f"en/search/?q=<img src=x onerror={RUN}>&type=<svg onload={RUN}>&sort=constructor",
        f"en/articles/?kind=<img src=x onerror={RUN}>&topic=__proto__&constructor=x",
        f"en/articles/w-picture/#mark=<img src=x onerror={RUN}>",
        f"en/articles/w-picture/?compare=../../x,//evil.invalid,constructor,javascript:{RUN}",
        f"en/compare/?compare={NASTY.ids['method']},constructor,__proto__,//evil.invalid/x&fields=constructor,<svg>&only=<img>",
        f"en/evidence-map/?scale=<img src=x onerror={RUN}>&rows=__proto__",
    ],
)
def test_nasty_addresses(address: str, reader: Page):
    reader.goto(address)
    reader.wait_for_load_state("networkidle")
    assert foreign(reader) == []


def test_comparing(reader: Page):
    reader.goto(f"en/compare/?compare={NASTY.ids['method']},w-picture,constructor")
    expect(reader.locator(".p-compare__table thead th a").first).to_be_visible()
    expect(reader.locator(".p-compare__table")).to_contain_text(f"<img src=x onerror={RUN}>")
    assert foreign(reader) == []


def test_terms_printing_and_citing(reader: Page):
    reader.goto(f"en/articles/{OBJECTS[0]}/")
    reader.locator("a.p-term").first.hover()
    expect(reader.locator(".p-meaning")).to_be_visible()
    assert foreign(reader) == []
    reader.goto(f"en/guidelines/{NASTY.ids['guideline']}/")
    reader.locator("#p-print").click()
    expect(reader.locator("dialog")).to_be_visible()
    assert foreign(reader) == []


def test_a_test_of_oneself(reader: Page):
    reader.goto(f"en/courses/{NASTY.ids['course']}/")
    reader.locator(".p-questions input").first.check()
    reader.locator(".p-questions button").first.click()
    expect(reader.locator(".p-verdict:not(:empty)").first).to_be_visible()
    assert foreign(reader) == []


def test_what_would_run_is_noticed(attacked_site: Path, tmp_path: Path, reader: Page):
    """The hooks see a script where there is one."""
    reader.route("**/en/articles/", lambda route: route.fulfill(content_type="text/html", body=f"<main id=main><img src=x.png onerror='{RUN.partition(',')[0]}'></main>"))
    reader.goto("en/articles/")
    reader.wait_for_function("window.__pwned === 1")
    assert len(foreign(reader)) == 2
