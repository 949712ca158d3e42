"""Markdown to safe HTML: one dialect for the whole site."""

from portal_build.markup.engine import distinct, slugify
from portal_build.markup.render import OWN_SCHEMES, Heading, Section, character_of, plain, render, tangle

__all__ = ["OWN_SCHEMES", "Heading", "Section", "character_of", "distinct", "plain", "render", "slugify", "tangle"]
