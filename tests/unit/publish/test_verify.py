"""What a site says of itself, and what is found to be otherwise."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from portal_build.publish.links import Broken
from portal_build.publish.manifest import NAME, Digest, ManifestError, read_manifest
from portal_build.publish.verify import Difference, Kind, NotWhole, at_most, completed, differences, lost_links
from portal_build.publish.write import SiteFolder, Written

ROOT = "https://portal.example/"
PAGES = {
    "index.html": f'<link rel="canonical" href="{ROOT}"><a href="da/"><a href="da/#a">',
    "da/index.html": f'<h1 id="a"></h1><link rel="canonical" href="{ROOT}da/"><a href="../"><a href="../files/x/plan.pdf"><a href="#a">',
}


def written(folder: Path, files: dict[str, str] = PAGES) -> SiteFolder:
    """A site with a file that somebody else has written."""
    site = SiteFolder(folder, ROOT)
    for name, text in files.items():
        site.write(name, text.encode())
    (folder / "files/x").mkdir(parents=True)
    (folder / "files/x/plan.pdf").write_bytes(b"plan")
    return site


def theirs(path: str) -> bool:
    return path == "files/x/plan.pdf"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A whole site."""
    site = written(tmp_path / "site")
    page = PAGES["index.html"].encode()
    site.write("index.html.gz", gzip.compress(page, mtime=0))
    site.write(NAME, completed(tmp_path / "site", site, theirs).to_bytes())
    return tmp_path / "site"


def test_the_manifest_lists_what_everybody_has_written(built: Path):
    manifest = read_manifest(built)
    assert [(one.path, one.size, list(one.encodings)) for one in manifest.files] == [
        ("da/index.html", len(PAGES["da/index.html"]), []),
        ("files/x/plan.pdf", 4, []),
        ("index.html", len(PAGES["index.html"]), ["gzip"]),
    ]
    assert manifest.files[1].sha256 == "64879f7d6b960a01909762d911a32d4582c20010c5641ee90278b644a9e3b525"


def stray(folder: Path) -> None:
    (folder / "stray").write_bytes(b"")


def missing(folder: Path) -> None:
    (folder / "da/index.html").unlink()


def cut(folder: Path) -> None:
    (folder / "index.html").write_bytes(b"<a")


def link(folder: Path) -> None:
    (folder / "stray").symlink_to(folder)


SPOILT = {
    stray: "stray is there and nobody was to write it",
    missing: "da/index.html is missing though it was written",
    cut: "index.html is not as it was written",
    link: "stray is there and nobody was to write it",
}


@pytest.mark.parametrize(("spoil", "said"), SPOILT.items(), ids=[spoil.__name__ for spoil in SPOILT])
def test_files_that_are_not_as_they_were_written(spoil, said: str, tmp_path: Path):
    site = written(tmp_path)
    spoil(tmp_path)
    with pytest.raises(NotWhole) as stopped:
        completed(tmp_path, site, theirs)
    assert str(stopped.value).split("\n")[1:] == [f"  {said}"]


def test_links_that_lead_nowhere(tmp_path: Path):
    site = written(tmp_path, PAGES | {"en/index.html": f'<a href="../gone/"><a href="{ROOT}da/#b"><a href="#c"> &lt;a href="x"&gt;'})
    with pytest.raises(NotWhole) as stopped:
        completed(tmp_path, site, theirs)
    assert str(stopped.value).split("\n") == [
        "the new site does not hold together, so it is not put in its place. This is a mistake of the theme or of portal-build:",
        "  en/index.html: the link `../gone/` leads nowhere: there is no file `gone/index.html`",
        "  en/index.html: the link `https://portal.example/da/#b` leads nowhere: `da/index.html` has no anchor `b`",
        "  en/index.html: the link `#c` leads nowhere: `en/index.html` has no anchor `c`",
    ]


def test_what_looks_like_a_link_and_is_none_stops_nobody(tmp_path: Path):
    site = written(tmp_path, PAGES | {"en/index.html": '<p>Write  href="gone/" there.</p>'})
    assert [one.path for one in completed(tmp_path, site, theirs).files] == ["da/index.html", "en/index.html", "files/x/plan.pdf", "index.html"]


def test_a_site_that_is_what_was_built(built: Path):
    assert (differences(built), lost_links(built)) == ([], [])


def test_a_site_that_is_not(built: Path):
    (built / "new.txt").write_bytes(b"")
    (built / "files/x/plan.pdf").write_bytes(b"PLAN")
    (built / "da/index.html").write_bytes(b"longer" * 100)
    (built / "index.html.gz").unlink()
    assert differences(built) == [
        Difference("da/index.html", Kind.ALTERED),
        Difference("files/x/plan.pdf", Kind.ALTERED),
        Difference("index.html.gz", Kind.MISSING),
        Difference("new.txt", Kind.STRAY),
    ]
    assert lost_links(built) == [Broken("index.html", "da/#a", "`da/index.html` has no anchor `a`")]


def test_links_to_what_is_missing(built: Path):
    (built / "files/x/plan.pdf").unlink()
    assert lost_links(built) == [Broken("da/index.html", "../files/x/plan.pdf", "there is no file `files/x/plan.pdf`")]


def test_another_site_that_takes_its_place_meanwhile_is_looked_at(built: Path, monkeypatch: pytest.MonkeyPatch):
    whole = (built / NAME).read_bytes()
    (built / NAME).write_bytes(whole.replace(b"files/x/plan.pdf", b"files/x/gone.pdf"))
    manifests = iter([read_manifest(built)])

    def read(folder: Path):
        (built / NAME).write_bytes(whole)
        return next(manifests, None) or read_manifest(folder)

    monkeypatch.setattr("portal_build.publish.verify.read_manifest", read)
    assert differences(built) == []


def test_a_folder_that_is_no_site(tmp_path: Path):
    with pytest.raises(ManifestError, match=f"there is no `{NAME}` in "):
        differences(tmp_path)


def test_no_more_is_told_than_people_read():
    assert at_most(["x"] * 20) == ["x"] * 20
    assert at_most(["x"] * 22) == ["x"] * 20 + ["and 2 more"]


def test_a_link_of_a_page_that_was_taken_over_must_lead_somewhere(built: Path, tmp_path: Path):
    new = SiteFolder(tmp_path / "new", ROOT, old=built)
    for name in PAGES:
        digest = read_manifest(built).files[0 if name.startswith("da") else 2]
        assert new.link({name: Digest(digest.sha256, digest.size)})
    # What is told of their links: the page has only the first of them.
    new.take_in(Written(links={("files/x/plan.pdf", ""), ("da/index.html", "gone"), ("da/index.html", "a")}))
    with pytest.raises(NotWhole, match="da/index.html: the link `../files/x/plan.pdf` leads nowhere"):
        completed(tmp_path / "new", new, theirs)
    new.write("files/x/plan.pdf", b"plan")
    again = SiteFolder(tmp_path / "new", ROOT, old=built)
    again.take_in(Written({path: digest for file in read_manifest(built).files for path, digest in file.lying if not path.endswith(".gz")}))
    again.take_in(Written(links={("files/x/plan.pdf", ""), ("da/index.html", "gone"), ("da/index.html", "a")}))
    completed(tmp_path / "new", again, theirs)
    assert again.leads_to == {("files/x/plan.pdf", ""), ("da/index.html", "a")}
