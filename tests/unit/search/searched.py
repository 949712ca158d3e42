"""A small built site whose search holds one of everything."""

from __future__ import annotations

import json
from pathlib import Path

from portal_build.assets import read_assets
from portal_build.search.records import HiddenText, Label, Record, RecordSection
from tests.conftest import ROOT
from tests.unit.search.examples import write_bundles

RELATIVES = Label("relatives", "Pårørende")
CONCEPTS = {
    "concepts": [
        {
            "id": "relatives",
            "kind": "topic",
            "labels": {"da": ["Pårørendeinddragelse"], "nb": ["Pårørendesamarbeid"], "en": ["Next of kin"]},
            "pages": {"nb": {"count": 7, "first": [["nb/metoder/samtale/", "Samtale", "method"]]}},
        },
        {"id": "shame", "kind": "term", "labels": {"en": ["Shame"]}, "pages": {"nb": {"count": 1, "first": [["nb/metoder/skam/", "Skam", "method"]]}}},
    ],
    "pinned": {"samtale": [["da/sider/kontakt/", "Kontakt", "page"]]},
}
LEXICON = "0behov\t0\n0barn\n1ørn\t0\n0covid-19\n0familier\n0lyst\n0of\n0pårørendeinddragelse\t0\n0samtale\n0støtte\t2\n6behov\n0til\t2\n"


def record(name: str, title: str, text: str, *hidden: HiddenText, topics: tuple[Label, ...] = ()) -> Record:
    return Record("da", f"da/metoder/{name}/", title, "", "method", "Metode", topics, (), "", (RecordSection("", "", f"<p>{text}</p>"),), hidden)


RECORDS = [
    record("stoette", "Støtte", "Støtte til familier", HiddenText("concepts", "Pårørendeinddragelse Next of kin"), topics=(RELATIVES,)),
    record("barn", "Barn", "Støtte til barn med støttebehov", HiddenText("parts", "behov"), HiddenText("forms", "børn")),
    record("lyst", "Lyst", "Samtale om lyst efter covid-19"),
]


def write_searched(folder: Path) -> Path:
    """The site, in an empty folder."""
    write_bundles(RECORDS, folder, ["da"])
    (folder / "assets" / "js").mkdir(parents=True)
    for address, data in read_assets(ROOT / "theme")[1].items():
        if address.startswith("assets/js/"):
            (folder / address).write_bytes(data)
    (folder / "da" / "search").mkdir(exist_ok=True)
    (folder / "da" / "search" / "lexicon.txt").write_text(LEXICON, encoding="utf-8")
    (folder / "da" / "search" / "concepts.json").write_text(json.dumps(CONCEPTS), encoding="utf-8")
    return folder
