"""What templates see of pages that list."""

from __future__ import annotations

from typing import Any

from portal_build.pages.following import Following
from portal_build.pages.items import Fact, Group, Item
from portal_build.pages.shell_views import LanguageView
from portal_build.pages.views import ChangeView
from portal_build.values import value


@value
class ListView:
    """A page that lists entries: a type, a topic, all topics, the front page."""

    title: str
    """The title."""
    lead: str
    """One sentence."""
    groups: tuple[Group, ...]
    """The lists."""
    elsewhere: tuple[Item, ...] = ()
    """Entries that exist in other languages only, each with its language."""
    labels: tuple[Fact, ...] = ()
    """Facts about what is listed, such as a topic's other names."""
    follow: Following | None = None
    """How to hear of what is new."""
    title_language: str = ""
    """The language of the title where that is not the page's."""
    lead_language: str = ""
    """The language of the sentence where that is not the page's."""


@value
class TermView:
    """A concept of the glossary."""

    id: str
    """Anchor."""
    label: str
    """Its name."""
    other: tuple[str, ...]
    """Other names."""
    definition: Item | None
    """What it means."""
    languages: tuple[Item, ...]
    """Its name in the portal's other languages."""
    see: tuple[Item, ...]
    """Entries that say more."""
    language: str = ""
    """The language of its name where that is not the page's."""
    note: str = ""
    """The name of that language."""
    used_in: tuple[Item, ...] = ()
    """Entries whose texts in the reader's language use it; the first of them where there are many."""
    more: Item | None = None
    """Where to look for further entries."""


@value
class GlossaryView:
    """The glossary: letter -> terms, in alphabetical order."""

    title: str
    """The title."""
    lead: str
    """One sentence."""
    letters: tuple[tuple[str, tuple[TermView, ...]], ...]
    """Letter and terms."""
    elsewhere: tuple[TermView, ...] = ()
    """Terms that have no name in the reader's language, in alphabetical order of the one they have."""


@value
class IndexView:
    """A–Z: letter -> links, in alphabetical order."""

    title: str
    """The title."""
    lead: str
    """One sentence."""
    letters: tuple[tuple[str, tuple[Item, ...]], ...]
    """Letter and links."""
    elsewhere: tuple[Item, ...] = ()
    """Entries that exist in other languages only."""


@value
class ChangesView:
    """What changed, newest first."""

    title: str
    """The title."""
    lead: str
    """One sentence."""
    changes: tuple[ChangeView, ...]
    """The changes."""
    follow: Following
    """How to hear of them."""
    elsewhere: tuple[ChangeView, ...] = ()
    """Changes of entries that exist in other languages only."""
    nothing: str = ""
    """What to say where there are none."""


@value
class SearchView:
    """The search page."""

    title: str
    """The title."""
    lead: str
    """One sentence."""
    bundle: str
    """Address of the search bundle's folder, relative to the page."""
    lexicon: str
    """Address of the folder with the words and concepts of the language, relative to the page."""
    root: str
    """Address of the site's root, relative to the page."""
    index: Item
    """The A–Z index, for readers without JavaScript."""
    labels: dict[str, Any]
    """Words and names that the search script shows."""


@value
class CompareView:
    """The page that compares."""

    title: str
    """The title."""
    lead: str
    """One sentence."""
    root: str
    """Address of the site's root, relative to the page."""
    index: Item
    """The A–Z index, for readers without JavaScript."""
    words: dict[str, Any]
    """Words that the script says, and the names of fields."""


@value
class RootView:
    """The root page: the languages to choose from."""

    names: tuple[tuple[LanguageView, str, str], ...]
    """Language, the portal's name and tagline in it."""


@value
class TranslationsRow:
    """How many entries are how far in one language."""

    language: Item
    """The language, leading to its own page; the reader's leads nowhere."""
    numbers: tuple[int, ...]
    """One for each column."""


@value
class TranslationsView:
    """How far the entries are translated."""

    title: str
    """The title."""
    lead: str
    """One sentence."""
    columns: tuple[str, ...]
    """How far a translation can be."""
    rows: tuple[TranslationsRow, ...]
    """A row for each language of the portal."""
    groups: tuple[Group, ...]
    """The entries in the reader's language, by how far they are."""
