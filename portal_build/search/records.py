# Pagefind reads HTML, so each record becomes a small page that only Pagefind sees. It searches the words of every meta field,
# whatever its weight; what is only to be shown must therefore travel some other way, or "2020" finds each page by its date.
"""What a search knows about one page in one language."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from html import escape

import deflate

from portal_build.compounds.words import distinct_words_of, text_of
from portal_build.values import value

UNDATED = "0000-00-00"
"""Sorts behind every date; Pagefind leaves out what lacks the field that it sorts by."""


@value
class Label:
    """A value by which results can be narrowed."""

    id: str
    """Stable and the same in all languages: it stands in addresses."""
    label: str
    """What readers see, in the language of the record."""


@value
class HiddenText:
    """Words that find the record without standing on its page."""

    field: str
    """Names the words, so that they can have a weight of their own and a hit can be explained."""
    text: str
    """The words, separated by spaces."""


@value
class RecordSection:
    """A part of the page to which a result can lead."""

    id: str
    """The heading's id on the page; empty for text before the first heading."""
    title: str
    """The heading as plain text; empty for text before the first heading."""
    text_html: str
    """The text as it stands on the page: HTML that is already safe, without the heading itself."""


@value
class Record:
    """One page in one language, as the search sees it."""

    language: str
    """BCP 47 code; it decides the bundle and the stemming."""
    url: str
    """Relative to the root of the site, such as `da/metoder/sammen-om-min-vej/`."""
    title: str
    """The page's title as plain text."""
    lead: str
    """The one-sentence summary as plain text; may be empty."""
    type: str
    """The type's name in the content model: `method`."""
    type_label: str
    """The type as readers see it: `Metode`."""
    topics: tuple[Label, ...]
    """What the page is about."""
    target_groups: tuple[Label, ...]
    """For whom it is."""
    date: str
    """The day shown beside the result, in ISO form; empty if there is none."""
    sections: tuple[RecordSection, ...]
    """The text in the order of the page."""
    hidden: tuple[HiddenText, ...] = ()
    """Words that are searched but never shown."""


@value
class SearchPage:
    """A record on its way into the search."""

    html: str
    """The page that Pagefind indexes, but for its end: more words can be hidden in it."""
    shown: str
    """Every word that the page shows, once, in order, with spaces between."""
    hidden: str
    """The words that are hidden in it, likewise."""
    date: str = UNDATED
    """The day by which results are sorted, in ISO form."""


@value
class Later:
    """A page on its way into the search, for those who may not need to see it."""

    digest: bytes
    """Differs if the page does."""
    load: Callable[[], SearchPage]
    """Gives the page."""


@value
class PackedPage:
    """A page on its way into the search, in little memory."""

    digest: bytes
    """Differs if the page does."""
    data: bytes
    """The page, for `unpack`."""

    def later(self) -> Later:
        """The same for the search."""
        return Later(self.digest, partial(unpack, self.data))


def pack(page: SearchPage) -> PackedPage:
    """The page in little memory."""
    return PackedPage(_digest(page), bytes(deflate.gzip_compress("\0".join((page.html, page.shown, page.hidden, page.date)).encode(), 1)))


def unpack(data: bytes) -> SearchPage:
    """A page that was packed."""
    return SearchPage(*deflate.gzip_decompress(data).decode().split("\0"))


def _digest(page: SearchPage) -> bytes:
    # The words that it shows and its day stand in its HTML, of the hidden ones only those that are needed there.
    return hashlib.blake2b(f"{page.html}\0{page.hidden}".encode(), digest_size=16).digest()


END = "</body>\n</html>\n"
"""What is missing at the end of a page on its way into the search."""


def to_page(record: Record) -> SearchPage:
    """The record with its words."""
    texts = [record.title, record.lead, *(section.title for section in record.sections), *(text_of(section.text_html) for section in record.sections)]
    shown, hidden = _once(" ".join(texts)), _once(" ".join(hidden.text for hidden in record.hidden))
    fields = (HiddenText(one.field, " ".join(unseen(one.text.split(), shown))) for one in record.hidden)
    return SearchPage(_page(replace(record, hidden=tuple(one for one in fields if one.text))), " ".join(shown), " ".join(hidden), record.date or UNDATED)


def to_html(record: Record) -> str:
    """The record as the whole page that Pagefind indexes."""
    return _page(record) + END


def hide(hidden: HiddenText) -> str:
    """Words that are searched but never shown, in a page that Pagefind indexes."""
    return f'<meta data-pagefind-meta="{escape(hidden.field)}[content]" content="{escape(hidden.text)}">'


def unseen(words: Iterable[str], shown: Sequence[str]) -> list[str]:
    """Those that must be hidden in a page with the words `shown`, in order: a word is found by its beginning, and each that is hidden takes up memory."""
    places = ((word, bisect_left(shown, word)) for word in words)
    return [word for word, place in places if place == len(shown) or not shown[place].startswith(word)]


def _once(text: str) -> list[str]:
    return sorted(distinct_words_of(text))


def _page(record: Record) -> str:
    return f'<!doctype html>\n<html lang="{escape(record.language)}">\n<meta charset="utf-8">\n' + "\n".join(
        ["<body data-pagefind-body>", *_head(record), *_facets(record), *_text(record), ""]
    )


def _head(record: Record) -> Iterator[str]:
    yield f'<h1 data-pagefind-meta="title">{escape(record.title)}</h1>'
    if record.lead:
        yield f'<p data-pagefind-meta="lead">{escape(record.lead)}</p>'
    yield from map(hide, record.hidden)


def _facets(record: Record) -> Iterator[str]:
    if record.date:
        # The ids of elements come with each result but are not searched.
        yield f'<time id="{escape(record.date)}"></time>'
    yield f'<i data-pagefind-sort="date:{escape(record.date or UNDATED)}"></i>'
    yield _filter("type", record.type)
    yield from (_filter("topic", topic.id) for topic in record.topics)
    yield from (_filter("target_group", group.id) for group in record.target_groups)


def _filter(facet: str, value: str) -> str:
    return f'<i data-pagefind-filter="{facet}:{escape(value)}"></i>'


def _text(record: Record) -> Iterator[str]:
    for section in record.sections:
        if section.title:
            yield f'<h2 id="{escape(section.id)}">{escape(section.title)}</h2>'
        yield section.text_html
