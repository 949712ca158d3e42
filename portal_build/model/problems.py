"""What can be wrong with the shape of a file: keys, values and languages."""

from __future__ import annotations

from collections.abc import Collection

from portal_build.diagnostics import Diagnostic, Position, did_you_mean


class UnknownKey(Diagnostic):
    """A key is not part of the content model.

    Unknown keys are errors because a misspelt fact would otherwise vanish without a word.

    Wrong:

        publised: 2020-02-05

    Right:

        published: 2020-02-05
    """


class MissingKey(Diagnostic):
    """A fact that the type must have is missing.

    The documentation of the type lists its facts and says which must be there.
    """


class WrongValue(Diagnostic):
    """A value is not what the field holds.

    The message says what was expected: a date as `2020-02-05`, a country as `DK`, one of a fixed list of words, a list with
    one item a line, and so on.

    Wrong:

        published: 5 February 2020

    Right:

        published: 2020-02-05
    """


class NeutralFactInText(Diagnostic):
    """A fact stands in a text file.

    Facts are the same in all languages and stand once, in `entry.yml`. In a text file they would have to be kept equal in
    each translation. Move the line to `entry.yml`.
    """


class UnknownLanguage(Diagnostic):
    """A text is in a language that the portal does not have.

    The languages of the portal stand in `portal.yml` under `languages`. Correct the code, or add the language there.
    """


def unknown_language(where: Position, language: str, languages: Collection[str]) -> UnknownLanguage:
    """At `where`, a language is named that is not among those of the portal."""
    remedy = did_you_mean(language, languages, f"its languages are {', '.join(languages)}")
    return UnknownLanguage(where, f"the portal has no language `{language}`", remedy)


class SourceTextMissing(Diagnostic):
    """An entry has no text in the language that it was first written in.

    `source_language` in `entry.yml` says which text the others are translated from; that text must exist. Add it, or correct
    `source_language`. Until then the entry is not shown.
    """


class PortalFileMissing(Diagnostic):
    """A file that every portal needs is missing.

    `content/portal.yml` holds the portal's name, languages and contacts; without it nothing can be built.
    """


class SetUpIncomplete(Diagnostic):
    """The settings in `portal.yml` leave a gap.

    Each language of the portal needs a name, a tagline, and a word for each collection and page in addresses.
    """
