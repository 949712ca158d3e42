"""Ids made from words."""

from __future__ import annotations

import re
import unicodedata

from portal_build.source.ids import LONGEST

# Letters that do not fall apart into a letter of a–z and an accent, as their own languages write them without.
_LETTERS = str.maketrans({"å": "aa", "æ": "ae", "ø": "oe", "œ": "oe", "ð": "d", "þ": "th", "ß": "ss", "ł": "l", "đ": "d", "ı": "i"})
# Two dots make another letter in these languages; elsewhere, as in Dutch, they only part two vowels.
_DOTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_OTHER_LETTERS = frozenset({"da", "nb", "nn", "no", "sv", "fi", "de", "is"})
_CYRILLIC = dict(zip("абвгғдезиӣйкқлмнопрстуӯфхҳҷыэ", "a b v g gh d e z i i y k q l m n o p r s t u u f kh h j y e".split(), strict=True))
_CYRILLIC |= {"ъ": "", "ь": "", "ё": "yo", "ж": "zh", "ч": "ch", "ш": "sh", "щ": "sh", "ц": "ts", "ю": "yu", "я": "ya"}


def slug_of(words: str, language: str = "") -> str:
    """An id that says the words, as near as a–z allow: `Gå sammen!` -> `gaa-sammen`; empty where no letter or digit is left."""
    text = unicodedata.normalize("NFC", words).casefold().translate(_LETTERS).translate(str.maketrans(_CYRILLIC))
    if language.partition("-")[0] in _OTHER_LETTERS or not language:
        text = text.translate(_DOTS)
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    slug = "-".join(re.findall(r"[a-z0-9]+", re.sub(r"[’']", "", bare)))
    return slug if len(slug) <= LONGEST else slug[: LONGEST + 1].rpartition("-")[0] or slug[:LONGEST]
