"""The real language server of YAML editors, with what `portal schemas` writes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal_build.editing.jsonc import find, value_at
from portal_build.editing.workspace import renew_names, write_workspace
from portal_build.model.common import Audience
from portal_build.model.entry import Content
from portal_build.pipeline import load
from tests.conftest import FULL, ROOT
from tests.node.language_server import LanguageServer, language_server
from tests.node.packages import REMEDY, installed
from tests.small_site import TODAY

# No request to a catalogue of schemas: what is tested is ours.
QUIET = {"yaml.validate": True, "yaml.completion": True, "yaml.hover": True, "yaml.schemaStore": {"enable": False}}


def content_of(project: Path) -> Content:
    return load(project / "content", TODAY, Audience.MEMBERS).content


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    """Opened on a copy of the site with every field, with help in Danish."""
    with opened(FULL, tmp_path_factory.mktemp("full")) as one:
        yield one


def opened(project: Path, folder: Path):
    """A server opened on a copy of a project, with the settings that `portal schemas` writes for VS Code."""
    assert installed(), REMEDY
    shutil.copytree(project / "content", folder / "content")
    write_workspace(folder, content_of(folder), "da")
    text = (folder / ".vscode/settings.json").read_text(encoding="utf-8")
    return language_server(folder, {**QUIET, **value_at(text, find(text))})


def method(server: LanguageServer, name: str = "full-method") -> Path:
    return server.folder / "content/methods" / name / "entry.yml"


def test_fields_are_offered_with_help_in_the_language_of_the_editor(server):
    offered = server.offered(method(server), "source_language: da\nreview|")
    assert offered["review_due"] == "Den dag, hvor siden senest bør gennemgås igen."
    assert "source_language" not in offered
    assert "chapters" not in offered


def test_fields_of_a_group_are_offered(server):
    offered = server.offered(method(server), "ratings:\n  - scale: stars\n    |")
    assert offered["level"] == "Det trin, metoden har fået på skalaen, angivet med dets id."
    assert "scale" not in offered


def test_a_field_is_begun_with_what_belongs_to_it(server):
    assert server.inserted(method(server), "source_language: da\n|", "contact") == "contact:\n  "
    assert server.inserted(method(server), "source_language: da\n|", "duration") == "duration:\n  "
    assert server.inserted(method(server), "source_language: da\n|", "published") == "published: "
    assert server.inserted(method(server), "source_language: da\n|", "topics") == "topics:\n  - "
    assert server.inserted(method(server), "source_language: da\n|", "places") == "places:\n  - name: \n    country: "


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("topics:\n  - |", {"everyday-life": "Hverdagsliv", "life": "Livet"}),
        ("target_groups:\n  - |", {"full-group": "The full group", "older-people": "Ældre mennesker"}),
        ("source_language: |", {"en": "engelsk", "da": "dansk", "nl": "nederlandsk", "tg": "tadsjikisk"}),
        ("duration:\n  |", {"en": "engelsk", "da": "dansk", "nl": "nederlandsk", "tg": "tadsjikisk"}),
        ("status: |", {"draft": "Udkast", "published": "Udgivet", "withdrawn": "Trukket tilbage"}),
        ("cost_level: h|", {"very-low": "Meget lavt", "low": "Lavt", "moderate": "Middel", "high": "Højt", "very-high": "Meget højt"}),
        ("ratings:\n  - scale: |", {"declaration": "Videnserklæringen", "grades": "The scale of grades", "stars": "The scale of stars"}),
        ("ratings:\n  - scale: declaration\n    level: |", {"a": "A, megen", "b": "B, nogen", "c": "C, ingen virkning", "d": "D, skade set"}),
        ('materials:\n  - title:\n      da: Plan\n    file: |', {'"session plan #1.pdf"': ""}),
        ("published: |", {}),
        ("contact:\n  name: |", {}),
    ],
)
def test_what_may_be_written_is_offered(server, text: str, offered: dict[str, str]):
    assert server.offered(method(server), text) == offered


def test_entries_are_offered_by_their_type_alone(server):
    everything = server.offered(method(server), "related:\n  - |")
    assert len(everything) == len(content_of(FULL).entries)
    recommendation = server.folder / "content/recommendations/new/entry.yml"
    publications = server.offered(recommendation, "part_of: |")
    types = {entry.id: entry.type for entry in content_of(FULL).entries}
    assert {types[name] for name in publications} == {"publication", "guideline"}
    assert set(publications) == {name for name, kind in types.items() if kind in ("publication", "guideline")}


def test_sources_and_claims_are_offered_with_what_they_are(server):
    content = content_of(FULL)
    sources = server.offered(method(server), "references:\n  - |")
    assert {name.strip('"') for name in sources} == {source.id for source in content.data.bibliography.references}
    claims = server.offered(method(server), "participants:\n  - |")
    assert set(claims) == {claim.id for entry in content.entries for claim in entry.facts.claims}
    assert all(said for said in (*sources.values(), *claims.values()))


def test_countries_have_their_names(server):
    offered = server.offered(method(server), "regions:\n  - |")
    # In quotes, since older programs take the word for a truth value.
    assert (offered["DK"], offered['"NO"']) == ("Danmark", "Norge")


def test_hovering_says_what_a_field_is_and_what_stands_there(server):
    said = server.hover(method(server), "source_language: da\nreview|_due: 2020-01-01\n")
    assert said.startswith("#### Næste gennemgang\n\nDen dag, hvor siden senest bør gennemgås igen.")
    assert "`life`: Livet" in server.hover(method(server), "source_language: da\ntopics:\n  - li|fe\n")


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("published: 5 May 2020", ["2:12 Skriv år-måned-dag, for eksempel `2020-02-05`."]),
        ("status: publised", ["2:9 Skriv et af disse ord: draft, published, withdrawn."]),
        ("cost_level: cheap", ["2:13 Skriv et af disse ord: very-low, low, moderate, high, very-high."]),
        ("topics: life", ["2:9 Skriv ét punkt på hver linje, hver begyndende med `- `."]),
        ("topics:\n  - Daily life", ["3:5 Brug små bogstaver a–z, tal og enkelte bindestreger, højst 80 tegn."]),
        ("regions: [no]", ["2:11 Skriv en landekode med to store bogstaver, for eksempel `DK`."]),
        ("duration: 8 uger", ["2:11 Skriv én linje for hvert sprog, for eksempel `da: …`."]),
        ("contact: Anna", ["2:10 Skriv ét felt på hver linje, rykket ind under dette."]),
        ("ratings:\n  - scale: stars", [f'3:5 Missing property "{name}".' for name in ("level", "target_group", "rater", "date", "reason")]),
        ("publised: 2020-05-05", ["2:1 Property publised is not allowed."]),
        ("topics: [not-there-yet]\nstart: 2018\nduration: {da: 8}\ncontact:\nregions: [NO]", []),
    ],
)
def test_mistakes_are_shown_where_they_are(server, text: str, problems: list[str], request: pytest.FixtureRequest):
    path = method(server, f"new-{abs(hash(request.node.name))}")
    found = server.problems_of({path: f"source_language: da\n{text}\n"})[path]
    assert [f"{one['range']['start']['line'] + 1}:{one['range']['start']['character'] + 1} {one['message']}" for one in found] == problems


def test_a_new_entry_is_offered_once_the_names_are_renewed(server):
    new = server.folder / "content/target-groups/newcomers"
    new.mkdir()
    (new / "entry.yml").write_text("source_language: da\npublished: 2024-01-01\n", encoding="utf-8")
    (new / "index.da.md").write_text("---\ntitle: Nytilkomne\n---\n## Hvem {#definition}\nTekst.\n", encoding="utf-8")
    try:
        assert renew_names(server.folder, content_of(server.folder))
        server.tell("workspace/didChangeWatchedFiles", changes=[{"uri": (server.folder / ".vscode/schemas/names.json").as_uri(), "type": 2}])
        assert server.offered(method(server), "target_groups:\n  - |")["newcomers"] == "Nytilkomne"
    finally:
        shutil.rmtree(new)
        renew_names(server.folder, content_of(server.folder))
        server.tell("workspace/didChangeWatchedFiles", changes=[{"uri": (server.folder / ".vscode/schemas/names.json").as_uri(), "type": 2}])


def test_nothing_is_said_against_the_site_with_every_field(server):
    assert said_of_all(server) == {}


def test_nothing_is_said_against_the_reference_portal(tmp_path: Path):
    with opened(ROOT, tmp_path) as server:
        assert said_of_all(server) == {}


def said_of_all(server: LanguageServer) -> dict[str, list[str]]:
    files = {path: path.read_text(encoding="utf-8") for path in sorted(server.folder.glob("content/**/*.yml"))}
    assert len(files) > 20
    found = server.problems_of(files)
    return {path.relative_to(server.folder).as_posix(): [one["message"] for one in said] for path, said in found.items() if said}
