"""Records that the tests of the search share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from portal_build.publish.write import SiteFolder
from portal_build.search.bundle import Bundles
from portal_build.search.records import HiddenText, Label, Record, RecordSection, to_page

METHOD = Record(
    language="da",
    url="da/metoder/sammen-om-min-vej/",
    title="Sammen om min vej",
    lead="En forløbspartner hjælper borgeren.",
    type="method",
    type_label="Metode",
    topics=(Label("social-networks", "Sociale netværk"), Label("recovery", "Recovery")),
    target_groups=(Label("paaroerende", "Pårørende"),),
    date="2020-02-07",
    sections=(RecordSection("in-brief", "Kort fortalt", "<p>Støtte på <em>tværs</em>.</p>"),),
)

ENGLISH = replace(METHOD, language="en", url="en/methods/sammen-om-min-vej/", title="Together on my way", type_label="Method")

BARE = Record("da", "da/om/", "Om", "", "page", "Side", (), (), "", ())

HOSTILE = Record(
    language='da"><script>',
    url="da/x/",
    title="<script>alert(1)</script> & co",
    lead="1 < 2",
    type='a"b',
    type_label="<b>",
    topics=(Label('t"><i>', "<b>"),),
    target_groups=(),
    date='2020"',
    sections=(RecordSection("", "", "<p>Fri tekst</p>"), RecordSection('s"', "A & B", "<p>R&amp;D</p>")),
    hidden=(HiddenText("parts", 'støtte "behov"'),),
)


def write_bundles(records: Iterable[Record], site: Path, languages: Sequence[str]) -> dict[str, int]:
    """All bundles of a site; the number of records of each language."""
    bundles = Bundles(languages, SiteFolder(site).write)
    try:
        for record in records:
            bundles.add(record.language, record.url, to_page(record))
        for language in languages:
            bundles.build(language)
        return bundles.wait()
    finally:
        bundles.discard()
