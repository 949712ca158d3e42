# The lists hold what a dictionary cannot tell: which short words are far more often endings or beginnings of other words than
# parts of compounds. Danish `ende` is a noun, but `behandlende` is no compound. The weights were chosen on a fifth of the words
# that `python -m tests.bench.compounds` measures with.
"""What differs by language in how words are joined and inflected."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DOUBLED_VOWEL = re.compile(r"([aeou])\1")


@dataclass(frozen=True)
class Weights:
    """What speaks for a split and against it, on the scale of frequencies: one is ten times as often."""

    cut: float
    """Against each cut."""
    whole: float
    """For leaving a word as it is: the share of its own frequency that counts."""
    link: float = 0.2
    """Against a linking letter."""
    inflected: float = 0.5
    """Against a first part that is no base form, and against a last part known by its base form only."""
    ending: float = 0.1
    """Against a last part that is known only once a regular ending is taken off."""
    particle: float = 1.3
    """Against a particle as the first part."""
    short: tuple[float, ...] = (9.0, 9.0, 3.7, 1.45, 1.2)
    """Against a part of so many letters; none against longer ones."""
    rare: float = 2.0
    """The frequency of a word that only a dictionary knows."""


@dataclass(frozen=True)
class Rules:
    """How compounds are made in a language."""

    links: tuple[str, ...]
    """Letters between two parts that belong to neither."""
    endings: tuple[str, ...]
    """Regular inflections of what can be a last part."""
    not_first: frozenset[str]
    """What looks like a word but is the beginning of others."""
    not_last: frozenset[str]
    """What looks like a word but is the ending of others."""
    particles: frozenset[str]
    """Prepositions and adverbs: they begin many words, and no part further in."""
    weights: Weights
    """How sure one must be."""
    infinitive: tuple[str, ...] = ("e",)
    """Endings of verbs in a dictionary that other forms lack."""
    kin: tuple[str, ...] = ()
    """Languages whose word lists help where the language's own are short."""
    joins: bool = True
    """Whether writers make new words by writing others together."""

    def is_irregular(self, form: str, base: str) -> bool:
        """Whether no stemmer takes both for the same word: the form does not begin with what regular forms keep of the base."""
        one, other = _DOUBLED_VOWEL.sub(r"\1", form), _DOUBLED_VOWEL.sub(r"\1", base)
        kept = next((other.removesuffix(ending) for ending in self.infinitive if other.endswith(ending)), other)
        return not one.startswith(kept if len(kept) > 1 else other)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SCANDINAVIAN_FIRST = _words(
    "an at be con dem den der det din dis en er et for ge han hun ikke in jeg ko kon med men mer min mis når pre pro re sam sin som und van vi"
)
_DANISH_LAST = _words(
    "ale als alt anden ans ant anten anter bar barhed de dem den der det dom domme dommen eller els else elsen elsens elser en ende endes ene"
    " enes ens er ere eren erens erer eret eri erier eriet erne ernes ers es est este et ets for fuld fulde gerne hans hed heden hedens heder"
    " hederne inde inder inderne ing ingen inger ingerne ingers ings ion ionen ioner ionerne ions isk iske isme ismen ist isten ister ive ivt jer"
    " ker ket king kingen kinger len lene lens ler lerne let lig lige ligere lighed ligheden ligt ling lingen linger lingerne løs løse løst"
    " men mene ment mer mere met nen nende nene ner net ning ningen ninger ningerne per rede ren rende rene rens rer res ret ring ringen"
    " ringer ringerne se sen sende ser set sion skab skaber skaberne skabet ske sker som somme somt te ten tende tene tens ter terne tet til ting"
    " tinget tion tionen tioner ved vis"
)
_NORWEGIAN_LAST = _words(
    "ale alt aner anere anes ans ant anta anten ar arane are aren as asjon asjonen asjoner av bar barhet de den dens der deres det dom elle eller"
    " else elsen elsene elsens elser en ende endes ene enes ens er ere eren erens eret eri eriet erne ers ert es est este et eten ets for fra heit"
    " hete heten hetens heter hets ian ing inga ingar ingen ingene ingens inger ings inn inne innen inner ion isk iske isme ismen ist isten ister"
    " iv ive jon king kingen len lene lenes lens ler les leses let lig lige ligere ling lingen lingene lingens lings løs løse løst men mene"
    " mer met mot ned nen nende nene nenes nens ner nerne nes net ning ninga ningen ninger om onen onene oner opp orer ores per ren rende rene"
    " renes rens rer res ret ring ringen ringene ringens rings sel sen sende senes sens ser ses set sett sing sjon sjonen sjoner ska skap skapet"
    " ske som sta ste te ten tende tene tenes tens ter tes tet til ting tingen tingene tingens tive trene trenes ut van ved ves vis"
)
_DUTCH_LAST = _words(
    "aan aar aars achter af ant anten aren atie aties atieve baar bare bij dan dat de del dels den der ders die dom dus eer eerd eerde ele"
    " elen els en end ende ens ent enten er erde ere eren ers eur euze haar heden heid hem het hun ief iek ieke ies ieve ig ige in ing ingen"
    " isatie isch ische isme ist iste isten je jes ken king kingen len lend lijk lijke lijks ling lingen loos loze maar mee men met min na nen"
    " nend ning ningen nis nissen om op over pen per pje pjes ren rend ring ringen schap schappen sche se sel sels sen ste sten tegen teit ten ter"
    " ters tie ties ting tingen tje tjes toe uit van ven voor wat weer wen zaam zame zen zich"
)

DANISH = Rules(
    links=("s", "e", "er", "en"),
    endings=("ernes", "enes", "erne", "ene", "ens", "ets", "ers", "ede", "nes", "en", "et", "er", "ne", "ns", "ts", "s", "n", "t", "r", "e"),
    not_first=_SCANDINAVIAN_FIRST,
    not_last=_DANISH_LAST,
    particles=_words(
        "af bag bort efter fra frem før gen gennem hen hjem igen imod ind inde mellem mod ned nede om op oppe over på samme sammen til tilbage ud ude"
        " uden under ved"
    ),
    weights=Weights(cut=5.2, whole=0.42),
)
BOKMAL = Rules(
    links=("s", "e", "er", "en"),
    endings=("enes", "anes", "ene", "ane", "ens", "ets", "ers", "ede", "en", "et", "er", "te", "s", "a", "e", "t", "r"),
    not_first=_SCANDINAVIAN_FIRST,
    not_last=_NORWEGIAN_LAST,
    particles=_words(
        "attpå av bak bort deri etter fore fra fram frem gjen gjennom hen hjem igjen imot inn inne mellom mot ned nede om opp oppe over på sammen til"
        " tilbake under ut ute uten ved"
    ),
    weights=Weights(cut=5.2, whole=0.55, particle=2.0),
)
NYNORSK = Rules(
    links=("s", "e", "ar", "a"),
    endings=("arane", "anes", "enes", "ane", "ene", "ens", "ets", "ars", "ers", "en", "et", "ar", "er", "as", "s", "a", "e", "i", "t", "r"),
    not_first=_SCANDINAVIAN_FIRST,
    not_last=_NORWEGIAN_LAST,
    particles=BOKMAL.particles | _words("att åt frå gjenom heim saman utan"),
    # Its own words come from a dictionary alone, so they count for more.
    weights=Weights(cut=5.2, whole=0.35, rare=3.0),
    infinitive=("a",),
    kin=("nb",),
)
DUTCH = Rules(
    links=("s", "en", "e", "n"),
    endings=("tjes", "jes", "tje", "je", "en", "de", "te", "s", "e", "n", "t"),
    not_first=_words("be con de den der des die dis dit een en er ge het her in kon mis on ont pre pro re te ver zo"),
    not_last=_DUTCH_LAST,
    particles=_words(
        "aan achter af bij binnen boven buiten door heen her in langs mede mee met na naar neer om onder op over rond samen tegen terug toe tussen"
        " uit uiteen van voor voort weer weg"
    ),
    weights=Weights(cut=5.0, whole=0.65, particle=2.0),
    infinitive=("en",),
)
# Of English only the irregular forms count: "spoken" finds `speak`. A stemmer knows that `making` and `studies` keep less of
# their base than `walking` does.
ENGLISH = Rules(
    links=(),
    endings=("ings", "ing", "ers", "est", "ed", "er", "es", "ly", "s", "d"),
    not_first=frozenset(),
    not_last=frozenset(),
    particles=frozenset(),
    weights=Weights(cut=0.0, whole=0.0),
    infinitive=("e", "y"),
    joins=False,
)
RULES = {"da": DANISH, "nb": BOKMAL, "nn": NYNORSK, "nl": DUTCH, "en": ENGLISH}
"""The languages of which words are looked up, by code."""
