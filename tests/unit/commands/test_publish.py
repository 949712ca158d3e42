"""`portal publish`."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from portal_build.model.common import Audience
from portal_build.publish.manifest import NAME
from portal_build.publish.upload.folder import FolderPlace
from tests.unit.commands.portals import portal
from tests.unit.publish.upload.places import write_site
from tests.unit.publish.upload.test_publish import NEW, OLD, files


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write_site(tmp_path / "old", OLD)
    write_site(tmp_path / "new", NEW)
    write_site(tmp_path / "members", OLD, Audience.MEMBERS)
    return tmp_path


def test_it_says_what_it_did(project: Path):
    assert portal(project, "publish", "www", "--site", "old") == (0, "7 files uploaded (78 bytes), 0 unchanged, 0 deleted. The site is at www.\n", "")
    assert portal(project, "publish", f"file://{project}/www", "--site", "new", "--allow-large-deletion") == (
        0,
        f"7 files uploaded (41 bytes), 1 unchanged, 5 deleted. The site is at file://{project}/www.\n",
        "",
    )
    assert portal(project, "publish", "www", "--site", "new")[1] == "0 files uploaded (0 bytes), 8 unchanged, 0 deleted. The site is at www.\n"
    assert files(project / "www") == NEW


def test_it_says_what_it_would_do(project: Path):
    portal(project, "publish", "www", "--site", "old")
    assert portal(project, "publish", "www", "--site", "new", "--dry-run") == (
        0,
        """\
delete  data
delete  feeds/x.xml
upload  assets/app.22222222.js
upload  data/index.json
upload  feeds
upload  da/ø/100%.html
upload  index.html.br
upload  index.html
upload  sitemap.xml
delete  assets/app.11111111.js
delete  da/gone/index.html
delete  da/gone/plan.pdf
7 files uploaded (41 bytes), 1 unchanged, 5 deleted. Nothing was done, as this is a dry run.
""",
        "",
    )
    assert files(project / "www") == OLD


def test_compressed_forms_can_be_left_out(project: Path):
    portal(project, "publish", "www", "--site", "new", "--no-encodings")
    assert "index.html.br" not in files(project / "www")
    assert portal(project, "publish", "www", "--site", "new", "--encodings")[1] == "1 file uploaded (6 bytes), 7 unchanged, 0 deleted. The site is at www.\n"


def refused(project: Path, *arguments: str) -> str:
    """Why `portal publish` refuses."""
    status, said, why = portal(project, "publish", *arguments)
    assert (status, said) == (1, "")
    return why.removeprefix("portal: nothing was published: ")


@pytest.mark.parametrize("target", ["old", "old/www", "."])
def test_a_target_that_the_next_build_would_replace(target: str, project: Path):
    assert portal(project, "publish", target, "--site", "old") == (
        1,
        "",
        "portal: nothing was published: the target and the site's own folder old lie one in the other, and the next build replaces that. "
        "Name a folder outside of it.\n",
    )
    assert files(project / "old") == OLD


def test_a_target_that_is_not_ours(project: Path):
    (project / "www").mkdir()
    (project / "www/theirs.html").write_text("theirs")
    assert refused(project, "www", "--site", "old") == (
        "there are files at the target, and no `site-manifest.json`, so they are not ours. Name another target, or publish with --first: "
        "files of the same name are then replaced, and all others left alone.\n"
    )
    assert portal(project, "publish", "www", "--site", "old", "--first")[0] == 0
    assert files(project / "www") == OLD | {"theirs.html": "theirs"}


def test_a_target_whose_manifest_is_damaged(project: Path):
    (project / "www").mkdir()
    (project / "www" / NAME).write_text("{")
    assert refused(project, "www", "--site", "old") == (
        "what was published there before cannot be told: `site-manifest.json` is damaged: it is no JSON. "
        "With --first, the target is taken for one that holds nothing of ours.\n"
    )
    assert portal(project, "publish", "www", "--site", "old", "--first")[0] == 0


def test_most_pages_do_not_go_by_mistake(project: Path):
    portal(project, "publish", "www", "--site", "old")
    write_site(project / "small", {"index.html": "home"})
    assert refused(project, "www", "--site", "small") == (
        "2 of 3 pages at the target would be deleted. If the site is meant to become so small, publish with --allow-large-deletion; "
        "otherwise look whether this is the right site.\n"
    )
    assert files(project / "www") == OLD
    assert portal(project, "publish", "www", "--site", "small", "--allow-large-deletion")[0] == 0
    assert files(project / "www") == {"index.html": "home"}


def test_members_entries_stay_among_members(project: Path):
    assert refused(project, "www", "--site", "members") == (
        "the site holds entries for members. If only members can read what is at the target, publish with --members; "
        "otherwise build it for the public.\n"
    )
    assert not (project / "www").exists()
    assert portal(project, "publish", "www", "--site", "members", "--members")[0] == 0
    assert refused(project, "www", "--site", "old", "--members") == (
        "the site is built for the public. Build it with `portal build --audience members`, or publish without --members.\n"
    )
    portal(project, "publish", "public", "--site", "old")
    assert refused(project, "public", "--site", "members", "--members") == "the target holds the site for the public. Name another target for members.\n"


_AGAIN = "`portal verify` shows them all; build the site again, then publish it."


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda site: (site / NAME).unlink(), f"there is no `{NAME}` in old. Build the site with `portal build`, or name its folder with --site."),
        (lambda site: (site / "index.html").write_text("old hole"), f"the site is not what was built: `index.html` is altered. {_AGAIN}"),
        (lambda site: (site / "index.html").unlink(), f"the site is not what was built: `index.html` is missing. {_AGAIN}"),
        (lambda site: (site / "notes.txt").write_text("stray"), f"the site is not what was built: `notes.txt` is stray. {_AGAIN}"),
    ],
)
def test_a_site_that_is_not_what_was_built(change: Callable[[Path], object], message: str, project: Path):
    change(project / "old")
    assert portal(project, "publish", "www", "--site", "old") == (2, "", f"portal: {message}\n")
    assert not (project / "www").exists()


def test_what_is_interrupted_can_be_run_again(project: Path, monkeypatch: pytest.MonkeyPatch):
    write = FolderPlace.write

    def interrupted(place: FolderPlace, path: str, *rest: object) -> None:
        if path == "index.html":
            os.kill(os.getpid(), 15)
        write(place, path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(FolderPlace, "write", interrupted)
    assert portal(project, "publish", "www", "--site", "new") == (
        2,
        "",
        "portal: interrupted. What has arrived is noted: run the same command again to go on.\n",
    )
    monkeypatch.undo()
    assert portal(project, "publish", "www", "--site", "new")[0] == 0
    assert files(project / "www") == NEW


def test_a_target_that_cannot_be_written(project: Path):
    (project / "www").write_text("a file")
    assert portal(project, "publish", "www", "--site", "old")[0] == 2
    assert portal(project, "publish", "s3://", "--site", "old") == (2, "", "portal: `s3://` does not say where; write it like s3://bucket/folder.\n")


def test_a_preview_does_not_take_the_place_of_the_portal(project: Path):
    write_site(project / "preview", NEW, noindex=True)
    assert refused(project, "www", "--site", "preview") == (
        "the site was built with --noindex, so search engines would forget the portal. If the target is one for previews, publish with --noindex.\n"
    )
    assert portal(project, "publish", "www", "--site", "preview", "--noindex")[0] == 0


@pytest.mark.parametrize(("option", "told"), [("anon", "write it like anon=true"), ("a b=1", "write it like anon=true"), ("=1", "write it like anon=true")])
def test_options_have_a_name_and_a_value(option: str, told: str, project: Path):
    status, _, said = portal(project, "publish", "memory://x", "--site", "old", "--option", option)
    assert (status, told in said) == (2, True)
