# The words are those of guidelines in these languages. Forms are written out one by one, so that an editor who adds some need
# not know any rule. `…` stands for a few words in between. What cannot be told apart without understanding the sentence is left
# out, or ignored: a warning that is often wrong is soon read by nobody.
"""Words that say how binding advice is, by language."""

from __future__ import annotations

MUST, SHOULD, MAY, IGNORED = "must", "should", "may", "ignored"

FORCES = (MUST, SHOULD, MAY)
"""How binding advice is, the strongest first."""

Words = dict[str, tuple[str, ...]]
"""`must`, `should`, `may` or `ignored` -> words and phrases in small letters."""

WORDS: dict[str, Words] = {
    "da": {
        MUST: ("skal", "må ikke", "er forpligtet til", "har pligt til"),
        SHOULD: ("bør", "burde", "anbefales", "anbefaler", "tilrådes", "frarådes"),
        MAY: ("kan", "må gerne", "overvej", "bør … overveje", "bør … overvejes", "skal … overveje", "skal … overvejes"),
        IGNORED: ("kan ikke", "skal ikke nødvendigvis", "behøver ikke"),
    },
    "nb": {
        MUST: ("skal", "må", "plikter å", "har plikt til"),
        SHOULD: ("bør", "burde", "anbefales", "anbefaler", "tilrås", "frarådes"),
        MAY: ("kan", "må gjerne", "overvei", "vurder å", "bør … overveie", "bør … overveies", "må … overveie", "må … overveies"),
        IGNORED: ("kan ikke", "må ikke nødvendigvis", "skal ikke nødvendigvis", "trenger ikke", "behøver ikke"),
    },
    "nl": {
        MUST: ("moet", "moeten", "mag niet", "mogen niet", "mag geen", "mogen geen", "is verplicht", "zijn verplicht"),
        SHOULD: (
            *("dient … te", "dienen … te", "hoort … te", "horen … te", "behoort … te", "behoren … te", "zou … moeten", "zouden … moeten"),
            *("wordt … aanbevolen", "worden … aanbevolen", "wordt … aangeraden", "worden … aangeraden"),
            *("beveelt … aan", "bevelen … aan", "is aan te bevelen", "verdient aanbeveling"),
        ),
        MAY: ("kan", "kunnen", "mag", "mogen", "overweeg", "zou … kunnen", "zouden … kunnen", "moet … overwegen", "moet … overwogen"),
        IGNORED: (
            *("kan niet", "kunnen niet", "kan geen", "kunnen geen", "moet niet per se", "moeten niet per se", "hoeft", "hoeven"),
            *("dient als", "dienen als", "dient om", "dienen om", "dient ter", "dienen ter", "dient tot", "dienen tot", "hoort bij", "horen bij"),
        ),
    },
    "en": {
        MUST: ("must", "mustn’t", "mustn't", "shall", "has to", "have to", "is required to", "are required to", "is obliged to", "are obliged to"),
        SHOULD: (
            *("should", "shouldn’t", "shouldn't", "ought to", "recommend", "recommends", "is … recommended", "are … recommended"),
            *("is advised", "are advised"),
        ),
        MAY: (
            *("may", "might", "can", "could", "consider", "should consider", "should be considered", "could be considered"),
            *("suggest", "suggests", "conditionally recommend", "conditionally recommends"),
        ),
        IGNORED: (
            *("cannot", "can not", "can’t", "can't", "could not", "couldn’t", "couldn't", "may not", "might not", "to consider"),
            *("need not", "do not have to", "does not have to", "don’t have to", "don't have to", "doesn’t have to", "doesn't have to"),
            *("has to do with", "have to do with"),
        ),
    },
}
"""What the portal knows of itself."""

SUBORDINATING: dict[str, str] = {
    "da": r"at|der|som|hvis|når|hvor\w*|hvem|hvad|hvilke\w*|fordi|mens|indtil|inden|før|efter|selvom|selv om|om|end|medmindre|såfremt|uden|jo",
    "nb": r"at|der|som|hvis|når|hvor\w*|hvem|hva|hvilke\w*|fordi|mens|inntil|til|før|etter|selv om|om|enn|med mindre|dersom|siden|uten|jo",
    "nl": (
        r"dat|die|als|wanneer|of|omdat|zodat|terwijl|totdat|tot|voordat|nadat|hoewel|waar\w*|wie|wat|welke?|hoe\w*|zolang|zodra|toen"
        r"|doordat|mits|tenzij|indien|aangezien|om|dan"
    ),
    "en": (
        r"that|which|who|whom|whose|what|whatever|when|whenever|where|wherever|whether|if|how|why|because|while|until|till|unless"
        r"|although|though|since|so|than|before|after|once|as"
    ),
}
"""Words after which a clause says what is so, not what is advised."""

POINTING: dict[str, str] = {"da": "der|som|jo", "nb": "som|jo|til", "nl": "dat|die|tot", "en": "that|so|as"}
"""Those of them that begin a sentence as ordinary words: *Der bør …*, *Dat moet …*."""

CONSEQUENCE: dict[str, str] = {"da": "så|da", "nb": "så|da", "nl": "", "en": ""}
"""Words that do so at the beginning of a clause, unless the verb follows at once: *…, så de kan* but *…, så skal de*."""

SUBJECTS: dict[str, str] = {"da": "", "nb": "", "nl": "", "en": "it|they|you|we|he|she|one"}
"""Words that stand for somebody, before which languages may leave out *that*: *topics it could cover*."""
