"""What differs by language."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from portal_build.languages import (
    country_name,
    date_words,
    in_order,
    initial,
    is_language,
    language_and_country,
    language_name,
    native_name,
    show_date,
    show_list,
    show_number,
    show_percent,
    show_size,
)

LANGUAGES = ("da", "nb", "nl", "en", "tg")


@pytest.mark.parametrize("code", ["da", "nb", "nn", "nl", "en", "tg", "en-GB", "zh-Hant", "sr-Latn-RS"])
def test_language(code: str):
    assert is_language(code)


@pytest.mark.parametrize("code", ["", "d", "DA", "da_DK", "danish", "xx", "da-dk", "../da", "da\n", "en-", "-", "da-DK-x"])
def test_no_language(code: str):
    assert not is_language(code)


def test_names():
    assert [native_name(code) for code in LANGUAGES] == ["Dansk", "Norsk bokmål", "Nederlands", "English", "Тоҷикӣ"]
    assert [language_name("nl", reader) for reader in LANGUAGES] == ["nederlandsk", "nederlandsk", "Nederlands", "Dutch", "голландӣ"]
    # Where the data has none, that of the wider language; and one that fits into a sentence.
    assert [language_name("nb", reader) for reader in LANGUAGES] == ["bokmål", "norsk bokmål", "Bokmål", "Norwegian Bokmål", "норвегӣ"]
    assert [country_name("DK", reader) for reader in LANGUAGES] == ["Danmark", "Danmark", "Denemarken", "Denmark", "Дания"]
    assert country_name("QQ", "da") == "QQ"


DATES = {
    date(2020, 2, 5): ("5. februar 2020", "5. februar 2020", "5 februari 2020", "5 February 2020", "5 феврали 2020"),
    "2020-02-05": ("5. februar 2020", "5. februar 2020", "5 februari 2020", "5 February 2020", "5 феврали 2020"),
    "2020-02": ("februar 2020", "februar 2020", "februari 2020", "February 2020", "феврали 2020"),
    "2020": ("2020",) * 5,
    "0987": ("0987",) * 5,
}


@pytest.mark.parametrize(("when", "shown"), DATES.items())
def test_date(when: date | str, shown: tuple[str, ...]):
    assert tuple(show_date(when, reader) for reader in LANGUAGES) == shown


def plain(texts) -> tuple[str, ...]:
    return tuple(text.replace("\xa0", " ").replace("\u202f", " ") for text in texts)


def test_numbers():
    assert plain(show_number(Decimal("1234567.5"), reader) for reader in LANGUAGES) == (
        *("1.234.567,5", "1 234 567,5", "1.234.567,5", "1,234,567.5", "1 234 567,5"),
    )
    assert plain(show_percent(Decimal("12.5"), reader) for reader in LANGUAGES) == ("12,5 %", "12,5 %", "12,5%", "12.5%", "12,5%")
    assert show_number(Decimal("0.00001"), "en") == "0.00001"
    assert show_number(0, "da") == "0"


LISTS = {
    (): ("",) * 5,
    ("a",): ("a",) * 5,
    ("a", "b"): ("a og b", "a og b", "a en b", "a and b", "a ва b"),
    ("a", "b", "c"): ("a, b og c", "a, b og c", "a, b en c", "a, b and c", "a, b, c"),
}


@pytest.mark.parametrize(("items", "shown"), LISTS.items())
def test_list(items: tuple[str, ...], shown: tuple[str, ...]):
    assert tuple(show_list(items, reader) for reader in LANGUAGES) == shown


ORDERS = {
    "da": "24 timer|Aa|Abe|Zebra|Ä la carte|Æble|Øl|Ål|Åse",
    "nb": "2. utgave|Aase|Abe|Zebra|Ære|Ödegaard|Øl|Ål",
    "nl": "één|eend|Ijs|IJzer|Überhaupt|zon",
    "en": "“Always”|éclair|eclairs|word count|wordage|Zoo",
    "tg": "Ақл|Гап|Ғам|Еру|Ёр|Ид|Ӣд|Йод|Кор|Қанд|Уд|Ӯд|Хар|Ҳар|Чор|Ҷой|Шаб|Ъ|Эҳсон|Юнон|Яхдон|Latin",
}


@pytest.mark.parametrize(("language", "ordered"), ORDERS.items())
def test_alphabetical_order(language: str, ordered: str):
    texts = ordered.split("|")
    assert in_order(reversed(texts), language, lambda text: text) == texts


INITIALS = {
    ("æble", "da"): "Æ",
    ("Å", "nb"): "Å",
    ("Ödegaard", "nb"): "Ø",
    ("Ärlig", "nl"): "A",
    ("“Zebra”", "da"): "Z",
    ("24 timer", "da"): "#",
    ("½ pris", "da"): "#",
    ("ӣд", "tg"): "Ӣ",
    ("ҷой", "tg"): "Ҷ",
    ("ёр", "tg"): "Ё",
    ("…", "da"): "#",
    ("", "da"): "#",
    ("Straße", "en"): "S",
}


@pytest.mark.parametrize(("given", "letter"), INITIALS.items())
def test_initial(given: tuple[str, str], letter: str):
    assert initial(*given) == letter


def test_letters_of_an_index_come_in_order():
    texts = ["„Ål“", "(2) to", "Abe", "¿Zebra?", "ærlig", "½ pris", "Øl", "$", "abe"]
    letters = [initial(text, "da") for text in in_order(texts, "da", lambda text: text)]
    assert list(dict.fromkeys(letters)) == ["#", "A", "Z", "Æ", "Ø", "Å"]
    assert sorted(letters, key=letters.index) == letters


@pytest.mark.parametrize("code", ["nl-BE", "en-GB", "sr-Latn", "pt-BR"])
def test_a_language_of_one_country_or_script_has_names(code: str):
    assert native_name(code)
    assert language_name("da", code)
    assert language_name(code, "da")


@pytest.mark.parametrize(
    ("code", "named"),
    [("da", "da_DK"), ("nb", "nb_NO"), ("nl", "nl_NL"), ("en", "en_GB"), ("tg", "tg_TJ"), ("pt-BR", "pt_BR"), ("sr-Latn", "sr_RS")],
)
def test_the_country_where_most_who_speak_a_language_live(code, named):
    assert language_and_country(code) == named


@pytest.mark.parametrize(
    ("size", "reader", "shown"),
    [(1, "en", "1 kB"), (120_400, "da", "120 kB"), (999_400, "nb", "999 kB"), (999_600, "nb", "1 MB"), (1_240_000, "da", "1,2 MB"), (1_240_000, "en", "1.2 MB")],
)
def test_sizes_of_files(size, reader, shown):
    assert show_size(size, reader).replace("\xa0", " ") == shown


@pytest.mark.parametrize(("reader", "pattern", "first"), [("da", "d. MMMM y", "januar"), ("en", "d MMMM y", "January"), ("tg", "d MMMM y", "январи")])
def test_how_a_script_writes_a_day(reader, pattern, first):
    found, months = date_words(reader)
    assert (found, months[0], len(months)) == (pattern, first, 12)
