"""`portal translations export` and `import`."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.failing_disk import FailingDisk
from tests.gits import commit
from tests.small_site import entry, write_site
from tests.unit.commands.portals import changed_lines, portal, tree

SOURCE = "---\ntitle: Walk\n---\n\nSee [the plan](entry:run).\n\n## Aim {#aim}\n\nOne.\n"
DANISH = "---\ntitle: Gå\ntranslation:\n  from: en\n  state: draft\n---\n\nSe [planen](entry:run).\n\n## Formål {#aim}\n\nEt.\n"
SITE = (
    entry("articles/walk", "published: 2024-01-01\nkind: comment", en=SOURCE, da=DANISH)
    + entry("articles/run", "published: 2024-01-01\nkind: comment\naudience: public", en="Run\nText.")
    + entry("articles/secret", "published: 2024-01-01\nkind: comment\naudience: members", en="Secret\nText.")
    + '-- content/vocabularies/glossary.yml --\ntitle: {en: Glossary}\nversion: "1"\nconcepts: []\n'
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = write_site(tmp_path / "portal", SITE)
    assert portal(folder, "translations", "accept", "--all")[0] == 0
    return folder


def export(project: Path, *options: str) -> str:
    status, said, errors = portal(project, "translations", "export", "--today", "2026-01-15", *options)
    assert (status, errors) == (0, "")
    return said


@pytest.mark.parametrize(("form", "ending"), [("po", "po"), ("xliff", "xlf")])
def test_a_file_for_each_pair_of_languages(form: str, ending: str, project: Path):
    assert export(project, "--format", form) == (
        f"translations/from-en/da.{ending}: 14 units, 7 to translate, 0 to look at\ntranslations/from-en/nl.{ending}: 14 units, 11 to translate, 0 to look at\n"
    )
    assert {path.relative_to(project).as_posix() for path in (project / "translations").rglob("*.*")} == {f"translations/from-en/{code}.{ending}" for code in ("da", "nl")}


def test_members_entries_are_left_out_unless_asked_for(project: Path):
    export(project)
    assert b"secret" not in (project / "translations/from-en/da.po").read_bytes().lower()
    export(project, "--audience", "members")
    assert b'msgctxt "secret#title"' in (project / "translations/from-en/da.po").read_bytes()


def test_one_entry_into_one_language_elsewhere(project: Path, tmp_path: Path):
    assert export(project, "--entry", "walk", "--language", "da", "--output", str(tmp_path / "out")) == f"{tmp_path}/out/from-en/da.po: 4 units, 0 to translate, 0 to look at\n"


def test_the_same_content_gives_the_same_bytes(project: Path):
    export(project)
    first = (project / "translations/from-en/da.po").read_bytes()
    export(project)
    assert (project / "translations/from-en/da.po").read_bytes() == first


def test_work_that_was_not_brought_back_is_not_overwritten(project: Path):
    path = edited(project, "po", ("Et.", "Andet."))
    before = (project / path).read_bytes()
    status, said, errors = portal(project, "translations", "export", "--today", "2026-01-15")
    assert (status, said) == (1, "")
    assert errors == f"portal: {path} holds translations that were not brought back yet. Import it first, or overwrite it with --force. Nothing was written.\n"
    assert (project / path).read_bytes() == before
    assert portal(project, "translations", "import", path)[0] == 0
    export(project)
    (project / path).write_bytes(before)
    export(project)
    (project / path).write_bytes(before.replace(b"Andet", b"Tredje"))
    export(project, "--force")


def edited(project: Path, form: str, *changes: tuple[str, str]) -> str:
    """The path of a file that a translator worked on."""
    export(project, "--format", form, "--audience", "members")
    path = project / f"translations/from-en/da.{'po' if form == 'po' else 'xlf'}"
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, (old, text.count(old))
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return str(path.relative_to(project))


FORMS = ["po", "xliff"]


@pytest.mark.parametrize("form", FORMS)
def test_an_untouched_file_changes_not_a_byte(form: str, project: Path):
    path, before = edited(project, form), tree(project)
    assert portal(project, "translations", "import", path) == (0, f"{path}: nothing new\n", "")
    assert tree(project) == before


@pytest.mark.parametrize("form", FORMS)
def test_a_changed_unit_changes_its_block(form: str, project: Path):
    path, before = edited(project, form, ("Et.", "Andet.")), tree(project)
    status, said, errors = portal(project, "translations", "import", path, "--by", "Anna Holm", "--today", "2026-02-03")
    assert (status, said, errors) == (0, "content/articles/walk/index.da.md: 1 unit\n", "")
    assert changed_lines(before, tree(project)) == {"content/articles/walk/index.da.md": [("", "  by: Anna Holm"), ("", "  date: 2026-02-03"), ("Et.", "Andet.")]}


def test_who_translated_stands_in_the_head_of_a_po_file(project: Path):
    path = edited(project, "po", ("Et.", "Andet."), ('"Last-Translator: ', '"Last-Translator: Bo Holm <bo@example.org>'), ("X-Portal-State: draft", "X-Portal-State: reviewed"))
    assert portal(project, "translations", "import", path, "--today", "2026-02-03")[0] == 0
    text = (project / "content/articles/walk/index.da.md").read_text(encoding="utf-8")
    assert "  state: reviewed\n  by: Bo Holm\n  date: 2026-02-03\n" in text
    assert "bo@example.org" not in text


def test_a_new_text(project: Path):
    path = edited(project, "po", ('msgid "Run"\nmsgstr ""', 'msgid "Run"\nmsgstr "Løb"'), ('msgctxt "run#start/1"\nmsgid "Text."\nmsgstr ""', 'msgctxt "run#start/1"\nmsgid "Text."\nmsgstr "Tekst."'))
    assert portal(project, "translations", "import", path, "--today", "2026-02-03") == (0, "content/articles/run/index.da.md: 2 units in a new file\n", "")
    text = (project / "content/articles/run/index.da.md").read_text(encoding="utf-8")
    assert text.startswith("---\ntitle: Løb\ntranslation:\n  from: en\n  state: draft\n  date: 2026-02-03\n  source_hash:\n")
    assert text.endswith("---\n\nTekst.\n")
    assert portal(project, "check", "--today", "2026-02-03")[1] == "no problems found\n"


def test_a_section_waits_for_the_rest_of_it(project: Path):
    path = edited(project, "po", ('msgid "Run"\nmsgstr ""', 'msgid "Run"\nmsgstr "Løb"'))
    assert portal(project, "translations", "import", path)[1] == "content/articles/run/index.da.md: 1 unit in a new file\n"


@pytest.mark.parametrize("form", FORMS)
def test_an_untouched_file_undoes_nothing_that_an_editor_wrote_meanwhile(form: str, project: Path):
    path = edited(project, form)
    text = project / "content/articles/walk/index.da.md"
    text.write_text(DANISH.replace("Et.", "Skrevet siden."), encoding="utf-8")
    before = tree(project)
    assert portal(project, "translations", "import", path) == (0, f"{path}: nothing new\n", "")
    assert tree(project) == before


@pytest.mark.parametrize("form", FORMS)
def test_what_two_people_changed_is_refused_until_somebody_decides(form: str, project: Path):
    path = edited(project, form, ("Et.", "Fra oversætteren."))
    text = project / "content/articles/walk/index.da.md"
    text.write_text(DANISH.replace("Et.", "Fra redaktøren."), encoding="utf-8")
    before = tree(project)
    status, _, errors = portal(project, "translations", "import", path)
    assert (status, tree(project) == before) == (1, True)
    assert "walk#aim/2: the portal's translation is no longer the one that was exported\n" in errors
    assert portal(project, "translations", "import", path, "--overwrite")[0] == 0
    assert "Fra oversætteren." in text.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FORMS)
def test_an_untouched_file_of_an_outdated_translation_changes_not_a_byte(form: str, project: Path):
    """Git tells which paragraph of the part changed, so that the others are not marked as unfinished."""
    text = project / "content/articles/walk/index.da.md"
    text.write_bytes(text.read_bytes().replace(b"state: draft", b"state: reviewed"))
    commit(project, "2024-01-01")
    (project / "content/articles/walk/index.en.md").write_text(SOURCE.replace("One.", "Another."), encoding="utf-8")
    path = edited(project, form)
    before = tree(project)
    assert portal(project, "translations", "import", path) == (0, f"{path}: nothing new\n", "")
    assert tree(project) == before


def test_a_file_of_another_language_than_asked_for(project: Path):
    path = edited(project, "po")
    status, said, errors = portal(project, "translations", "import", path, "--language", "nl")
    assert (status, said, errors) == (2, "", f"portal: {path} says that it is in `da`, and not in `nl`\n")


def test_files_in_form_stay_so(project: Path):
    assert portal(project, "fmt")[0] == 0
    path = edited(project, "po", ("Et.", "Andet."), ('msgid "See [the plan](entry:run)."\nmsgstr "Se', 'msgid "See [the plan](entry:run)."\nmsgstr "Her: se'))
    assert portal(project, "translations", "import", path, "--by", "Kari: N.")[0] == 0
    assert portal(project, "fmt", "--check")[1].startswith("0 not in form")


def test_trying_changes_nothing(project: Path):
    path, before = edited(project, "po", ("Et.", "Andet.")), tree(project)
    assert portal(project, "translations", "import", path, "--dry-run") == (0, "content/articles/walk/index.da.md: 1 unit (not written)\n", "")
    assert tree(project) == before


BROKEN = [("Se [planen](entry:run).", "Se [planen](entry:walk)."), ("Et.", "Andet.")]


def test_a_refused_unit_is_named_and_nothing_is_written(project: Path):
    path, before = edited(project, "po", *BROKEN), tree(project)
    line = (project / path).read_text(encoding="utf-8").partition('msgctxt "walk#start/1"')[0].count("\n") + 2
    assert portal(project, "translations", "import", path) == (
        1,
        "",
        f"{path}:{line}: refused: walk#start/1: it lacks `(entry:run)` and it has `(entry:walk)`, which the source has not\n"
        "  help: links, citations and code stay as they are in the source\n"
        f"{path}: nothing was changed, since 1 unit was refused\n",
    )
    assert tree(project) == before


def test_the_rest_can_be_taken_all_the_same(project: Path):
    path, before = edited(project, "po", *BROKEN), tree(project)
    assert portal(project, "translations", "import", path, "--keep-going", "--today", "2026-02-03")[:2] == (1, "content/articles/walk/index.da.md: 1 unit\n")
    assert changed_lines(before, tree(project)) == {"content/articles/walk/index.da.md": [("", "  date: 2026-02-03"), ("Et.", "Andet.")]}


def test_a_code_of_xliff_that_was_taken_out_is_refused(project: Path):
    path = edited(project, "xliff", ('<target>Se <pc id="1" type="link" canDelete="no" canCopy="no" dataRefStart="d1" dataRefEnd="d2">planen</pc>.', "<target>Se planen."))
    status, said, errors = portal(project, "translations", "import", path)
    assert (status, said) == (1, "")
    assert "refused: walk#start/1: it lacks `(entry:run)`\n" in errors


def test_unfinished_units_are_passed_over(project: Path):
    path = edited(project, "po", ('msgctxt "walk#aim/2"', 'msgctxt "walk#aim/2"'), ("Et.", "Andet."))
    text = (project / path).read_text(encoding="utf-8").replace('#, md-text\nmsgctxt "walk#aim/2"', '#, fuzzy, md-text\nmsgctxt "walk#aim/2"')
    (project / path).write_text(text, encoding="utf-8")
    assert portal(project, "translations", "import", path) == (0, f"{path}: 1 changed unit passed over, marked as unfinished\n", "")


def test_what_the_check_would_call_an_error_is_refused(project: Path):
    path = edited(project, "po", ("Et.", "«???»"))
    before = tree(project)
    status, said, errors = portal(project, "translations", "import", path)
    assert (status, said) == (1, "")
    assert errors.endswith(f"{path}: refused, since `portal check` would then say this. Nothing was changed.\n")
    assert tree(project) == before


@pytest.mark.parametrize("number", range(0, 14, 2))
def test_a_full_disk_leaves_everything_as_it_was(number: int, project: Path, monkeypatch: pytest.MonkeyPatch):
    path = edited(project, "po", ("Et.", "Andet."), ('msgid "Everyday life"\nmsgstr "Hverdagsliv"', 'msgid "Everyday life"\nmsgstr "Hverdag"'))
    before = tree(project)
    FailingDisk(monkeypatch, fails=number)
    status, _, errors = portal(project, "translations", "import", path)
    if status:
        assert (status, tree(project)) == (2, before), errors
    else:
        assert tree(project) != before


def test_a_symbolic_link_is_not_followed(project: Path, tmp_path: Path):
    path = edited(project, "po", ("Et.", "Andet."))
    text = project / "content/articles/walk/index.da.md"
    other = tmp_path / "elsewhere.md"
    text.rename(other)
    text.symlink_to(other)
    before = other.read_bytes()
    portal(project, "translations", "import", path, "--keep-going")
    assert other.read_bytes() == before
    assert text.is_symlink()


CANNOT = {
    "no PO file": (b"What is this?\n", "line 1: this is no line of a PO file"),
    "not UTF-8": (b'msgid "\xe6"\n', "the byte 0xE6 is not UTF-8; save the file as UTF-8"),
    "entities": (b'<!DOCTYPE x [<!ENTITY e "x">]><xliff>&e;</xliff>', "it declares a document type or entities"),
    "no language": (b'msgctxt "a"\nmsgid "b"\nmsgstr "c"\n', "does not say what language it is in; name it with --language"),
    "another language": (b'msgid ""\nmsgstr ""\n"Language: fr\\n"\n\nmsgctxt "walk#title"\nmsgid "Walk"\nmsgstr "Aller"\n', "the portal has no language `fr`"),
}


@pytest.mark.parametrize(("data", "reason"), CANNOT.values(), ids=CANNOT)
def test_a_file_that_cannot_be_used(data: bytes, reason: str, project: Path):
    (project / "x.po").write_bytes(data)
    status, said, errors = portal(project, "translations", "import", "x.po")
    assert (status, said, reason in errors) == (2, "", True), errors


def test_a_file_of_absurd_size_is_not_read(project: Path):
    with (project / "x.po").open("wb") as file:
        os.truncate(file.fileno(), 40 * 1024 * 1024)
    assert portal(project, "translations", "import", "x.po") == (2, "", "portal: x.po is larger than 32 MiB, or no ordinary file\n")


def test_a_language_with_a_country_is_that_of_the_portal(project: Path):
    path = edited(project, "po", ('"Language: da\\n"', '"Language: da_DK\\n"'), ("Et.", "Andet."))
    assert portal(project, "translations", "import", path)[0] == 0
