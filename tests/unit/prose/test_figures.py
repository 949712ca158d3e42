"""Digits are found quickly, and all of them."""

from __future__ import annotations

import pytest

from portal_build.prose.figures import _OF_OTHER_SCRIPTS, figures_in, has_digit


def test_digits_of_every_script_are_known_by_their_first_byte():
    first = {chr(number).encode()[0] for number in range(128, 0x110000) if chr(number).isdecimal()}
    assert first == set(_OF_OTHER_SCRIPTS)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Nothing here — «ҳеҷ чиз», nothing.", []),
        ("In 2019, 45 percent of 1.200 and 30 of them; 3 in 4.", [(9, "45 percent"), (23, "1.200"), (33, "30"), (45, "3 in 4")]),
        ("كان ٤٥٪ من 300", [(4, "٤٥"), (11, "300")]),
        ("Den 25. udgave i det 21. århundrede. Der var 25. Alle kom.", [(45, "25")]),
        ("1234567890123456 is too long, 99 is not.", [(30, "99")]),
    ],
)
def test_figures_stand_where_digits_are(text: str, figures: list[tuple[int, str]]):
    assert list(figures_in(text)) == figures
    assert has_digit(text) or not figures
