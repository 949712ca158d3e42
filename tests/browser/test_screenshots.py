"""Pictures of pages."""

from __future__ import annotations

from tests.browser import screenshots
from tests.browser.screenshots import options_of, reference, take_all
from tests.conftest import ROOT
from tests.small_site import write_site
from tests.test_mkdocs_build import MKDOCS_YML


def test_without_a_site_the_reference_portal_is_built(tmp_path, monkeypatch):
    assert screenshots.ROOT == ROOT
    # A small portal in its place: it is built in other tests already, which takes long.
    monkeypatch.setattr(screenshots, "ROOT", write_site(tmp_path, f"-- mkdocs.yml --{MKDOCS_YML}"))
    with reference(None) as host:
        assert "Portalen" in (host.site / "da" / "index.html").read_text(encoding="utf-8")
        built = host.site
    assert not built.exists()


def test_a_picture_of_each_view_that_was_asked_for(browser, home, tmp_path):
    take_all(browser, home, options_of(["--out", str(tmp_path), "--languages", "tg", "--screens", "phone", "--kinds", "home", "cases"]))
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.png")) == [
        "tg/cases-phone-dark.png",
        "tg/cases-phone-light.png",
        "tg/home-phone-dark.png",
        "tg/home-phone-light.png",
    ]
