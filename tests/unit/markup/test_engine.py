"""What the dialect lets editors say."""

from __future__ import annotations

import pytest

from portal_build.markup.engine import engine


@pytest.mark.parametrize(
    ("body", "page"),
    [
        ("Tekst\n{: lang=nl }", '<p lang="nl">Tekst</p>'),
        ("Tekst\n{: lang }", "<p>Tekst</p>"),
        ("Tekst\n{: lang= }", "<p>Tekst</p>"),
        ("Tekst\n{: lang=nl lang }", "<p>Tekst</p>"),
        ("# Tekst {#a-b}", '<h1 id="a-b">Tekst</h1>'),
        ("# Tekst {: id }", '<h1 id="tekst">Tekst</h1>'),
        ("# Tekst {#a.b}", '<h1 id="tekst">Tekst</h1>'),
        ("[word](x){: href=y target=_blank .red }", '<p><a href="x">word</a></p>'),
    ],
)
def test_what_braces_say(body: str, page: str):
    assert engine().convert(body) == page
