"""Layouts: words in the reader's language, values escaped, mistakes told."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from portal_build.assets import Assets, BrokenTheme
from portal_build.pages.items import Item
from portal_build.policy import page_policy
from portal_build.press.layouts import Layouts, read_layouts
from tests.small_site import SmallSite


def shown(template: str, site, view: object = None, assets: Assets = Assets()) -> str:
    small: SmallSite = site()
    [plan] = [plan for plan in small.plans if plan.address == "da/aendringer/"]
    return pickle.loads(pickle.dumps(Layouts({"layouts/changes.html": template}, assets))).page(plan, view)


SAID = {
    "a word": ('{{ _("Methods") }}', "Methods"),
    "a word with a value": ('{{ _("Link to “%(title)s”", title="<b>") }}', "Link to “&lt;b&gt;”"),
    "a value that is HTML already": ('{{ _("%(x)s", x="<b>"|safe) }}', "<b>"),
    "one": ('{{ ngettext("%(num)s page", "%(num)s pages", 1) }}', "1 page"),
    "several": ('{{ ngettext("%(num)s page", "%(num)s pages", 2) }}', "2 pages"),
    "a value": ("{{ view.text }}", "&lt;b&gt;"),
    "the surroundings": ("{{ shell.language }}", "da"),
}


@pytest.mark.parametrize(("template", "html"), SAID.values(), ids=SAID)
def test_what_a_layout_says(template: str, html: str, site):
    assert shown(template, site, Item("<b>")) == html


def test_a_part_is_kept_for_the_same_thing_and_for_equal_words(site):
    one, equal, words = Item("x"), Item("x"), "".join(["a", "b"])
    template = '{% for thing in view %}{% set place = loop.index %}{% call kept("part", thing) %}{{ place }}{% endcall %}{% endfor %}'
    assert shown(template, site, [one, one, equal, words, "ab"]) == "11344"


def test_a_view_without_what_the_layout_asks_for_is_a_mistake(site):
    with pytest.raises(AttributeError):
        shown("{{ view.nothing }}", site, Item("x"))


def test_layouts_are_read_with_what_they_include(tmp_path: Path):
    for name, text in {"theme/main.html": '{% include ".icons/web.svg" %}{%- include "x.html" -%}', "theme/x.html": "x", "icons/.icons/web.svg": "<svg/>"}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert read_layouts(tmp_path / "theme", tmp_path / "icons").sources == {
        "main.html": '<svg/>{%- include "x.html" -%}',
        "x.html": "x",
        ".icons/web.svg": "<svg/>",
    }


ASSETS = Assets({"js/a.js": "assets/js/a.1.js", "js/b.js": "assets/js/b.2.js"}, {"js/a.js": "sha384-A", "js/b.js": "sha384-B"}, {"js/a.js": ("js/b.js",)})
NAMED = {
    "by its published name": ("{{ asset('js/a.js') }}", "assets/js/a.1.js"),
    "with its fingerprint": ("{{ fingerprint('js/a.js') }}", "sha384-A"),
    "with what it needs": ("{% for one in needs('js/a.js') %}{{ asset(one) }}{% endfor %}", "assets/js/b.2.js"),
}


@pytest.mark.parametrize(("template", "html"), NAMED.values(), ids=NAMED)
def test_a_layout_names_a_file_of_the_theme(template: str, html: str, site):
    assert shown(template, site, assets=ASSETS) == html


def test_a_file_that_is_not_there_is_a_mistake_of_the_theme(site):
    with pytest.raises(BrokenTheme, match="names `assets/js/gone.js`, which is not there"):
        shown("{{ asset('js/gone.js') }}", site, assets=ASSETS)


def test_each_page_carries_its_policy(site):
    small, layouts = site(), Layouts({f"layouts/{name}.html": "{{ policy|safe }}" for name in ("changes", "search")})
    policies = {plan.layout: layouts.page(plan, None) for plan in small.plans if plan.layout in ("changes", "search")}
    assert policies == {"changes": page_policy(), "search": page_policy(searches=True)}


def test_what_is_included_and_nowhere_is_said(tmp_path: Path):
    (tmp_path / "main.html").write_text('{% include "gone.svg" %}', encoding="utf-8")
    with pytest.raises(FileNotFoundError, match="the theme includes `gone.svg`, which is in none of its folders"):
        read_layouts(tmp_path)
