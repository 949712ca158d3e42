"""Layouts: words in the reader's language, values escaped, mistakes told."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from portal_build.pages.items import Item
from portal_build.press.layouts import Layouts, read_layouts
from tests.small_site import SmallSite


def shown(template: str, site, view: object = None) -> str:
    small: SmallSite = site()
    [plan] = [plan for plan in small.plans if plan.address == "da/aendringer/"]
    return pickle.loads(pickle.dumps(Layouts({"layouts/changes.html": template}))).page(plan, view)


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


def test_a_view_without_what_the_layout_asks_for_is_a_mistake(site):
    with pytest.raises(UndefinedError):
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


def test_what_is_included_and_nowhere_is_said(tmp_path: Path):
    (tmp_path / "main.html").write_text('{% include "gone.svg" %}', encoding="utf-8")
    with pytest.raises(FileNotFoundError, match="the theme includes `gone.svg`, which is in none of its folders"):
        read_layouts(tmp_path)
