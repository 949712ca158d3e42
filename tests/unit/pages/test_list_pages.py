"""Pages that list."""

from __future__ import annotations

from portal_build.pages.items import Item
from tests.small_site import entry

KIND = "kind: comment"


def groups(view) -> dict[str, list[str]]:
    """Heading -> links with what is said after them."""
    return {group.title: [shown(link) for link in group.links] for group in view.groups}


def shown(link) -> str:
    return f"{link.text} ({link.note})" if link.note else link.text


TOPICS = """
-- content/vocabularies/topics.yml --
title: {en: Topics}
version: "1"
concepts:
  - id: wide
    prefLabel: {en: Wide, da: Bred}
  - id: narrow
    prefLabel: {en: Narrow, da: Snæver}
    altLabel: {en: [Slim, Thin]}
    definition: {en: What is narrow.}
    broader: [wide, nothing]
"""


def test_a_topic_with_its_names_and_entries_by_type(site):
    small = site(
        TOPICS
        + entry("articles/a", KIND + "\ntopics: [narrow]", en="On narrowness")
        + entry("methods/m", "topics: [narrow]", en="The narrow method")
        + entry("methods/k", "topics: [narrow]", en="A narrow method")
        + entry("articles/d", KIND + "\ntopics: [narrow]", da="Om snæverhed")
        + entry("articles/gone", KIND + "\ntopics: [narrow]\nstatus: withdrawn", en="Gone")
    )
    view = small.plan("en/topics/narrow/").view()
    assert (view.title, view.lead) == ("Narrow", "What is narrow.")
    assert groups(view) == {"Methods": ["A narrow method", "The narrow method"], "Articles": ["On narrowness"]}
    assert [shown(link) for link in view.elsewhere] == ["Om snæverhed (Danish)"]
    labels = [(fact.label, [item.text for item in fact.items]) for fact in view.labels]
    assert labels == [("Also called", ["Slim", "Thin"]), ("Part of the wider topic", ["Wide"])]
    wide = small.plan("en/topics/wide/").view()
    assert [(fact.label, [item.text for item in fact.items]) for fact in wide.labels] == [("Narrower topics", ["Narrow"])]


def test_all_topics_in_alphabetical_order(site):
    small = site(TOPICS)
    assert groups(small.plan("da/emner/").view()) == {"Topics": ["Bred", "Snæver"]}
    assert [(link.text, link.lead) for link in small.plan("en/topics/").view().groups[0].links] == [("Narrow", "What is narrow."), ("Wide", "")]


def test_what_a_topic_says_in_another_language_is_marked_as_such(site):
    small = site(TOPICS)
    narrow = small.plan("da/emner/").view().groups[0].links[1]
    assert (narrow.text, narrow.language, narrow.lead, narrow.lead_language) == ("Snæver", "", "What is narrow.", "en")
    page = small.plan("da/emner/narrow/").view()
    assert (page.title, page.title_language, page.lead, page.lead_language) == ("Snæver", "", "What is narrow.", "en")


def letters(view) -> list[tuple[str, list[str]]]:
    return [(letter, [f"{link.text} [{link.kind}]" for link in links]) for letter, links in view.letters]


def test_a_to_z_of_entries_topics_and_terms(site):
    small = site(
        TOPICS
        + entry("articles/a", KIND, da="Ørkenen")
        + entry("articles/b", KIND, da="“Zebra” i citationstegn")
        + entry("articles/c", KIND, da="Ærlighed")
        + entry("articles/d", KIND, da="24 timer")
        + entry("articles/e", KIND, da="Zoo")
        + entry("articles/f", KIND, da="Åben")
        + entry("articles/g", KIND, en="English")
    )
    view = small.plan("da/a-til-aa/").view()
    assert letters(view) == [
        ("#", ["24 timer [Article]"]),
        ("B", ["bedring [Term]", "Bred [Topic]"]),
        ("S", ["Snæver [Topic]"]),
        ("Z", ["“Zebra” i citationstegn [Article]", "Zoo [Article]"]),
        ("Æ", ["Ærlighed [Article]"]),
        ("Ø", ["Ørkenen [Article]"]),
        ("Å", ["Åben [Article]"]),
    ]
    assert [shown(link) for link in view.elsewhere] == ["English (engelsk)"]


def test_the_glossary(site):
    small = site(
        """
-- content/vocabularies/glossary.yml --
title: {en: Glossary}
version: "1"
concepts:
  - {id: recovery, prefLabel: {en: recovery, da: bedring, nl: herstel}, altLabel: {en: [getting better]}, definition: {en: A good life.}, see: [a, draft]}
  - {id: peer, prefLabel: {da: ligestillet}, definition: {da: En ligesindet.}}
  - {id: access, prefLabel: {en: access}}
"""
        + entry("articles/a", KIND, en="On recovery")
        + entry("articles/draft", KIND + "\nstatus: draft", en="Draft")
    )
    terms = [(letter, [(t.id, t.label, t.other, t.definition and t.definition.text) for t in terms]) for letter, terms in small.plan("en/glossary/").view().letters]
    assert terms == [("A", [("access", "access", (), None)]), ("R", [("recovery", "recovery", ("getting better",), "A good life.")])]
    [foreign] = small.plan("en/glossary/").view().elsewhere
    assert (foreign.id, foreign.label, foreign.language, foreign.note) == ("peer", "ligestillet", "da", "Danish")
    assert (foreign.definition, foreign.languages) == (Item("En ligesindet.", language="da", note="Danish"), ())
    recovery = small.plan("en/glossary/").view().letters[1][1][0]
    assert [(one.text, one.language, one.note) for one in recovery.languages] == [("bedring", "da", "Danish"), ("herstel", "nl", "Dutch")]
    assert [(one.text, one.href) for one in recovery.see] == [("On recovery", "../../en/articles/a/")]


def test_the_glossary_says_where_a_term_is_used(site):
    many = "".join(entry(f"articles/a{number:02}", KIND, en=f"English {number:02}\n[x](term:recovery)") for number in range(23))
    small = site(many + entry("articles/danish", KIND, da="På dansk\n[x](term:recovery) [y](term:recovery)", en="Not here"))
    [english] = [term for _, terms in small.plan("en/glossary/").view().letters for term in terms if term.id == "recovery"]
    [danish] = [term for _, terms in small.plan("da/ordforklaringer/").view().letters for term in terms]
    assert [one.text for one in english.used_in] == [f"English {number:02}" for number in range(20)]
    assert english.more == Item("3 further pages", "../../en/search/?q=recovery")
    assert ([(one.text, one.href) for one in danish.used_in], danish.more) == ([("På dansk", "../../da/artikler/danish/")], None)


def test_terms_leave_the_pages_own_ids_to_it(site):
    terms = "\n".join(f"  - {{id: {name}, prefLabel: {{en: {name}}}, definition: {{en: x}}}}" for name in ("main", "letter-1", "recovery"))
    small = site(f"-- content/vocabularies/glossary.yml --\ntitle: {{en: Glossary}}\nversion: '1'\nconcepts:\n{terms}\n")
    letters = small.plan("en/glossary/").view().letters
    assert [term.id for _, terms in letters for term in terms] == ["text-letter-1", "text-main", "recovery"]
    assert small.desk().site.addresses.term("main", "en") == "en/glossary/#text-main"


def test_a_term_with_an_id_of_the_page_is_found_from_the_index_and_from_texts(site):
    glossary = """
-- content/vocabularies/glossary.yml --
title: {en: Glossary}
version: "1"
concepts: [{id: references, prefLabel: {en: references}}]
"""
    small = site(glossary + entry("articles/a", KIND, en="A\n[](term:references)"))
    [(_, [term])] = small.plan("en/glossary/").view().letters
    [link] = [link for _, links in small.plan("en/a-to-z/").view().letters for link in links if link.kind == "Term"]
    assert (term.id, link.href) == ("text-references", "../../en/glossary/#text-references")
    assert 'href="../../../en/glossary/#text-references"' in small.view("a").sections[0].html


def test_what_changed_newest_first(site):
    note = "note: {{en: {0}, da: {0} på dansk}}"
    history = f"""
published: 2024-01-01
changes:
  - {{date: 2024-02-01, kind: minor, {note.format("Silent")}}}
  - {{date: 2024-03-01, kind: major, {note.format("Bigger")}}}
  - {{date: 2024-05-01, kind: correction, {note.format("Right")}}}
"""
    small = site(
        entry("methods/walk", history, en="Walk")
        + entry("articles/a", KIND + "\npublished: 2024-04-01", en="Article", da="Artikel")
        + entry("articles/draft", KIND + "\nstatus: draft\npublished: 2024-04-01", en="Draft")
        + entry("pages/about", "published: 2025-01-01", en="About")
    )
    changes = {address: [(one.date.datetime, one.label, one.entry.text, one.note and one.note.text) for one in small.plan(address).view().changes] for address in (
        "en/changes/", "da/aendringer/",
    )}  # fmt: skip
    assert changes == {
        "en/changes/": [
            ("2024-05-01", "Correction", "Walk", "Right"),
            ("2024-04-01", "Published", "Article", None),
            ("2024-03-01", "Changed", "Walk", "Bigger"),
            ("2024-01-01", "Published", "Walk", None),
        ],
        "da/aendringer/": [("2024-04-01", "Published", "Artikel", None)],
    }
    own = [(one.date.datetime, one.label, one.note and one.note.text) for one in small.view("walk").changes]
    assert own == [("2024-05-01", "Correction", "Right"), ("2024-03-01", "Changed", "Bigger"), ("2024-01-01", "Published", None)]


def test_the_front_page(site):
    dated = "\npublished: 2024-01-0"
    small = site(
        entry("themes/t", dated[1:] + "1", en="Theme", da="Tema")
        + entry("target-groups/g", dated[1:] + "2", en="Group")
        + "".join(entry(f"articles/a{number}", f"{KIND}{dated}{number}", en=f"Article {number}") for number in range(3, 7))
        + entry("pages/about", "published: 2025-01-01", en="About")
    )
    assert groups(small.plan("en/").view()) == {
        "Themes": ["Theme"],
        "Target groups": ["Group"],
        "Topics": ["Everyday life"],
        "New and updated": [
            *("Article 6 (6 January 2024)", "Article 5 (5 January 2024)", "Article 4 (4 January 2024)"),
            *("Article 3 (3 January 2024)", "Group (2 January 2024)"),
        ],
        "Everything on the portal": ["Target groups", "Themes", "Articles", "About this portal"],
    }
    assert [link.number for link in small.plan("en/").view().groups[-1].links] == ["1", "1", "4", "1"]
    dutch = small.plan("nl/").view()
    assert list(groups(dutch)) == ["Topics", "Everything on the portal"]
    assert [shown(link) for link in dutch.elsewhere] == [*(f"Article {number} (Engels)" for number in range(3, 7)), "Group (Engels)", "Theme (Engels)"]


def test_the_front_page_and_the_list_of_methods_lead_to_the_evidence_map(site):
    small = site(entry("methods/walk", "evaluations: [{kind: effect-study, independence: independent, direction: harm, finding: {en: f}, reference: first-source}]", en="Walk"))
    [card] = next(group.links for group in small.plan("en/").view().groups if group.id == "evidence")
    assert (card.text, card.href, bool(card.lead)) == ("Evidence map", "../en/evidence-map/", True)
    methods = small.plan("en/methods/").view()
    assert [(fact.label, [(item.text, item.href) for item in fact.items]) for fact in methods.see] == [
        ("See also", [("Evidence map", "../../en/evidence-map/")])
    ]
    assert [(found.said, found.text, found.outcome) for found in methods.lines[0].row.verdicts] == [("Harm", "Effect study", "harm")]
    assert site().plan("en/articles/").view().see == ()


def test_not_found_leads_to_the_front_page_search_and_index(site):
    view = site().plan("da/404.html").view()
    assert [(link.text, link.href) for link in view.groups[0].links] == [("Portalen", "/da/"), ("Search", "/da/soeg/"), ("A–Z", "/da/a-til-aa/")]


def test_the_root_offers_each_language_in_its_own_words(site):
    small = site()
    assert [(view.code, view.name, view.href, name, said) for view, name, said in small.plan("").view().names] == [
        ("en", "English", "en/", "The portal", "What is known."),
        ("da", "Dansk", "da/", "Portalen", "Hvad man ved."),
        ("nl", "Nederlands", "nl/", "Het portaal", "Wat bekend is."),
    ]
    assert [(view.href, said) for view, _, said in small.plan("404.html").view().names] == [("/en/", "Page not found"), ("/da/", "Page not found"), ("/nl/", "Page not found")]  # fmt: skip
