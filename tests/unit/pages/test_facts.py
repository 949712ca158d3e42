"""Facts as a page shows them; that none is forgotten is the business of `test_every_fact`."""

from __future__ import annotations

from tests.small_site import entry


def facts(rows) -> dict[str, list[str]]:
    """Label -> values, each with its note and language."""
    return {fact.label: [shown(item) for item in fact.items] for fact in rows}


def shown(item) -> str:
    return item.text + (f" ({item.note})" if item.note else "") + (f" [{item.language}]" if item.language else "")


METHOD = """
published: 2018-01-01
reviewed: 2025-02-03
review_due: 2027-02-03
changes:
  - {date: 2020-05-06, kind: correction, note: {en: n}}
  - {date: 2020-06-07, kind: minor}
start: 2018-01
cost_level: very-low
providers: [{en: Nurses}, {da: Pædagoger}]
places: [{name: Lolland, country: DK}]
contact: {name: A. Person, phone: +45 12 (34), email: a@b.example}
materials: [{title: {en: The guide}, file: the guide.pdf}, {title: {en: The site}, url: "https://x.example/"}]
claims: [{id: takers, value: 200, unit: persons, quantity: {en: q}, population: {en: p}}]
participants: [takers, nothing]
regions: [DK, NL]
topics: [everyday-life, nothing]
"""


def test_an_address_is_one_address_whatever_signs_are_in_it(site):
    contact = METHOD.replace("email: a@b.example", "email: 'a+b?bcc=c&d@b.example'")
    links = {item.text: item.href for fact in site(entry("methods/walk", contact, en="Walk")).view("walk").facts for item in fact.items}
    assert links["a+b?bcc=c&d@b.example"] == "mailto:a+b%3Fbcc%3Dc%26d@b.example"


def test_a_methods_facts_in_two_languages(site):
    small = site(entry("methods/walk", METHOD, en="Walk", da="---\ntitle: Gå\ntranslation: {from: en, state: reviewed, by: O., date: 2024-01-02}\n---\n"))
    english, danish = small.view("walk"), small.view("walk", "da")
    assert facts(english.facts) == {
        "Carried out by": ["Nurses", "Pædagoger (Danish) [da]"],
        "Used in": ["Lolland (Denmark)"],
        "In use since": ["January 2018"],
        "Participants": ["200 people"],
        "Cost level": ["very low"],
        "Materials": ["The guide", "The site"],
        "Contact": ["A. Person", "a@b.example", "+45 12 (34)"],
    }
    assert facts(danish.facts) == {
        "Carried out by": ["Nurses (engelsk) [en]", "Pædagoger"],
        "Used in": ["Lolland (Danmark)"],
        "In use since": ["januar 2018"],
        "Participants": ["200 people"],
        "Cost level": ["very low"],
        "Materials": ["The guide (engelsk) [en]", "The site (engelsk) [en]"],
        "Contact": ["A. Person", "a@b.example", "+45 12 (34)"],
    }
    links = {item.text: item.href for fact in english.facts for item in fact.items if item.href}
    assert links == {
        "200 people": "../../../en/methods/walk/#claim-takers",
        "The guide": "../../../files/walk/the%20guide.pdf",
        "The site": "https://x.example/",
        "a@b.example": "mailto:a@b.example",
        "+45 12 (34)": "tel:+451234",
    }
    assert facts(english.dates) == {
        "Published": ["1 January 2018"],
        "Updated": ["6 May 2020"],
        "Last reviewed": ["3 February 2025"],
        "Next review": ["3 February 2027"],
    }
    assert facts(danish.about) == {
        "Topics": ["Hverdagsliv"],
        "Countries": ["Danmark", "Nederlandene"],
        "First written in": ["English [en]"],
        "This translation": ["reviewed translation, O., 2. januar 2024 (from engelsk)"],
        "Status": ["published"],
        "For": ["everybody"],
        "Id of this entry": ["walk"],
        "For reuse": ["This entry as data (JSON)"],
    }


def test_the_fourteen_facts_of_a_guideline_empty_ones_included(site):
    document = "document: {title: {nb: Retningslinje}, number: IS-1957, doi: 10.1/x, published: 2013-06, editors: [{name: E., affiliation: A}]}"
    view = site(entry("guidelines/x", document, en="X")).view("x")
    assert facts(view.document) == {
        "Original title": ["Retningslinje (Norwegian Bokmål) [nb]"],
        "English title": [],
        "Version": [],
        "Status": [],
        "Publisher’s number": ["IS-1957"],
        "ISBN": [],
        "DOI": ["10.1/x"],
        "Date of revision": [],
        "Next revision": [],
        "Date of publication": ["June 2013"],
        "Date of expiry": [],
        "Publishers": [],
        "Editors": ["E. (A)"],
        "Type of publication": [],
    }


def test_a_claim_with_where_it_is_quoted(site):
    claim = "claims: [{id: share, value: 45, unit: percent, quantity: {en: less relapse}, population: {en: people}, source: first-source, note: {da: En note}}]"
    small = site(
        entry("articles/home", f"kind: comment\n{claim}", en="Home\nOurs: [](claim:share).", da="Hjem")
        + entry("articles/b", "kind: comment", en="By words\nIt is [nearly half](claim:share).")
        + entry("articles/c", "kind: comment", da="På dansk\n[](claim:share \"titel\")")
        + entry("articles/d", "kind: comment\nstatus: draft", en="Draft\n[](claim:share)")
        + entry("articles/e", "kind: comment", en="Code\n`[](claim:share)`")
    )
    [english], [danish] = small.view("home").claims, small.view("home", "da").claims
    assert (english.figure, english.quantity.text, english.population.text, english.source.href) == ("45%", "less relapse", "people", "#ref-1")
    assert [shown(item) for item in english.used_in] == ["By words", "På dansk (Danish) [da]"]
    assert (danish.figure.replace("\xa0", " "), shown(danish.quantity), shown(danish.note)) == ("45 %", "less relapse (engelsk) [en]", "En note")


def test_the_list_of_sections_names_what_the_page_has(site):
    small = site(
        entry(
            "courses/c",
            "chapters: [{id: one, number: '01'}]\nobjectives: [{id: o, text: {en: t}}]\nreferences: [first-source]\npublished: 2024-01-01",
            en="C\nBefore.\n\n## Abstract {#abstract}\n\nA.\n\n### Below\n\n## First {#one}\n\nB.",
        )
    )
    assert [(line.text, line.href) for line in small.view("c").toc] == [
        ("After this course you …", "#objectives"),
        ("Abstract", "#abstract"),
        ("01 First", "#one"),
        ("Study record", "#study-record"),
        ("References", "#references"),
        ("History", "#history"),
        ("Cite this page", "#cite"),
    ]


def test_chapters_carry_their_number_and_recommendations(site):
    small = site(
        entry("guidelines/g", "document: {title: {en: T}}\nchapters: [{id: one, number: '5.1', recommendations: [go, draft]}]", en="G\n## One {#one}\n\nT.")
        + entry("recommendations/go", "part_of: g\nnumber: 5a", en="Go")
        + entry("recommendations/draft", "part_of: g\nnumber: 5b\nstatus: draft", en="Draft")
    )
    assert [(one.id, one.number, [(link.number, link.text) for link in one.links]) for one in small.view("g").sections] == [("one", "5.1", [("5a", "Go")])]
