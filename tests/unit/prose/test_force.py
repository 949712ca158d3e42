"""Words that say how binding advice is, as native readers would take them."""

from __future__ import annotations

import pytest

from portal_build.prose import lexicon
from portal_build.prose.force_words import CONSEQUENCE, FORCES, POINTING, SUBJECTS, SUBORDINATING, WORDS


def said(language: str, text: str, own: tuple[tuple[str, str], ...] = ()) -> list[tuple[str, str]]:
    return [(one.word, one.force) for one in lexicon(language, own).said_in(text)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("da", "Kommunen skal tilbyde støtte.", "skal: must"),
        ("da", "Tilbuddet bør følges op, og pårørende skal spørges.", "bør: should, skal: must"),
        ("da", "Der bør tilbydes en samtale.", "bør: should"),
        ("da", "Som udgangspunkt bør borgeren selv vælge.", "bør: should"),
        ("da", "Medarbejdere må ikke vente.", "må ikke: must"),
        ("da", "Medarbejdere må gerne vente.", "må gerne: may"),
        ("da", "Det anbefales at spørge.", "anbefales: should"),
        ("da", "Hvis borgeren ønsker det, skal de pårørende være med.", "skal: must"),
        ("da", "Når borgeren flytter, så skal planen følge med.", "skal: must"),
        ("da", "Det bør overvejes at inddrage skolen.", "bør … overvejes: may"),
        ("da", "Kommunen bør dog ikke overveje andet.", "bør … overveje: may"),
        ("da", "Det SKAL ske.", "skal: must"),
        ("da", "Overvej en samtale.", "overvej: may"),
        ("nb", "Kommunen må tilby støtte.", "må: must"),
        ("nb", "Ansatte må gjerne spørre.", "må gjerne: may"),
        ("nb", "Det er brukeren selv, og ansatte bør spørre.", "bør: should"),
        ("nb", "Når brukeren flytter, skal planen følge med.", "skal: must"),
        ("nb", "Vurder å involvere skolen.", "vurder å: may"),
        ("nl", "De gemeente moet hulp bieden.", "moet: must"),
        ("nl", "Dat moeten medewerkers weten.", "moeten: must"),
        ("nl", "De cliënt dient hierover zelf te beslissen.", "dient … te: should"),
        ("nl", "Naasten zouden vanaf het begin betrokken moeten worden.", "zouden … moeten: should"),
        ("nl", "Naasten zouden kunnen helpen.", "zouden … kunnen: may"),
        ("nl", "Wie meegaat naar iets nieuws, hoort de cliënt zelf te bepalen.", "hoort … te: should"),
        ("nl", "Het wordt sterk aanbevolen om vroeg te beginnen.", "wordt … aanbevolen: should"),
        ("nl", "Medewerkers mogen niet wachten.", "mogen niet: must"),
        ("nl", "Overweeg een gesprek.", "overweeg: may"),
        ("en", "Staff must not wait.", "must: must"),
        ("en", "You shouldn’t wait.", "shouldn’t: should"),
        ("en", "If somebody asks, staff should answer.", "should: should"),
        ("en", "Staff should consider a talk.", "should consider: may"),
        ("en", "It is strongly recommended to ask.", "is … recommended: should"),
        ("en", "That should be done first, and staff have to say so.", "should: should, have to: must"),
        ("en", "Staff MAY ask.", "may: may"),
        ("en", "- Staff must ask\n- They can wait", "must: must, can: may"),
        ("en", "Ask e.g. the\nfamily. Staff must ask.", "must: must"),
        ("en", "[Staff must](entry:staff) ask.", "must: must"),
    ],
)
def test_advice(language: str, text: str, expected: str):
    assert ", ".join(f"{word}: {force}" for word, force in said(language, text)) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("da", "Tilbyd støtte, så borgeren kan blive boende."),
        ("da", "Støt borgere, der skal flytte, og deres pårørende."),
        ("da", "Skab rammer for, at borgeren kan have nogen med. Lad behovet afgøre, hvor længe ledsagelsen skal vare."),
        ("da", "Hvem skal være med?"),
        ("da", "Retningslinjen skriver ”skal”, »bør« og “kan”."),
        ("da", "Brug ordet *må*{: lang=nb } om det (det vil sige skal)."),
        ("da", "Det kan ikke siges."),
        ("da", "Giv hjælp til dem, der f.eks. skal begynde på job."),
        ("nb", "Gi støtte slik at brukeren kan bo hjemme."),
        ("nb", "Legg til rette for at brukeren kan ha med seg noen."),
        ("nb", "Noen trenger bare følge til de må gå alene."),
        ("nb", "Retningslinjen bruker ordet «må» om begge deler."),
        ("nb", "Gi støtte til dem som skal flytte."),
        ("nl", "Bied hulp aan mensen die zelf kunnen wonen."),
        ("nl", "Vraag wat de cliënt kan en of hij moet verhuizen."),
        ("nl", "Maak ruimte zodat iedereen mee kan doen."),
        ("nl", "Dit dient als voorbeeld en hoort bij de richtlijn."),
        ("nl", "De richtlijn zegt ‘moet’ en „kan”."),
        ("nl", "Het hoeft niet."),
        ("en", "These are topics it covers, and those that you can choose."),
        ("en", "Choose among topics it could cover."),
        ("en", "Let activities take place where anyone can come."),
        ("en", "Who comes along should be the person’s own decision."),
        ("en", "Give them room so they can learn how."),
        ("en", "Staff do not have to ask. They cannot know."),
        ("en", "> Staff must ask."),
        ("en", "### Staff must ask"),
        ("en", "| Staff must | ask |"),
        ("en", "Read [this](must.pdf) and `must`.\n\n```\nYou must\n```"),
        ("en", "See it in May 2020, as Ms May said."),
        ("en", "A must-have and a can-opener."),
        ("tg", "Ин must ва should."),
    ],
)
def test_no_advice(language: str, text: str):
    assert said(language, text) == []


def test_where_a_word_stands():
    [first, second] = lexicon("en").said_in("Talk early.\n\nYou must *ask*, and\nthey should answer.")
    assert (first.offset, first.opening, second.offset, second.opening) == (17, False, 38, False)
    assert [one.opening for one in lexicon("en").said_in("You may ask. You may wait.")] == [True, False]


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("da", "skal (på norsk ”må”)", "must"),
        ("nb", "må", "must"),
        ("nb", "Anbefales", "should"),
        ("nl", "moeten (in het Noors ‘må’)", "must"),
        ("nl", "hoort te (in het Noors ‘bør’)", "should"),
        ("nl", "wordt aanbevolen", "should"),
        ("en", "is recommended (‘anbefales’ in Norwegian)", "should"),
        ("en", "The publisher’s words for the strength", None),
        ("en", "A strong recommendation", None),
        ("en", "cannot", None),
        ("tg", "бояд", None),
    ],
)
def test_a_publishers_own_words(language: str, words: str, expected: str | None):
    assert lexicon(language).force_of(words) == expected


@pytest.mark.parametrize("passage", ["[@" * 100_000, "*a*{" + "lang=" * 40_000])
def test_signs_that_are_never_closed_are_read_in_one_go(passage: str):
    assert said("en", f"{passage}. Staff must ask.") == [("must", "must")]


def test_words_that_editors_add_count_as_they_say():
    own = (("ben … verplicht", "must"), ("Kan", "ignored"), ("бояд", "must"))
    assert said("nl", "U bent er. Ik ben hiertoe verplicht. Dat kan.", own) == [("ben … verplicht", "must")]
    assert said("tg", "Шумо бояд пурсед.", own) == [("бояд", "must")]


def test_the_usual_word():
    assert [lexicon(language).word_for(force) for language in WORDS for force in FORCES] == [
        *("skal", "bør", "kan"),
        *("skal", "bør", "kan"),
        *("moet", "dient … te", "kan"),
        *("must", "should", "may"),
    ]
    assert lexicon("da", (("skal", "ignored"),)).word_for("must") == "må ikke"
    assert lexicon("tg").word_for("must") == ""


def test_the_publishers_own_word_goes_before_the_usual_one():
    assert lexicon("nb").word_for("must", "Må (‘must’)") == "må"
    assert lexicon("nb").word_for("must", "bør") == lexicon("nb").word_for("must", "sterk") == "skal"


def test_every_language_has_each_word_once():
    for words in WORDS.values():
        everything = [word for of in words.values() for word in of]
        assert len(everything) == len(set(everything)) and [word for word in everything if word != word.lower()] == []
    assert set(WORDS) == set(SUBORDINATING) == set(POINTING) == set(CONSEQUENCE) == set(SUBJECTS)
