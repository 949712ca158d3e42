"""What the planner in the browser makes of a query, run in Node."""

from __future__ import annotations

import gzip
from typing import Any

import pytest

from tests.unit.search.planning import PLANNER, Case, plans

RELATIVES = {
    "id": "relatives",
    "kind": "topic",
    "labels": {"da": ["pårørendeinddragelse", "familieinddragelse"], "nb": ["pårørendesamarbeid"], "en": ["involvement of relatives", "next of kin"]},
    "pages": {"nb": {"count": 1, "first": [["nb/metoder/x/", "Samarbeid", "method"]]}},
}
ENGLISH = {**RELATIVES, "labels": {"en": ["next of kin"]}}
BIPOLAR = {"id": "s1", "kind": "synonym", "labels": {"da": ["bipolar lidelse", "maniodepressiv"]}, "pages": {}}

TERMS: dict[str, tuple[Case, list[tuple[str, str, str]], str | None]] = {
    # name: (case, [(typed, asked, how)], what Pagefind is asked first)
    "a word as it stands": (Case("støtte", "støtte"), [("støtte", "støtte", "")], "støtte"),
    "the beginning of a word": (Case("støt", "støtte"), [("støt", "støt", "")], "støt"),
    "capitals and signs": (Case("Støtte, BEHOV!", "støtte behov"), [("støtte", "støtte", ""), ("behov", "behov", "")], "støtte behov"),
    "a number that no page may have": (Case("2024", "støtte"), [("2024", "2024", "")], "2024"),
    "ø, å and æ in plain letters": (
        Case("paaroerende laerling", "pårørende lærling"),
        [("paaroerende", "pårørende", "folded"), ("laerling", "lærling", "folded")],
        "pårørende lærling",
    ),
    "ø and å without their sign": (Case("parorende", "pårørende"), [("parorende", "pårørende", "folded")], "pårørende"),
    "accents": (Case("client cafe", "cliënt café", "nl"), [("client", "cliënt", "folded"), ("cafe", "café", "folded")], "cliënt café"),
    "ij as one letter": (Case("pĳn", "pijn", "nl"), [("pĳn", "pijn", "folded")], "pijn"),
    "Tajik on a Russian keyboard": (
        Case("хукуки кудак чавон", "ҳуқуқи кӯдак ҷавон", "tg"),
        [("хукуки", "ҳуқуқи", "folded"), ("кудак", "кӯдак", "folded"), ("чавон", "ҷавон", "folded")],
        "ҳуқуқи кӯдак ҷавон",
    ),
    "the beginning of a word in plain letters": (Case("paaroer", "pårørende"), [("paaroer", "pårørende", "folded")], "pårørende"),
    "a letter too few of two": (Case("komite", "komitté", "nb"), [("komite", "komitté", "folded")], "komitté"),
    "one of two that are spelled alike": (Case("stoter", "støtter=9 støter", "nb"), [("stoter", "støter", "folded")], "støter"),
    "another form": (Case("hospitalerne", "hospitalet"), [("hospitalerne", "hospitalet", "inflected")], "hospitalet"),
    "a form of a word that looks like one": (Case("projektet", "projekt"), [("projektet", "projekt", "inflected")], "projekt"),
    "the end of a compound": (Case("hospitalet", "militærhospitalet"), [("hospitalet", "militærhospitalet", "inside")], "militærhospitalet"),
    "a letter wrong": (Case("periodesk", "periodisk"), [("periodesk", "periodisk", "repaired")], "periodisk"),
    "a letter too many": (Case("abosnement", "abonement"), [("abosnement", "abonement", "repaired")], "abonement"),
    "a letter too few": (Case("sipment", "shipment", "en"), [("sipment", "shipment", "repaired")], "shipment"),
    "two letters swapped": (Case("kirseplan", "kriseplan"), [("kirseplan", "kriseplan", "repaired")], "kriseplan"),
    "two slips in a long word": (Case("forlybspartnar", "forløbspartner"), [("forlybspartnar", "forløbspartner", "repaired")], "forløbspartner"),
    "two slips in a short word": (Case("batzek", "barsel"), [("batzek", "", "dropped")], None),
    "a form before a repair": (Case("banerne", "banen kanerne=9"), [("banerne", "banen", "inflected")], "banen"),
    "the more frequent of two repairs": (Case("bamer", "baner=3 bager=9"), [("bamer", "bager", "repaired")], "bager"),
    "the first letter is seldom wrong": (Case("bamer", "baner kamer=9"), [("bamer", "baner", "repaired")], "baner"),
    "a slip in another form": (Case("brgusen", "brugser"), [("brgusen", "brugser", "repaired")], "brugser"),
    "plain letters and a slip": (Case("paaroernde", "pårørende"), [("paaroernde", "pårørende", "repaired")], "pårørende"),
    "a compound that the site writes as two words": (
        Case("skolearbejde", "skole arbejde"),
        [("skolearbejde", "skole arbejde", "split")],
        "skole arbejde",
    ),
    "a compound with a letter between": (
        Case("kwaliteitszorg", "kwaliteit zorg", "nl"),
        [("kwaliteitszorg", "kwaliteit zorg", "split")],
        "kwaliteit zorg",
    ),
    "a compound of three": (
        Case("skolebiblioteksadgang", "skole bibliotek adgang"),
        [("skolebiblioteksadgang", "skole bibliotek adgang", "split")],
        "skole bibliotek adgang",
    ),
    "two words that the site writes as one": (Case("resept pliktig", "reseptpliktig", "nb"), [("resept pliktig", "reseptpliktig", "joined")], "reseptpliktig"),
    "the same the other way round": (Case("pliktig resept", "reseptpliktig", "nb"), [("pliktig resept", "reseptpliktig", "joined")], "reseptpliktig"),
    "an unknown word beside a known one": (Case("støtte xqzwv", "støtte"), [("støtte", "støtte", ""), ("xqzwv", "", "dropped")], "støtte"),
    "nothing that is known": (Case("xqzwv jkwqx", "støtte"), [("xqzwv", "", "dropped"), ("jkwqx", "", "dropped")], None),
    "a language without endings": (Case("arbeten", "arbete", "sv"), [("arbeten", "arbete", "repaired")], "arbete"),
    "a label that no page of this language has": (
        Case("next of kin", "of støtte", concepts=[RELATIVES]),
        [("next of kin", "", "concept")],
        None,
    ),
    "another name of it is on a page": (
        Case("pårørendesamarbeid", "familieinddragelse", concepts=[RELATIVES]),
        [("pårørendesamarbeid", "familieinddragelse", "concept")],
        "familieinddragelse",
    ),
    "a slip in a label that no page has": (Case("involvment of relatives", "of", concepts=[RELATIVES]), [("involvment of relatives", "", "concept")], None),
    "what is to be searched literally": (Case("parorende", "pårørende", literal=True), [("parorende", "", "dropped")], None),
    "a phrase": (Case('"psykisk sygdom"', "psykisk sygdom"), [("psykisk", "psykisk", ""), ("sygdom", "sygdom", "")], '"psykisk sygdom"'),
}

HOSTILE = {
    "nothing": "",
    "only signs": "…!?()[]{}«»—*",
    "control characters": "\x00\x07stø\x1btte\x7f",
    "marks of direction": "\u202estøtte\u200f\u2066",
    "half a character": "\ud800støtte\udfff",
    "HTML": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "names of properties": "__proto__ constructor toString hasOwnProperty",
    "one very long word": "støtteå" * 1500,
    "very many unknown words": "xqzwvjk " * 1250,
    "marks without a letter": "\u0301" * 10_000,
    "a letter with very many marks": "a" + "\u0301" * 10_000,
    "regular expressions": "(a+)+$ [^ \\ .* (?<",
}


@pytest.fixture(scope="module")
def made() -> dict[str, dict[str, Any]]:
    """Name -> plan, for all cases of this module."""
    hostile = {name: Case(query, "støtte behov script", concepts=[RELATIVES]) for name, query in HOSTILE.items()}
    cases = {name: case for name, (case, _, _) in TERMS.items()} | OTHERS | hostile
    return dict(zip(cases, plans(list(cases.values())), strict=True))


@pytest.mark.parametrize("name", TERMS)
def test_what_becomes_of_each_word(name: str, made: dict[str, dict[str, Any]]):
    _, terms, first = TERMS[name]
    assert [(term["typed"], " ".join(term["asked"]), term["how"]) for term in made[name]["terms"]] == terms
    assert made[name]["first"] == first


ALSO = {
    # name: (case, [(what Pagefind is asked then, how)])
    "the words for themselves, the rarest first": (Case("støtte behov", "støtte=9 behov=2"), [("behov", "any"), ("støtte", "any")]),
    "a compound of known words": (Case("støtte behov", "støtte behov støttebehov"), [("støttebehov", "joined"), ("støtte", "any"), ("behov", "any")]),
    "longer words that hold a known one": (Case("behov", "behov støttebehov behovet"), [("behovet", "inflected"), ("støttebehov", "inside")]),
    "a known word that only looks like a compound": (Case("ledsager", "ledsager led sager"), []),
    "the parts of a known compound": (Case("støttebehov", "støttebehov støtte behov"), [("støtte behov", "split")]),
    "other repairs": (Case("bager nu", "lager=2 kager nu"), [("kager nu", "repaired"), ("nu", "any"), ("lager", "any")]),
    "other names of the same": (
        Case("pårørendesamarbeid", "pårørendesamarbeid familieinddragelse", concepts=[RELATIVES]),
        [("familieinddragelse", "synonym")],
    ),
    "editors' synonyms within a longer query": (
        Case("leve med maniodepressiv", "leve med maniodepressiv bipolar lidelse", concepts=[BIPOLAR]),
        [("leve med bipolar lidelse", "synonym"), ("leve", "any"), ("med", "any"), ("maniodepressiv", "any")],
    ),
    "nothing for what is to be taken literally": (Case("støtte behov", "støtte behov støttebehov", literal=True), []),
    "nothing where nothing is known": (Case("xqzwv", "støtte"), []),
}
SAID = {
    # name: (case, [(key, q, words)])
    "nothing was changed": (Case("støtte", "støtte"), []),
    "nothing was typed": (Case("  ", "støtte"), []),
    "a word was changed": (Case("stotte behov", "støtte behov"), [("instead", "stotte", "støtte")]),
    "a word was taken apart": (Case("skolearbejde", "skole arbejde"), [("parts", "skolearbejde", "skole arbejde")]),
    "a word was left out": (Case("støtte xqzwv", "støtte"), [("without", "xqzwv", "")]),
    "nothing is known": (Case("XQZWV jk", "støtte"), [("none", "XQZWV jk", "")]),
    "only signs were typed": (Case("?!", "støtte"), [("none", "?!", "")]),
    "only other languages have it": (Case("next of kin", "støtte", concepts=[RELATIVES]), [("elsewhere", "next of kin", "pårørendeinddragelse")]),
    "a label was left out": (Case("next of kin støtte", "støtte", concepts=[ENGLISH]), [("without", "next of kin", "")]),
    "a synonym of nothing on the site": (Case("bipolar lidelse", "støtte", concepts=[BIPOLAR]), [("none", "bipolar lidelse", "")]),
    "another name was asked for": (
        Case("pårørendesamarbeid", "familieinddragelse", concepts=[RELATIVES]),
        [("instead", "pårørendesamarbeid", "familieinddragelse")],
    ),
}
SUGGESTED = {
    # name: (case, [text])
    "labels by their beginning": (Case("famili", "støtte", concepts=[RELATIVES]), ["pårørendeinddragelse"]),
    "labels by a word within them": (Case("kin", "støtte", concepts=[RELATIVES]), ["pårørendeinddragelse"]),
    "words that begin alike": (Case("støttxqzwv", "støttebehov støtte=4 ramme"), ["støtte", "støttebehov"]),
    "no synonyms": (Case("bipolar", "bipolar", concepts=[BIPOLAR]), []),
}
PINNED = {"Ring til os": [["da/sider/kontakt/", "Kontakt", "page"]]}
OTHERS = {f"{group} {name}": case for group, table in (("also", ALSO), ("said", SAID), ("suggested", SUGGESTED)) for name, (case, _) in table.items()} | {
    "pinned": Case("RING  til os", "ring", pinned=PINNED),
    "label within": Case("unge pårørendesamarbeid", "unge", concepts=[RELATIVES]),
    "label in words": Case("pårørende inddragelse", "støtte", concepts=[RELATIVES]),
    "unsure": Case("2024 covid-19", "covid-19"),
    "lexicon": Case("skolerne", text="0skole\ta\n5gang\n5n\t0\r\n4ov\n"),
}


@pytest.mark.parametrize("name", ALSO)
def test_what_else_is_asked_for(name: str, made: dict[str, dict[str, Any]]):
    assert [(one["term"], one["how"]) for one in made[f"also {name}"]["also"]] == ALSO[name][1]


@pytest.mark.parametrize("name", SAID)
def test_what_the_reader_is_told(name: str, made: dict[str, dict[str, Any]]):
    assert [(one["key"], one["values"]["q"], one["values"]["words"]) for one in made[f"said {name}"]["said"]] == SAID[name][1]


@pytest.mark.parametrize("name", SUGGESTED)
def test_what_is_suggested(name: str, made: dict[str, dict[str, Any]]):
    assert [one["text"] for one in made[f"suggested {name}"]["suggestions"]] == SUGGESTED[name][1]


def test_pinned_results_are_found_however_the_query_is_written(made: dict[str, dict[str, Any]]):
    assert made["pinned"]["pinned"] == PINNED["Ring til os"]


def test_a_label_within_a_query_names_its_concept(made: dict[str, dict[str, Any]]):
    assert (made["label within"]["concepts"], made["label within"]["whole"]) == (["relatives"], False)


def test_a_label_written_as_two_words_is_known(made: dict[str, dict[str, Any]]):
    assert (made["label in words"]["concepts"], made["label in words"]["whole"]) == (["relatives"], True)


def test_only_numbers_that_the_lexicon_lacks_are_unsure(made: dict[str, dict[str, Any]]):
    assert made["unsure"]["unsure"] == ["2024"]


def test_a_lexicon_is_read(made: dict[str, dict[str, Any]]):
    assert made["lexicon"]["first"] == "skole"


@pytest.mark.parametrize("name", HOSTILE)
def test_no_query_does_harm(name: str, made: dict[str, dict[str, Any]]):
    plan = made[name]
    assert len(plan["query"]) <= 200 and len(plan["terms"]) <= 12 and len(plan["also"]) <= 8
    asked = [plan["first"] or "", *(one["term"] for one in plan["also"])]
    assert not any(character in "<>\x00\x1b\u202e" for text in asked for character in text)


@pytest.mark.parametrize(("names", "most"), [(("planner", "mend"), 5 * 1024), (("lexicon",), 2 * 1024)])
def test_the_planner_is_small(names: tuple[str, ...], most: int):
    assert sum(len(gzip.compress(PLANNER.with_name(f"search-{name}.js").read_bytes(), 9)) for name in names) <= most
