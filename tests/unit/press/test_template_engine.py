"""The template engine: the same HTML as without what makes it quick."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from portal_build.press.template_engine import TemplateEngine


class Said(str):
    """Words with a method."""

    def twice(self, number: int) -> str:
        """Themselves two times."""
        return self[:number] * 2


MACROS = """
{%- macro link(text, class="plain") -%}<a class="{{ class }}">{{ text }}</a>{%- endmacro -%}
{%- macro list(things) -%}{% for one in things %}{{ link(one, class="<") }}{% endfor %}{%- endmacro -%}
{%- macro around() -%}<p>{{ caller() }}, {{ portal }}</p>{%- endmacro -%}
"""

SHOWN = {
    "words": ("{{ value }}", "a", "a"),
    "words with signs": ("{{ value }}", "<\"'&>", "&lt;&#34;&#39;&amp;&gt;"),
    "HTML": ("{{ value }}", Markup("<b>"), "<b>"),
    "a number, and what is equal to it": ("{{ 1 }} {{ value }} {{ 1.0 }}", True, "1 True 1.0"),
    "what is safe by a filter": ("{{ value|safe }}", "<b>", "<b>"),
    "a macro": ('{% from "macros" import link %}{{ link(value) }}', "<", '<a class="plain">&lt;</a>'),
    "a macro from within a loop": ('{% from "macros" import list %}{{ list(value) }}', ["a"], '<a class="&lt;">a</a>'),
    "a macro from within a block": (
        '{% from "macros" import link %}{% block main %}{% for one in value %}{{ link(one) }}{% endfor %}{% endblock %}',
        ["<"],
        '<a class="plain">&lt;</a>',
    ),
    "a method in a loop within a block": ("{% block main %}{% for one in [1, 2] %}{{ value.pop() }}{% endfor %}{% endblock %}", ["b", "<"], "&lt;b"),
    "a method of ours": ("{% for one in [1, 2] %}{{ value(one) }}{% endfor %}", Said("<").twice, "&lt;&lt;&lt;&lt;"),
    "an attribute that may be missing": ("{% if value.nothing is defined or 1 .nothing is defined %}a{% else %}b{% endif %}", "", "b"),
    "an attribute of an attribute, of an item and of what is called": ("{{ value.real.imag }}{{ [value][0].imag }}{{ value.conjugate().imag }}", 1j, "0.01.0-1.0"),
    "a macro that is given a class": ('{% from "macros" import link %}{{ link(value, class=value) }}', "<", '<a class="&lt;">&lt;</a>'),
    "a macro around something": ('{% from "macros" import around %}{% call around() %}<i>{{ value }}</i>{% endcall %}', "<", "<p><i>&lt;</i>, &lt;P&gt;</p>"),
}


@pytest.mark.parametrize(("template", "value", "html"), SHOWN.values(), ids=SHOWN)
def test_what_a_template_shows(template: str, value: object, html: str):
    engine = TemplateEngine({"macros": MACROS, "page": template})
    engine.globals["portal"] = "<P>"
    assert engine.get_template("page").render(value=value) == html


MISSING = {
    "a name": ("{{ nothing }}", UndefinedError),
    "an attribute": ("{{ value.nothing }}", AttributeError),
    "an attribute of what is missing": ("{{ nothing.more }}", UndefinedError),
    "an argument of a macro": ('{% from "macros" import link %}{{ link() }}', UndefinedError),
    "room for an argument in a macro": ('{% from "macros" import link %}{{ link("x", "y", "z") }}', TypeError),
    "a macro": ('{% from "macros" import nothing %}{{ nothing() }}', UndefinedError),
}


@pytest.mark.parametrize(("template", "mistake"), MISSING.values(), ids=MISSING)
def test_what_is_missing_is_a_mistake(template: str, mistake: type[Exception]):
    with pytest.raises(mistake):
        TemplateEngine({"macros": MACROS, "page": template}).get_template("page").render(value="x")
