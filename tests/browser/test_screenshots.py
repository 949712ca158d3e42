"""Pictures of pages."""

from __future__ import annotations

from tests.browser.screenshots import options_of, reference, take_all


def test_without_a_site_the_reference_portal_is_built():
    with reference(None) as host:
        assert (host.site / "da" / "index.html").is_file()


def test_a_picture_of_each_view_that_was_asked_for(browser, home, tmp_path):
    take_all(browser, home, options_of(["--out", str(tmp_path), "--languages", "tg", "--screens", "phone", "--kinds", "home", "cases"]))
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.png")) == [
        "tg/cases-phone-dark.png",
        "tg/cases-phone-light.png",
        "tg/home-phone-dark.png",
        "tg/home-phone-light.png",
    ]
