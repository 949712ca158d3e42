# A file whose name changes with what stands in it can be kept by browsers for good, and one that was changed on the way is not
# run (https://www.w3.org/TR/SRI/). Pages, style sheets and scripts therefore have to know the names, which are made here once.
"""The theme's own files: the names under which they are published, and their fingerprints."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatch
from hashlib import sha256, sha384
from pathlib import Path
from posixpath import dirname, join, normpath, relpath, splitext
from urllib.parse import quote, unquote

FOLDER = "assets"
"""Where they stand, in the theme and in the site."""
_FIXED = ("img/preview.png", "img/touch-icon.png")
"""Files that feeds and shared pages name, which others keep for long: they stay where they are."""
# The engine's own list of what of a theme is no file of the site.
_NOT_PUBLISHED = (".*", "*/.*", "*.py", "*.pyc", "*.html", "*readme*", "mkdocs_theme.yml", "locales/*")
_NOT_PUBLISHED += tuple(f"*{ending}" for ending in (".markdown", ".mdown", ".mkdn", ".mkd", ".md"))

_IN_STYLES = re.compile(r"""/\*.*?\*/|(?:url\(\s*|@import\s+)(?:(["'])(?P<quoted>[^"'\n]*)\1|(?P<bare>[^"'()\s]+)(?=\s*\)))""", re.DOTALL)
_IN_SCRIPTS = re.compile(
    r"""(?:\bfrom\s*|\bimport\s*\(?\s*|\bnew\s+URL\(\s*(?=[^,)]*,\s*import\.meta\.url))(["'])(?P<quoted>\.{1,2}/[^"'\n]*)\1|\bimport\(\s*(?P<open>`)"""
)
_AT_ONCE = re.compile(r"""^(?:import|export)\b[^;"'()]*?(["'])(?P<quoted>\.{1,2}/[^"'\n]*)\1""", re.MULTILINE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/|#", re.IGNORECASE)
_CHECKED = (".css", ".js")
"""Files that browsers hold against a fingerprint."""


class BrokenTheme(Exception):
    """The theme's files do not fit together; the message says which, and what to do."""


@dataclass(frozen=True)
class Assets:
    """What pages need to know of the theme's files; small, and can be handed to another process."""

    addresses: Mapping[str, str] = field(default_factory=dict)
    """Name within the theme's folder, such as `js/theme.js` -> address in the site, such as `assets/js/theme.1a2b3c4d.js`."""
    fingerprints: Mapping[str, str] = field(default_factory=dict)
    """Name -> what a browser holds the file against, such as `sha384-…`; of style sheets and scripts."""
    imports: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Name of a script -> all those that it needs before it can begin; each comes after those that it needs itself.

    Whoever asks for a file first decides whether it is held against a fingerprint: a script must not come before what it imports.
    """

    def address(self, name: str) -> str:
        """Where a file stands in the site. Raises BrokenTheme if there is none of that name."""
        try:
            return self.addresses[name]
        except KeyError:
            raise BrokenTheme(f"a layout of the theme names `{FOLDER}/{name}`, which is not there") from None

    def fingerprint(self, name: str) -> str:
        """What a browser holds the file against; empty for files of other kinds."""
        return self.fingerprints.get(name, "")

    def needs(self, name: str) -> tuple[str, ...]:
        """The scripts that a script needs before it can begin."""
        return self.imports.get(name, ())


def published(name: str) -> bool:
    """Whether a file of the theme, by its path within it, is one of the site as well."""
    return not any(fnmatch(name.lower(), pattern) for pattern in _NOT_PUBLISHED)


def read_assets(theme: Path) -> tuple[Assets, dict[str, bytes]]:
    """What pages need to know of the files in the folder `assets` of a theme, and address -> content of each. Raises BrokenTheme and OSError."""
    folder = theme / FOLDER
    names = (path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file())
    bundle = _Bundle({name: (folder / name).read_bytes() for name in names if published(name)})
    for name in bundle.raw:
        bundle.settle(name)
    return bundle.assets(), {bundle.addresses[name]: data for name, data in bundle.settled.items()}


class _Bundle:
    """The files on their way to their names: each is named after those that it names."""

    def __init__(self, raw: Mapping[str, bytes]) -> None:
        self.raw = raw
        self.settled: dict[str, bytes] = {}
        self.addresses: dict[str, str] = {}
        self._begun: list[str] = []

    def settle(self, name: str) -> str:
        """Put the published names into a file, and give it its own: the address."""
        if name in self.addresses:
            return self.addresses[name]
        if name in self._begun:
            circle = " → ".join(f"`{one}`" for one in (*self._begun[self._begun.index(name) :], name))
            raise BrokenTheme(f"files of the theme name each other in a circle, so that none of them can be named after what stands in it: {circle}")
        self._begun.append(name)
        data = self.settled[name] = self._with_names(name)
        self._begun.pop()
        stem, ending = splitext(name)
        named = name if name in _FIXED else f"{stem}.{sha256(data).hexdigest()[:8]}{ending}"
        self.addresses[name] = quote(f"{FOLDER}/{named}")
        return self.addresses[name]

    def _with_names(self, name: str) -> bytes:
        pattern = {".css": _IN_STYLES, ".js": _IN_SCRIPTS}.get(splitext(name)[1])
        return pattern.sub(lambda found: self._renamed(found, name), self._text(name)).encode() if pattern else self.raw[name]

    def _renamed(self, found: re.Match[str], name: str) -> str:
        groups = found.groupdict()
        if groups.get("open"):
            raise BrokenTheme(f"`{FOLDER}/{name}` puts together the name of what it imports; write each name out, in quotes: `{found[0]}…`")
        written = groups["quoted"] or groups.get("bare") or ""
        if not written or _ELSEWHERE.match(written):
            return found[0]
        path, mark, rest = _cut(written)
        target = _beside(name, path)
        if target not in self.raw:
            raise BrokenTheme(f"`{FOLDER}/{name}` names `{written}`, and there is no `{FOLDER}/{target}`")
        address = relpath(self.settle(target), dirname(f"{FOLDER}/{name}"))
        return found[0].replace(written, f"{address if address.startswith('.') else f'./{address}'}{mark}{rest}")

    def _text(self, name: str) -> str:
        try:
            return self.raw[name].decode()
        except UnicodeDecodeError:
            raise BrokenTheme(f"`{FOLDER}/{name}` is no text in UTF-8") from None

    def assets(self) -> Assets:
        """What is known once all are settled."""
        fingerprints = {name: f"sha384-{b64encode(sha384(data).digest()).decode()}" for name, data in self.settled.items() if name.endswith(_CHECKED)}
        scripts = [name for name in self.raw if name.endswith(".js")]
        return Assets(self.addresses, fingerprints, {name: needed for name in scripts if (needed := tuple(self._needed(name, {})))})

    def _needed(self, name: str, known: dict[str, None]) -> dict[str, None]:
        for written in _AT_ONCE.finditer(self._text(name)):
            target = _beside(name, written["quoted"])
            if target not in known:
                self._needed(target, known)
                known[target] = None
        return known


def _cut(written: str) -> tuple[str, str, str]:
    """The path of a file, and what is said of a place in it."""
    place = re.search(r"[?#]", written)
    return (written[: place.start()], place[0], written[place.end() :]) if place else (written, "", "")


def _beside(name: str, written: str) -> str:
    """The file that another one means, within the folder of all."""
    return normpath(join(dirname(name), unquote(written)))
