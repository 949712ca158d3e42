"""What can be wrong with a file before anybody asks what it means."""

from __future__ import annotations

from portal_build.diagnostics import Diagnostic, Severity


class YamlSyntax(Diagnostic):
    """The file is not well-formed YAML.

    The reader stopped at the place shown. Usual causes are a missing space after a colon, an unclosed quotation mark, or a
    line that is indented differently from its neighbours.

    Wrong:

        title:Sammen om min vej

    Right:

        title: Sammen om min vej
    """


class YamlDuplicateKey(Diagnostic):
    """The same key stands twice in one block.

    Most YAML readers silently keep the last one, so a fact gets lost. Keep one of them.

    Wrong:

        start: 2018-01-01
        start: 2018-06-01
    """


class YamlAlias(Diagnostic):
    """An anchor (`&name`), an alias (`*name`) or a merge key (`<<`) is used.

    Editors' files are read by people and by forms that know nothing of anchors, and a few nested aliases can grow into
    millions of values. Write the value out in each place.
    """


class YamlTag(Diagnostic):
    """A type tag such as `!!str` or `!include` is used.

    The content model already says what each field is; write the plain value.
    """


class YamlTab(Diagnostic):
    """The file holds a tab character.

    A tab looks different in each program and YAML forbids it for indentation. Use two spaces for each step.
    """


class YamlKey(Diagnostic):
    """A key is something other than a word.

    Keys of these files are plain words such as `published`. Check the colons and the indentation of the line.
    """


class YamlShape(Diagnostic):
    """The file does not consist of `key: value` lines.

    A facts file starts with a key at the left margin, such as `source_language: da`.
    """


class YamlTooDeep(Diagnostic):
    """Blocks are nested more than 50 deep.

    No field of the content model needs more than a handful of levels; the file was probably made by mistake.
    """


class YamlTooManyNodes(Diagnostic):
    """The file holds more than 100,000 values.

    No entry needs as many; the file was probably made by mistake.
    """


class FileTooBig(Diagnostic):
    """A text or facts file is larger than 1 MiB.

    A long book is about that long. Split the text into several entries, or check what was pasted into it.
    """


class FileEncoding(Diagnostic):
    """The file is not UTF-8 text.

    Save it again as “UTF-8” in your editor. The place shown is the first byte that does not fit.
    """


class FileByteOrderMark(Diagnostic):
    """An invisible byte order mark stands in the middle of the file.

    It usually comes from gluing two files together, and makes words that look the same differ. Delete the invisible
    character at the place shown. (At the very start of a file it is harmless and ignored.)
    """


class FileControlCharacter(Diagnostic):
    """The file holds an invisible control character.

    It usually comes from copying out of a PDF, a word processor or a web page. Some of these characters make a line look
    different from what it is, as they turn the order of the letters round. Delete it; it may also be written as a code, such
    as `&#x202E;` in a text or `\\u202E` in a fact.
    """


class ConflictMarker(Diagnostic):
    """Git could not merge two versions of a passage, and left both in the file.

    The first version stands between `<<<<<<<` and `=======`, the second between `=======` and `>>>>>>>`. Keep what is right,
    or write one passage out of both, and delete the three lines with the signs. Then save the file and end the merge: with
    “Stage” or “Mark as resolved” and a commit in your program, or with `git add` and `git commit`.

    Wrong:

        <<<<<<< HEAD
        published: 2020-02-05
        =======
        published: 2020-02-06
        >>>>>>> new-date

    Right:

        published: 2020-02-06
    """


class FileName(Diagnostic):
    """The name of a file or folder is one that not every system allows, or that looks like another.

    Signs such as `?`, `:` and `"` cannot be part of a name on Windows, and mean something else in an address. Neither can
    names such as `CON` or `aux.pdf`, or a full stop or space at the end. Names that differ in capitals alone, or in how an accent
    is put on a letter, are the same name on other systems. Rename it, with letters, digits, hyphens and full stops.
    """


class FileUnreadable(Diagnostic):
    """The file or folder cannot be read.

    Check that it exists and that you may read it.
    """


class FileSymlink(Diagnostic):
    """A symbolic link stands under `content/`.

    Links are never followed, so that nothing outside `content/` can be published by accident. Put a copy of the file in its
    place.
    """


class FileOutside(Diagnostic):
    """A path really lies outside `content/`.

    Nothing outside `content/` is read or published. Move the file into the entry's folder.
    """


class FileSpecial(Diagnostic):
    """Something that is neither a file nor a folder stands under `content/`.

    Devices, pipes and sockets are never read. Remove it.
    """


class FileUnexpected(Diagnostic):
    """A file stands where the portal expects none.

    Directly under `content/` belong `portal.yml`, `references.yml`, `search.yml`, `vocabularies/` and one folder for each type;
    in each of those, one folder for each entry.
    """

    severity = Severity.WARNING


class CollectionUnknown(Diagnostic):
    """A folder under `content/` is not the folder of any type.

    Its entries are not read. The names of the folders are fixed, such as `methods` or `target-groups`.
    """


class EntryFactsMissing(Diagnostic):
    """An entry's folder has no `entry.yml`.

    Each entry states its facts once, in a file of that name, whatever the number of languages.
    """


class EntryName(Diagnostic):
    """The name of an entry's folder is not an id.

    It becomes part of the address. Use small letters a–z, digits and single hyphens, such as `sammen-om-min-vej`.
    """


class TextName(Diagnostic):
    """A text file is not named `index.<language>.md`.

    Its name says which language the text is in, such as `index.da.md`.
    """


class FrontMatterMissing(Diagnostic):
    """A text file does not start with front matter.

    The first line is `---`, then come the title and lead, then another `---`, then the text:

        ---
        title: Sammen om min vej
        lead: One sentence on what this is.
        ---
    """
