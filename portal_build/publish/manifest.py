# Whoever uploads a site, or looks whether it is still what was built, reads this list rather than seventy thousand files. One
# file a line: two builds can be compared line by line. It holds no time and no place: the same content gives the same bytes.
"""The list of all files of a site, which stands in its root."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from portal_build import __version__
from portal_build.model.common import Audience
from portal_build.publish.media_types import media_type as media_type

NAME = "site-manifest.json"
"""Where it stands in the site; it does not list itself."""
ENDINGS = {"br": ".br", "gzip": ".gz"}
"""How a browser asks for a compressed form of a file -> the ending of the name under which that stands beside the file."""

_ENDINGS = tuple(ENDINGS.values())
_FORMAT = 1
_SHA256 = re.compile(r"[0-9a-f]{64}")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""What no path and no line of a host's settings may hold."""
_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+(?:; charset=utf-8)?", re.ASCII)
# Names that change with the content: those of the theme's files, and those that Pagefind gives to the parts of its bundle.
_IMMUTABLE = re.compile(r"assets/(?:.+/)?[^/]+\.[0-9a-f]{8}\.\w+|[^/]+/pagefind/(?:(?:fragment|index|filter)/[^/]+\.pf_\w+|pagefind\.[^/]+\.pf_meta)")


class ManifestError(Exception):
    """There is no manifest, or one that is damaged or of another form; the message says which."""


class Cache(StrEnum):
    """How long what was fetched may be kept."""

    IMMUTABLE = "immutable"
    """For ever: when the content changes, so does the name."""
    REVALIDATE = "revalidate"
    """Until it is asked for again; then the host says whether it has changed."""


class Digest(NamedTuple):
    """What is known of a file by its bytes."""

    sha256: str
    """In hexadecimal digits."""
    size: int
    """In bytes."""


class Encoded(Digest):
    """The same of a compressed form of a file, which stands beside it."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of the site."""

    path: str
    """Relative to the site's root, with `/`."""
    sha256: str
    """Of its bytes, in hexadecimal digits."""
    size: int
    """In bytes."""
    type: str
    """The media type."""
    cache: Cache
    """How long it may be kept."""
    encodings: Mapping[str, Encoded] = field(default_factory=dict)
    """`br` and `gzip` -> the compressed form, of those that there are."""

    @property
    def lying(self) -> Iterator[tuple[str, Digest]]:
        """The files that this stands for, with their paths: the file and its compressed forms."""
        yield self.path, Digest(self.sha256, self.size)
        yield from ((self.path + ENDINGS[name], Digest(*encoded)) for name, encoded in self.encodings.items())


@dataclass(frozen=True, slots=True)
class Manifest:
    """All files of a site."""

    files: tuple[Listed, ...]
    """In the order of their paths, by code points."""
    audience: Audience = Audience.PUBLIC
    """For whom the site was built."""
    noindex: bool = False
    """Whether it asks search engines to leave it out, as a preview does."""

    def to_bytes(self) -> bytes:
        """What stands in the file."""
        preview = {"noindex": True} if self.noindex else {}
        head = json.dumps({"format": _FORMAT, "generator": f"portal-build {__version__}", "audience": self.audience, **preview})[:-1]
        line = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
        lines = ",\n".join(line(_written(one)) for one in self.files)
        return f'{head}, "files": [\n{lines}\n]}}\n'.encode()


def cache_class(path: str) -> Cache:
    """How long a file of this name may be kept."""
    return Cache.IMMUTABLE if _IMMUTABLE.fullmatch(path) else Cache.REVALIDATE


def listed(path: str, sha256: str, size: int, encodings: Mapping[str, Encoded] | None = None) -> Listed:
    """A file with what its name says of it."""
    return Listed(path, sha256, size, media_type(path), cache_class(path), encodings or {})


def manifest_of(lying: Mapping[str, Digest]) -> Manifest:
    """The manifest of a site with such files; `<path>.br` and `<path>.gz` are compressed forms of the file that they stand beside."""
    files = []
    for path in sorted(lying):
        if not (path.endswith(_ENDINGS) and path.rpartition(".")[0] in lying):
            forms = {name: Encoded(*form) for name, ending in ENDINGS.items() if (form := lying.get(path + ending))}
            files.append(listed(path, *lying[path], forms))
    return Manifest(tuple(files))


def read_manifest(folder: Path) -> Manifest:
    """The manifest of the site in a folder. Raises ManifestError."""
    try:
        data = (folder / NAME).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise ManifestError(f"there is no `{NAME}` in {folder}") from None
    except OSError as error:
        raise ManifestError(f"`{NAME}` in {folder} cannot be read: {error.strerror or error}") from None
    return parse_manifest(data)


def parse_manifest(data: bytes) -> Manifest:
    """The manifest that stands in a file. Raises ManifestError."""
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        raise ManifestError(f"`{NAME}` is damaged: it is no JSON") from None
    if not isinstance(document, dict) or not isinstance(document.get("files"), list):
        raise ManifestError(f"`{NAME}` is no manifest of a site")
    if (form := document.get("format")) != _FORMAT:
        raise ManifestError(f"`{NAME}` has the form {form!r}, which this version of portal-build does not know")
    files = tuple(sorted(map(_read, document["files"]), key=lambda one: one.path))
    for one, other in zip(files, files[1:], strict=False):
        if one.path == other.path:
            raise ManifestError(f"`{NAME}` is damaged: it lists `{one.path}` twice")
    return Manifest(files, _audience(document.get("audience", Audience.PUBLIC)), document.get("noindex") is True)


def _audience(value: Any) -> Audience:
    try:
        return Audience(value)
    except ValueError:
        raise ManifestError(f"`{NAME}` is damaged: `audience` is none") from None


def _written(file: Listed) -> dict[str, Any]:
    line: dict[str, Any] = {"path": file.path, "sha256": file.sha256, "size": file.size, "type": file.type, "cache": file.cache}
    if file.encodings:
        line["encodings"] = {name: {"sha256": one.sha256, "size": one.size} for name, one in sorted(file.encodings.items())}
    return line


def _read(line: Any) -> Listed:
    try:
        encodings = {name: Encoded(_sum(one["sha256"]), _size(one["size"])) for name, one in line.get("encodings", {}).items() if name in ENDINGS}
        return Listed(path_in_site(line["path"]), _sum(line["sha256"]), _size(line["size"]), _type(line["type"]), Cache(line["cache"]), encodings)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ManifestError(f"`{NAME}` is damaged: {_where(line)}: {error or type(error).__name__}") from None


def path_in_site(value: Any) -> str:
    """A path that leads nowhere but into the site, on any system."""
    if not isinstance(value, str) or CONTROL.search(value) or "\\" in value or any(part in ("", ".", "..") for part in value.split("/")) or value == NAME:
        raise ValueError("a path that no file of a site has")
    return value


def _sum(value: Any) -> str:
    if not isinstance(value, str) or not _SHA256.fullmatch(value):
        raise ValueError("`sha256` is none")
    return value


def _size(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise ValueError("`size` is none")
    return value


def _type(value: Any) -> str:
    if not isinstance(value, str) or not _TYPE.fullmatch(value):
        raise ValueError("`type` is no media type")
    return value


def _where(line: Any) -> str:
    path = line.get("path") if isinstance(line, dict) else line
    return ascii(path)[:200]
