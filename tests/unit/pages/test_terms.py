"""Terms of the glossary that a page uses, explained on the page itself."""

from __future__ import annotations

from portal_build.pages.items import Item
from tests.small_site import entry

GLOSSARY = """
-- content/vocabularies/glossary.yml --
title: {en: Glossary}
version: "1"
concepts:
  - {id: recovery, prefLabel: {en: recovery, da: bedring}, definition: {en: A good life., da: Et godt liv.}}
  - {id: peer, prefLabel: {en: peer, da: ligestillet}, definition: {en: One like you.}}
  - {id: carer, prefLabel: {en: carer}, definition: {en: Who cares.}}
  - {id: bare, prefLabel: {en: bare}}
"""
TEXT = "[x](term:peer), [y](term:recovery)\n\n## Part {#part}\n\n[z](term:peer) [](term:bare) `[](term:carer)`"


def notes(view) -> list[tuple[str, Item, Item]]:
    return [(one.anchor, one.label, one.definition) for one in view.terms]


def test_each_term_is_explained_once_in_the_order_of_the_text(site):
    view = site(GLOSSARY + entry("articles/a", "kind: comment", en=f"A\n{TEXT}")).view("a")
    assert notes(view) == [
        ("term-peer", Item("peer", "../../../en/glossary/#peer"), Item("One like you.")),
        ("term-recovery", Item("recovery", "../../../en/glossary/#recovery"), Item("A good life.")),
    ]
    assert ("Terms on this page", "#terms-used") in [(line.text, line.href) for line in view.toc]
    first, second = (section.html for section in view.sections)
    assert first == (
        '<p><a class="p-term" href="../../../en/glossary/#peer" aria-describedby="term-peer">x</a>, '
        '<a class="p-term" href="../../../en/glossary/#recovery" aria-describedby="term-recovery">y</a></p>'
    )
    assert second.count('aria-describedby="term-peer"') == 1
    assert '<a class="p-term" href="../../../en/glossary/#bare">bare</a>' in second


def test_what_is_not_translated_is_marked(site):
    view = site(GLOSSARY + entry("articles/a", "kind: comment", da="A\n[x](term:peer) [y](term:carer) [z](term:recovery)")).view("a", "da")
    english = {"language": "en", "note": "engelsk"}
    assert notes(view) == [
        ("term-peer", Item("ligestillet", "../../../da/ordforklaringer/#peer"), Item("One like you.", **english)),
        ("term-carer", Item("carer", "../../../da/ordforklaringer/#carer", **english), Item("Who cares.", **english)),
        ("term-recovery", Item("bedring", "../../../da/ordforklaringer/#recovery"), Item("Et godt liv.")),
    ]


def test_a_page_without_terms_explains_none(site):
    view = site(GLOSSARY + entry("articles/a", "kind: comment", en="A\nText, and [words](term:nothing).")).view("a")
    assert view.terms == ()
    assert [line.href for line in view.toc] == ["#cite"]
