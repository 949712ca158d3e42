"""The smallest things that templates see: values, labelled facts, lists of links."""

from __future__ import annotations

from portal_build.values import value


@value
class Item:
    """One value of a fact, or one link."""

    text: str
    """Plain text."""
    href: str = ""
    """Where it leads; empty for plain text."""
    language: str = ""
    """The language of `text` where that is not the page's."""
    note: str = ""
    """What to say after it in small print, such as the name of that language."""
    datetime: str = ""
    """ISO form, where the text is a date."""
    lead: str = ""
    """One sentence about what the link leads to."""
    lead_language: str = ""
    """The language of `lead` where that is not the language of `text`."""
    kind: str = ""
    """What the link leads to, in a word."""
    number: str = ""
    """Its number in an ordered list, as printed."""
    found: tuple[Finding, ...] = ()
    """What is known of the effect of the method that it leads to, in a few words."""
    entry: str = ""
    """Id of the entry that it leads to, where readers may pick that for a comparison."""


@value
class Finding(Item):
    """What a rating or an evaluation found, in a few words."""

    outcome: str = ""
    """For its mark: an outcome of a scale's level or the direction of an evaluation; empty for what is no finding of effect."""
    said: str = ""
    """What was found, in the reader's language, where `text` does not say it."""
    hreflang: str = ""
    """The language of the page that it leads to, where that is not the reader's."""
    scale: Item | None = None
    """Ratings: the scale that `text` is a level of."""
    dimensions: tuple[Item, ...] = ()
    """Ratings: the scale's dimensions that are on that level."""
    target_group: Item | None = None
    """Ratings: for whom, where that does not go without saying."""


@value
class Fact:
    """A labelled fact with its values."""

    id: str
    """The field's name in the content model."""
    label: str
    """The name readers see."""
    items: tuple[Item, ...]
    """Its values; empty where the source leaves it empty and the page says so with “-”."""
    further: bool = False
    """Whether a print-out that its reader puts together has it only if it is asked for."""


@value
class Group:
    """A headed list of links."""

    id: str
    """Anchor."""
    title: str
    """Heading."""
    links: tuple[Item, ...]
    """The links, in order."""
    more: Item | None = None
    """Where the whole list is."""
