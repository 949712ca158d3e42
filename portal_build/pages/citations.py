"""Numbered citations and the reference list of one page."""

from __future__ import annotations

from dataclasses import dataclass, field

from portal_build.languages import show_list
from portal_build.model.reference_data import Name, Source
from portal_build.pages.items import Item
from portal_build.pages.site import Desk
from portal_build.pages.views import ReferenceView


@dataclass
class Citations:
    """Numbers sources in the order in which a page first cites them."""

    desk: Desk
    """The page."""
    _numbers: dict[str, int] = field(default_factory=dict)
    _places: dict[str, list[str]] = field(default_factory=dict)

    def cite(self, key: str) -> str:
        """A citation as HTML: a small number that leads to the reference list. Empty for an unknown key."""
        if key not in self.desk.site.catalogue.sources:
            return ""
        number = self.number(key)
        place = f"cite-{number}-{len(self._places[key]) + 1}"
        self._places[key].append(place)
        label = self.desk.words("Reference %(number)s") % {"number": number}
        return f'<a class="p-cite" id="{place}" href="#ref-{number}" aria-label="{label}">{number}</a>'

    def number(self, key: str) -> int:
        """The number of a source on this page, given at its first mention."""
        self._places.setdefault(key, [])
        return self._numbers.setdefault(key, len(self._numbers) + 1)

    def link(self, key: str) -> Item:
        """A source named by a fact: its title, leading to the reference list."""
        source = self.desk.site.catalogue.sources.get(key)
        if source is None:
            return Item(key)
        other = source.language if source.language and source.language != self.desk.language else ""
        return Item(source.title, href=f"#ref-{self.number(key)}", language=other)

    def references(self) -> tuple[ReferenceView, ...]:
        """The reference list, by number."""
        sources = self.desk.site.catalogue.sources
        return tuple(self._view(number, sources[key], self._places[key]) for key, number in self._numbers.items() if key in sources)

    def _view(self, number: int, source: Source, places: list[str]) -> ReferenceView:
        return ReferenceView(
            number=number,
            anchor=f"ref-{number}",
            text=self.desk.once(lambda: written_out(source, self.desk), "source", source.id),
            language=source.language or "",
            href=source.url or (f"https://doi.org/{source.doi}" if source.doi else ""),
            note=self.desk.local(source.note, source.language or "") if source.note else None,
            backlinks=tuple(f"#{place}" for place in places),
        )


def written_out(source: Source, desk: Desk) -> str:
    """A source in one line: who, when, what, where."""
    who = show_list([_name(name) for name in source.author], desk.language) if source.author else (source.publisher or "")
    when = f" ({desk.day(source.issued).text})" if source.issued else ""
    where = [
        source.container_title,
        " ".join(part for part in (source.volume, f"({source.issue})" if source.issue else None) if part) or None,
        source.page,
        source.number,
        source.edition,
        source.publisher if source.author else None,
        f"ISBN {source.isbn}" if source.isbn else None,
        f"DOI {source.doi}" if source.doi else None,
    ]
    tail = ", ".join(part for part in where if part)
    # Without anybody to name first, the date follows the title.
    sentences = [f"{who}{when}", source.title, tail] if who else [f"{source.title}{when}", tail]
    return " ".join(one if one.endswith((".", "?", "!")) else f"{one}." for one in sentences if one)


def _name(name: Name) -> str:
    return name.literal or ", ".join(part for part in (name.family, name.given) if part)
