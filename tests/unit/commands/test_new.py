"""`portal new`: what it writes, what it asks, what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal_build.commands import new as command
from portal_build.editing.gap import GAP
from tests.small_site import entry, write_site
from tests.unit.commands.portals import portal, tree

SITE = (
    entry("articles/walk", "published: 2024-01-01\nkind: comment\naliases: [stroll, articles/hike]", en="Walk\nText.")
    + entry("methods/gone", "status: withdrawn\nwithdrawn: {date: 2025-01-01, reason: {en: Over.}}\npublished: 2024-01-01", en="Gone\n## A {#in-brief}\n")
    + "-- content/articles/broken/entry.yml --\na: [\n"
    + "-- content/cases/Capital/entry.yml --\nkind: x\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_site(tmp_path, SITE)


def test_it_writes_two_files_and_says_what_is_next(project: Path):
    before = tree(project)
    assert portal(project, "new", "metoder", "walk-slowly", "--lang", "da", "--title", "Gå: langsomt") == (
        0,
        "content/methods/walk-slowly/entry.yml: written\n"
        "content/methods/walk-slowly/index.da.md: written\n"
        f"Fill in what is marked {GAP}, then run `portal check`, which names each mark that is left.\n",
        "",
    )
    after = tree(project)
    assert set(after) - set(before) == {"content/methods/walk-slowly", "content/methods/walk-slowly/entry.yml", "content/methods/walk-slowly/index.da.md"}
    assert {path: after[path] for path in before} == before
    assert b"\ntitle: 'G\xc3\xa5: langsomt'\n" in after["content/methods/walk-slowly/index.da.md"]
    assert b"\nsource_language: da\n" in after["content/methods/walk-slowly/entry.yml"]


def test_the_folder_of_the_first_entry_of_a_type_is_made(project: Path):
    assert portal(project, "new", "event", "fair")[0] == 0
    assert (project / "content/events/fair/index.en.md").is_file()


def test_the_list_names_every_type_with_a_sentence(project: Path):
    status, said, _ = portal(project, "new", "--list")
    assert (status, said.splitlines()[1]) == (0, "method          A way of working with people: an intervention, programme or practice.")
    assert len(said.splitlines()) == 12


REFUSED = {
    "an entry's id": (("new", "method", "walk"), "the id `walk` belongs to `articles/walk` already. Choose another id."),
    "a former id": (("new", "method", "stroll"), "the id `stroll` is a former id of `articles/walk`, whose old address leads there. Choose another id."),
    "a former id of a collection": (("new", "method", "hike"), "the id `hike` is a former id of `articles/walk`"),
    "a withdrawn entry's id": (("new", "method", "gone"), "the id `gone` belongs to `methods/gone`, which was withdrawn; its page stays, and its id is never used again."),
    "a broken entry's id": (("new", "method", "broken"), "there is a folder `articles/broken` already."),
    "a folder in capitals": (("new", "method", "capital"), "there is a folder `cases/Capital` already."),
}
CANNOT = {
    "no id": (("new", "method", "Gå sammen"), "`Gå sammen` is not an id: use small letters a–z, digits and single hyphens, 80 characters at most, such as `gaa-sammen`"),
    "no id at all": (("new", "method", "…"), "`…` is not an id: use small letters a–z, digits and single hyphens, 80 characters at most\n"),
    "a path": (("new", "method", "../walk"), "`../walk` is not an id: use small letters a–z, digits and single hyphens, 80 characters at most, such as `walk`"),
    "no such type": (("new", "metod", "a"), "there is no type `metod`: did you mean `method`?"),
    "nothing like a type": (("new", "xyz", "a"), "there is no type `xyz`: the types are target-group, method,"),
    "no type": (("new",), "name the type of the entry, such as `portal new method`; `portal new --list` shows all types"),
    "no such language": (("new", "method", "a", "--lang", "nb"), "the portal has no language `nb`: its languages are en, da, nl"),
    "nobody to ask": (("new", "method"), "give the entry an id, made of small letters a–z"),
    "nobody to ask, with a title": (("new", "method", "--title", "A walk"), "give the entry an id, such as `a-walk`"),
    "a title of no encoding": (("new", "method", "a", "--title", "A\udce5"), "the title holds an invisible control character"),
    "a title that nobody can see": (("new", "method", "a", "--title", "A\x07"), "the title holds an invisible control character"),
}


@pytest.mark.parametrize(("arguments", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_would_collide_is_refused(arguments: tuple[str, ...], reason: str, project: Path):
    before = tree(project)
    status, said, errors = portal(project, *arguments)
    assert (status, said) == (1, "")
    assert errors.startswith(f"portal: {reason}")
    assert tree(project) == before


@pytest.mark.parametrize(("arguments", "reason"), CANNOT.values(), ids=CANNOT)
def test_what_makes_no_sense_says_why(arguments: tuple[str, ...], reason: str, project: Path):
    before = tree(project)
    status, said, errors = portal(project, *arguments)
    assert (status, said) == (2, "")
    assert errors.startswith(f"portal: {reason}")
    assert tree(project) == before


def test_without_settings_it_cannot_run(tmp_path: Path):
    write_site(tmp_path, "-- content/portal.yml --\nurl: x\n")
    assert portal(tmp_path, "new", "method", "a") == (2, "", "portal: `portal.yml` is not right; `portal check` says why\n")


def test_an_id_that_is_not_given_is_asked_for(project: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(command, "somebody_is_there", lambda: True)
    status, said, _ = portal(project, "new", "case", "--title", "A long walk", answers="\n")
    assert (status, said.splitlines()[0]) == (0, "Id of the entry, which names its folder and never changes [a-long-walk]: ")
    assert (project / "content/cases/a-long-walk/entry.yml").is_file()


def test_a_wrong_answer_is_asked_for_again(project: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(command, "somebody_is_there", lambda: True)
    status, said, errors = portal(project, "new", "case", answers="Én tur\nen-tur\n")
    assert status == 0, said
    assert "Error: `Én tur` is not an id: use small letters a–z, digits and single hyphens, 80 characters at most, such as `en-tur`" in said + errors
    assert (project / "content/cases/en-tur/entry.yml").is_file()


def test_a_link_is_not_followed(project: Path, tmp_path_factory: pytest.TempPathFactory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (project / "content/events").symlink_to(elsewhere)
    status, said, errors = portal(project, "new", "event", "fair")
    assert (status, said) == (2, "")
    assert "content/events is a symbolic link" in errors
    assert list(elsewhere.iterdir()) == []


def test_a_folder_that_cannot_be_looked_at_is_said(project: Path, monkeypatch: pytest.MonkeyPatch):
    def refused(path: Path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", refused)
    status, said, errors = portal(project, "new", "event", "fair")
    assert (status, said) == (2, "")
    assert errors.startswith("portal: [Errno 13] Permission denied: ")
