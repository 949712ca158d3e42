"""Markdown source as it stands, with places: what checks look at, which rendered text no longer shows."""

from portal_build.prose.figures import figures_in, numbers_in
from portal_build.prose.force import Lexicon, Said, lexicon
from portal_build.prose.marks import Mark, addresses_in, blank_code, file_named, marks_in, words_of

__all__ = ["Lexicon", "Mark", "Said", "addresses_in", "blank_code", "file_named", "figures_in", "lexicon", "marks_in", "numbers_in", "words_of"]
