"""A site as single files to be uploaded: compressed forms are files like any other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from portal_build.publish.manifest import ENDINGS, NAME, Listed, Manifest
from portal_build.publish.upload.places import Served


@dataclass(frozen=True, slots=True)
class Piece:
    """One file as it is to be at the place."""

    path: str
    """Relative to the site's root."""
    sha256: str
    """Of its bytes."""
    size: int
    """In bytes."""
    served: Served
    """How it is served."""

    @property
    def mark(self) -> str:
        """The same for two files only if there is nothing to upload when one stands in the other's place."""
        return " ".join((self.sha256, self.served.cache, self.served.encoding, self.served.type))

    @property
    def is_page(self) -> bool:
        """Whether readers open it as a page."""
        return self.served.type.startswith("text/html") and not self.served.encoding


def pieces(manifest: Manifest) -> Iterator[Piece]:
    """Every file of a site but its manifest."""
    for file in manifest.files:
        yield Piece(file.path, file.sha256, file.size, Served(file.type, file.cache))
        for name, one in sorted(file.encodings.items()):
            yield Piece(file.path + ENDINGS[name], one.sha256, one.size, Served(file.type, file.cache, name))


def without_encodings(manifest: Manifest) -> Manifest:
    """The manifest of the same site without its compressed forms."""
    return replace(manifest, files=tuple(_plain(file) for file in manifest.files))


def _plain(file: Listed) -> Listed:
    return replace(file, encodings={}) if file.encodings else file


MANIFEST = (NAME, Served("application/json", "revalidate"))
"""Path of the manifest, and how it is served."""
