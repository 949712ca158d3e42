# citeproc-py, with the official styles, takes up to 8 ms for a reference, which is more than all the rest of a page. So the
# few shapes that a portal needs are written here, and the tests hold them equal to what citeproc-py makes of the same work.
"""References written out in APA (7th edition) and Vancouver (ICMJE, as in NLM's Citing Medicine), in the words of the page's language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from portal_build.pages.citation_dates import apa_issued, vancouver_day
from portal_build.pages.works import Creator, Work
from portal_build.values import value
from portal_build.words import Words

_APA_SHOWS_UP_TO = 20
_VANCOUVER_SHOWS_UP_TO = 6
_INITIALS_IN_A_ROW = 3


@value
class Piece:
    """A part of a reference."""

    text: str
    """Plain text. That of an access date holds `{date}`."""
    kind: str = ""
    """`title` in APA, which sets it in italics; `accessed` for what only the reader's day completes; else nothing."""
    language: str = ""
    """The language of a title."""


def plain(pieces: tuple[Piece, ...]) -> str:
    """The reference as text, without the date of access."""
    return "".join(piece.text for piece in pieces if piece.kind != "accessed")


# APA


def apa(work: Work, words: Words) -> tuple[Piece, ...]:
    """Who (when). Title (number; version) [remark]. Where."""
    date = apa_issued(_apa_date(work), words.language) if work.date else words("n.d.")
    who = _apa_who(work, words)
    title = Piece(work.title, "title", work.language)
    behind = _apa_behind_title(work, words)
    if who:
        opening = [Piece(f"{_stop(who)} ({date}). "), title, Piece(_stop(behind, work.title))]
    else:
        opening = [title, Piece(f"{_stop(behind, work.title)} ({date}).")]
    return _joined((*opening, *_apa_where(work, words)))


def _apa_date(work: Work) -> str:
    """Of pages, which change from day to day, the day; of documents the year."""
    return work.date if work.type == "webpage" else work.date[:4]


def _apa_who(work: Work, words: Words) -> str:
    names = _apa_names(work.authors or work.editors)
    if work.authors or not names:
        return names
    return words.ngettext("%(names)s (Ed.)", "%(names)s (Eds.)", len(work.editors)) % {"names": names}


def _apa_names(names: tuple[Creator, ...]) -> str:
    shown = [_inverted(one, ", ", ".", " ", "-") for one in names]
    if len(shown) > _APA_SHOWS_UP_TO:
        return f"{', '.join(shown[: _APA_SHOWS_UP_TO - 1])}, … {shown[-1]}"
    return ", & ".join((", ".join(shown[:-1]), shown[-1])) if len(shown) > 1 else "".join(shown)


def _apa_behind_title(work: Work, words: Words) -> str:
    ids = "; ".join(part for part in (_apa_number(work, words), ", ".join(_versions(work, words))) if part)
    return "".join(f" {part}" for part in (f"({ids})" if ids else "", f"[{work.remark}]" if work.remark else "") if part)


def _apa_number(work: Work, words: Words) -> str:
    """A number alone gets a label; one with letters, such as `IS-1957`, labels itself."""
    return words("No. %(number)s") % {"number": work.number} if work.number.isdecimal() else work.number


def _apa_where(work: Work, words: Words) -> Iterator[Piece]:
    where = work.site if work.type == "webpage" else "; ".join(work.publishers)
    # Who is named as the author is not named again as the publisher.
    if where and where != "; ".join(one.name for one in work.authors):
        yield Piece(f" {_stop(where)}")
    if work.type == "webpage":
        yield Piece(" ")
        # A page can change after it was cited.
        yield Piece(words("Retrieved %(date)s, from") % {"date": "{date}"} + " ", "accessed")
        yield Piece(work.url)
    elif address := _doi(work) or work.url:
        yield Piece(f" {address}")


def _doi(work: Work) -> str:
    return f"https://doi.org/{work.doi}" if work.doi else ""


# Vancouver


def vancouver(work: Work, words: Words) -> tuple[Piece, ...]:
    """Who. Title [Internet]. Version. Publisher; when [updated; cited]. Number. Address. A page stands behind its website."""
    medium = words("Internet")
    online = f" [{medium}]" if work.url else ""
    who = _vancouver_who(work, words)
    heading = work.site or work.title
    opening = f"{_stop(who)} " if who else ""
    version = "".join(f" {_stop(one)}" for one in _versions(work, words))
    publisher = f" {'; '.join(work.publishers)};" if work.publishers else ""
    before = [Piece(opening), _vancouver_title(work, heading), Piece(f"{_stop(online, heading)}{version}{publisher} {_vancouver_date(work, words)}")]
    return _joined((*before, *_vancouver_days(work, words), Piece("."), *_vancouver_end(work, words)))


def _vancouver_title(work: Work, heading: str) -> Piece:
    return Piece(heading) if heading == work.site else Piece(heading, language=work.language)


def _vancouver_who(work: Work, words: Words) -> str:
    names = work.authors or work.editors
    shown = [_inverted(one, " ", "", "", "") for one in names]
    if len(shown) > _VANCOUVER_SHOWS_UP_TO:
        shown = [*shown[:_VANCOUVER_SHOWS_UP_TO], "et al"]
    if work.authors or not names:
        return ", ".join(shown)
    return words.ngettext("%(names)s, editor", "%(names)s, editors", len(work.editors)) % {"names": ", ".join(shown)}


def _vancouver_date(work: Work, words: Words) -> str:
    if not work.issued:
        return "[" + words("date unknown") + "]"
    return vancouver_day(words.language).write(_vancouver_part(work, work.issued))


def _vancouver_part(work: Work, day: str) -> str:
    """Of pages the day; of reports the month, of books the year."""
    return day[: {"report": len("2013-06"), "book": len("2013")}.get(work.type)]


def _vancouver_days(work: Work, words: Words) -> Iterator[Piece]:
    """Of the two days in brackets, each may be missing, and the second is known to the reader alone."""
    form = vancouver_day(words.language)
    updated = words("updated %(date)s") % {"date": form.write(_vancouver_part(work, work.updated))} if work.updated else ""
    cited = words("cited %(date)s") % {"date": "{date}"} if work.url else ""
    if updated:
        yield Piece(f" [{updated}")
        yield Piece(f"; {cited}" if cited else "", "accessed")
        yield Piece("]")
    elif cited:
        yield Piece(f" [{cited}]", "accessed")


def _vancouver_end(work: Work, words: Words) -> Iterator[Piece]:
    if work.site:
        yield Piece(" ")
        yield Piece(work.title, language=work.language)
        yield Piece(_stop(f" [{work.remark}]" if work.remark else "", work.title))
    if work.number and work.type == "report":
        yield Piece(" " + _stop(words("Report No.: %(number)s") % {"number": work.number}))
    if work.url:
        yield Piece(" " + words("Available from: %(address)s") % {"address": work.url})
    if work.doi:
        yield Piece(f" doi:{work.doi}")


# Both


def _joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Neighbours that are text alone in one piece, empty ones left out."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and not (piece.kind or piece.language or joined[-1].kind or joined[-1].language):
            joined[-1] = Piece(joined[-1].text + piece.text)
        elif piece.text:
            joined.append(piece)
    return tuple(joined)


def _versions(work: Work, words: Words) -> list[str]:
    """A number alone gets a label; what its publisher calls it stays."""
    version = words("Version %(version)s") % {"version": work.version} if work.version[:1].isdecimal() else work.version
    edition = words("Edition %(edition)s") % {"edition": work.edition} if work.edition.isdecimal() else work.edition
    return [one for one in (version, edition) if one]


def _stop(text: str, before: str = "") -> str:
    """`text` with a full stop, unless it, or what stands before it if it is empty, ends a sentence itself."""
    return text if (text or before).endswith((".", "?", "!")) else f"{text}."


def _inverted(one: Creator, between: str, mark: str, space: str, hyphen: str) -> str:
    """The family name first, the others as initials. A name in one piece stays as it is."""
    given = ""
    for part in _given(one):
        if part[0].islower():
            given = f"{given} {part} "
        else:
            given += (space if given else "") + hyphen.join(f"{name[0]}{mark}" for name in part.split("-") if name)
    return between.join(filter(None, (one.name, " ".join(given.split()))))


def _given(one: Creator) -> Iterator[str]:
    """`T.J.A.`, `TJA`, `Jan-Willem van der` -> each name or initial; particles such as `van` are in small letters."""
    for part in re.split(r"[.\s]+", one.given.replace(".-", "-")):
        if part.isalpha() and part.isupper() and len(part) <= _INITIALS_IN_A_ROW:
            yield from part
        elif part.strip("-"):
            yield part.strip("-")
