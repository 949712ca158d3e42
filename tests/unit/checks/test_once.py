"""One mistake is told once: what follows from a broken file is not reported again elsewhere."""

from __future__ import annotations

import pytest

from portal_build.model.common import Audience

METHOD = """source_language: da
published: 2026-01-15
claims:
  - id: relapse-risk
    value: 45
    unit: percent
    quantity: {da: lavere risiko}
    population: {da: pårørende}
    source: report-2020
"""


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("vocabularies/topics.yml", "title: {en: Topics}\nversion: '1'\nconcepts:\n  - id: support\n    label: x\n", "unknown-key"),
        ("vocabularies/topics.yml", "title: {en: Topics\n", "yaml-syntax"),
        ("vocabularies/glossary.yml", "concepts: soon\n", "wrong-value"),
        ("vocabularies/scales/promise.yml", "title: [\n", "yaml-syntax"),
        ("references.yml", "references:\n  - id: report-2020\n    titel: x\n", "unknown-key"),
        ("references.yml", "references:\n  - id: report-2020\n    title:x\n    type: y\n", "yaml-syntax"),
        ("references.yml", "\\u0001", "file-control-character"),
        ("methods/together/entry.yml", METHOD + "foo: bar\n", "unknown-key"),
        ("methods/together/entry.yml", METHOD + "foo: 'bar\n", "yaml-syntax"),
        ("methods/together/index.da.md", "no front matter\n", "front-matter-missing"),
        ("target-groups/relatives/entry.yml", "source_language: en\nsource_language: da\n", "yaml-duplicate-key"),
    ],
)
def test_a_broken_file_is_the_only_problem(check, path: str, text: str, code: str):
    found = check(f"-- content/{path} (escapes) --\n{text}")
    assert {one.position.file for one in found} == {f"content/{path}"}
    assert code in [one.code for one in found]


def test_a_translation_of_a_broken_source_text_is_no_problem(codes):
    assert codes({"methods/together/index.da.md": "---\ntitle: [\n---\n"}) == ["yaml-syntax"]


def test_members_entries_are_unknown_to_the_public_but_no_problem(codes):
    files = {
        "articles/tea/entry.yml": "source_language: en\npublished: 2026-01-15\nkind: background\naudience: members\nfoo: secret\n",
        "articles/coffee/index.en.md": "---\ntitle: Coffee\n---\n\nAlso [tea](entry:tea).\n",
    }
    assert codes(files, audience=Audience.PUBLIC) == []


def test_what_was_published_first_keeps_what_another_takes(check):
    facts = "source_language: en\npublished: {}\nkind: background\n"
    claim = "claims:\n  - {id: relapse-risk, value: 30, unit: percent, quantity: {en: risk}, population: {en: relatives}, source: report-2020}\n"
    text = "---\ntitle: Tea\n---\n"
    found = check(
        f"-- content/articles/together/entry.yml --\n{facts.format('2026-01-16')}-- content/articles/together/index.en.md --\n{text}"
        f"-- content/articles/tea/entry.yml --\n{facts.format('2026-01-16')}{claim}-- content/articles/tea/index.en.md --\n{text}"
    )
    assert [(one.code, str(one.position)) for one in found if one.code.startswith("duplicate")] == [
        ("duplicate-claim", "content/articles/tea/entry.yml:5:10"),
        ("duplicate-entry", "content/articles/together/entry.yml:1:1"),
    ]


def test_the_second_of_two_entries_with_one_id_is_not_measured_against_itself(codes):
    tea = "source_language: en\npublished: 2026-01-15\nkind: background\n"
    news = "source_language: en\npublished: 2026-01-15\nconcerns: [coffee]\n"
    text = "---\ntitle: T\n---\n"
    assert codes({"articles/coffee/entry.yml": tea, "news/coffee/entry.yml": news, "news/coffee/index.en.md": text}) == ["duplicate-entry", "self-reference"]
