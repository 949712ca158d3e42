"""An editor's file in form: order, quotes and blocks as the browser forms write them, and every comment."""

from __future__ import annotations

import re
from random import Random

import pytest

from portal_build.editing.documents import document
from portal_build.editing.format import Refused, formatted, kept_in_form
from portal_build.editing.settings import languages_of
from portal_build.model import TYPES
from portal_build.model.reference_data import Bibliography, Portal
from portal_build.model.text import TextFacts
from tests.conftest import FULL

LANGUAGES = ["en", "da"]
ARTICLE = TYPES["article"]

FILES = {
    "order, quotes, blocks": (
        'kind: comment\nsource_language: "en"\ntopics: [a, b]\npublished: 2020-02-05\naliases: [2018, "no", \'on\']\n',
        "source_language: en\npublished: 2020-02-05\ntopics:\n  - a\n  - b\naliases:\n  - '2018'\n  - no\n  - on\nkind: comment\n",
    ),
    "nothing is left out of what says something": (
        "source_language: en\nkind: comment\nexpires:\ntopics: []\nclaims:\n  - id: a\n    value: 2.50\n    unit: percent\n"
        "    quantity: {da: Nedgang, fi: Lasku, en: Fall of all}\n    population:\n      en: >-\n        All: of\n        them\n    note: {fi: Huom}\n",
        "source_language: en\nclaims:\n  - id: a\n    value: 2.5\n    unit: percent\n    quantity:\n      en: Fall of all\n      da: Nedgang\n"
        "      fi: Lasku\n    population:\n      en: 'All: of them'\n    note:\n      fi: Huom\nkind: comment\n",
    ),
    "texts of several lines, and space at their ends": (
        "source_language: en\nkind: comment\nwithdrawn:\n  reason:\n    en: |\n      One.\n\n      Two.\n    da: ' Tekst '\n  date: 2020-01-01\n",
        "source_language: en\nwithdrawn:\n  date: 2020-01-01\n  reason:\n    en: |-\n      One.\n\n      Two.\n    da: Tekst\nkind: comment\n",
    ),
    "comments": (
        "# yaml-language-server: $schema=x.json\n# Of the kind.\nkind: comment # beside\n\n\n# Of the topics,\n# two lines.\n\ntopics:   # here\n"
        "  # the first\n  - a    # one\n  - b\n  # the end of the list\nexpires:   # not known\nsource_language: en\n# The end.\n",
        "# yaml-language-server: $schema=x.json\nsource_language: en\n# not known\n\n# Of the topics,\n# two lines.\n\ntopics: # here\n"
        "  # the first\n  - a # one\n  - b\n  # the end of the list\n# Of the kind.\nkind: comment # beside\n# The end.\n",
    ),
    "comments of blocks in lists": (
        "source_language: en\nkind: comment\nauthors:\n  # Of A.\n  - # Also of A.\n    name: A # her name\n    # Her office.\n    affiliation: X\n"
        "    # behind A\n  # Of B.\n  - {name: B, affiliation: Y} # of B as well\n# Of the claims.\nclaims: [] # none\n",
        "source_language: en\nauthors:\n  # Of A.\n  # Also of A.\n  - name: A # her name\n    # Her office.\n    affiliation: X\n    # behind A\n"
        "  # Of B.\n  # of B as well\n  - name: B\n    affiliation: Y\n# Of the claims.\n# none\nkind: comment\n",
    ),
    "a hash in text is none": (
        "source_language: en\nkind: comment\nwithdrawn:\n  date: 2020-01-01\n  reason:\n    en: 'a # b'\n    da: | # a block\n      # no comment\n      at all\n",
        "source_language: en\nwithdrawn:\n  date: 2020-01-01\n  reason:\n    en: 'a # b'\n    da: |- # a block\n      # no comment\n      at all\nkind: comment\n",
    ),
}


def of(text: str, model=ARTICLE, name: str = "content/articles/a/entry.yml") -> str:
    after = formatted(text, name, model, LANGUAGES)
    assert formatted(after, name, model, LANGUAGES) == after
    return after


@pytest.mark.parametrize("before, after", FILES.values(), ids=FILES)
def test_facts(before, after):
    assert of(before) == after


def test_front_matter_and_body():
    before = (
        "---  \nlead: 'Why.'\ntitle: Walk # on foot\ntranslation: {source_hash: {title: '123456789012', b-10: 0123456789ab, b-2: 0123456789ab}, "
        "state: draft, from: da}\n---\n\n\n## One\n\nText. \n\n\n"
    )
    after = (
        "---\ntitle: Walk # on foot\nlead: Why.\ntranslation:\n  from: da\n  state: draft\n  source_hash:\n    b-2: 0123456789ab\n"
        "    b-10: 0123456789ab\n    title: '123456789012'\n---\n\n## One\n\nText.\n"
    )
    assert of(before, TextFacts, "content/articles/a/index.en.md") == after


def test_front_matter_without_a_body():
    assert of("---\ntitle: Walk\n---\n \n", TextFacts, "index.en.md") == "---\ntitle: Walk\n---\n"


def test_words_in_addresses_keep_their_order():
    before = (
        "url: https://a.example/\nlanguages: [{code: en}, {code: da, reviewed: 'false'}]\nname: {en: A}\ntagline: {en: B}\npublisher: {name: C}\n"
        "contacts: {editors: a@b.example, accessibility: a@b.example}\nlicence: https://l.example/\nurl_words:\n  topics: {da: emner, en: topics}\n"
        "  # Of entries.\n  articles: {en: articles, da: artikler}\n"
    )
    after = of(before, Portal, "content/portal.yml")
    assert after.startswith("url: https://a.example/\nlanguages:\n  - code: en\n  - code: da\n    reviewed: false\nname:\n  en: A\n")
    assert after.endswith("url_words:\n  topics:\n    en: topics\n    da: emner\n  # Of entries.\n  articles:\n    en: articles\n    da: artikler\n")


def test_a_group_with_nothing_in_it():
    before = "source_language: en\nkind: comment\nreferences: []\nauthors:\n  - name: A\n    affiliation:\n"
    assert of(before) == "source_language: en\nauthors:\n  - name: A\nkind: comment\n"
    sources = "references:\n  - {id: a, type: book, title: T, author: [{family: }]}\n"
    assert of(sources, Bibliography, "content/references.yml").endswith("    author:\n      - {}\n")


FULL_FILES = sorted((FULL / "content").rglob("*.yml"))


@pytest.mark.parametrize("path", FULL_FILES, ids=lambda path: str(path.relative_to(FULL)))
def test_comments_anywhere_stay_and_the_form_is_final(path):
    """Of every file with comments in any place and column, all are kept, and formatting once more changes nothing."""
    found = document(FULL / "content", path)
    languages = languages_of(FULL / "content")
    plain = path.read_text(encoding="utf-8")
    for seed in range(4):
        chance = Random(f"{path.name}{seed}")
        lines = []
        for line in plain.splitlines():
            if chance.random() < 0.15:
                lines += [*[""] * chance.randint(0, 2), f"{' ' * chance.randint(0, 8)}# {len(lines)}", *[""] * chance.randint(0, 1)]
            lines.append(f"{line} # {len(lines)}" if chance.random() < 0.15 and not line.endswith(("|-", "|")) and "'" not in line else line)
        lines += ["# the end"] if seed % 2 else []
        text = "\n".join(lines) + "\n"
        after = formatted(text, found.name, found.model, languages)
        assert formatted(after, found.name, found.model, languages) == after
        assert sorted(re.findall(r"# \d+", after)) == sorted(re.findall(r"# \d+", text))
        bare = re.sub(r"\n+", "\n", re.sub(r"(?m)(^| )[ ]*# (\d+|the end)", "", after)).lstrip("\n")
        assert bare == plain


REFUSED = {
    "problems in YAML": ("kind: comment\nkind: essay\n", "it has problems"),
    "problems in what it says": ("kind: comment\nsource_language: en\npublished: soon\n", "it has problems"),
    "a number that forms cannot keep": (
        "kind: comment\nsource_language: en\nclaims: [{id: a, value: 123456789012345.123456789, unit: percent, quantity: {en: a}, population: {en: b}}]\n",
        "the number `123456789012345.123456789` has more digits than the browser forms can keep",
    ),
    "a tab": ('kind: comment\nsource_language: en\nwithdrawn: {date: 2020-01-01, reason: {en: "a\\tb"}}\n', "a tab stands in `a\tb`"),
}


@pytest.mark.parametrize("text, reason", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_formatted_is_refused(text, reason):
    with pytest.raises(Refused) as caught:
        of(text)
    assert caught.value.reason == reason
    assert bool(caught.value.problems) is (reason == "it has problems")


TEXTS_REFUSED = {
    "no front matter": ("Text\n", "the text has no front matter"),
    "a body that begins with spaces": (
        "---\ntitle: A\n---\n\n    code\n",
        "the text begins with spaces, which the browser forms take away; begin it at the left margin",
    ),
    "a part of digits only": (
        "---\ntitle: A\ntranslation: {from: da, state: draft, source_hash: {'2018': 0123456789ab}}\n---\n",
        "the name `2018` has digits only, which the browser forms take for a place in a list",
    ),
}


@pytest.mark.parametrize("text, reason", TEXTS_REFUSED.values(), ids=TEXTS_REFUSED)
def test_what_of_texts_cannot_be_formatted_is_refused(text, reason):
    with pytest.raises(Refused) as caught:
        of(text, TextFacts, "content/articles/a/index.en.md")
    assert caught.value.reason == reason


def test_a_changed_file_is_in_form_if_it_was():
    before = "---\ntitle: One\n---\n\nText.\n"
    after = '---\nlead: "Why"\ntitle: Two\n---\n\nText.\n'
    assert kept_in_form(before, after, "index.en.md", TextFacts, LANGUAGES) == "---\ntitle: Two\nlead: Why\n---\n\nText.\n"
    assert kept_in_form(before.replace("One", '"One"'), after, "index.en.md", TextFacts, LANGUAGES) == after
    assert kept_in_form(before, "---\nname: x\n---\n", "index.en.md", TextFacts, LANGUAGES) == "---\nname: x\n---\n"
