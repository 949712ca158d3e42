"""The built site, as far as it is what its manifest says."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from portal_build.publish.manifest import Manifest
from portal_build.publish.upload.pieces import Piece, pieces
from portal_build.publish.upload.run import NotPublished, for_each

_AGAIN = "Build the site again with `portal build`, then publish it"


def check_site(folder: Path, manifest: Manifest) -> None:
    """Read every file of a site and compare it with the manifest. Raises NotPublished."""
    for_each(pieces(manifest), lambda piece: read_piece(folder, piece), lambda piece: None)


def read_piece(folder: Path, piece: Piece) -> bytes:
    """The bytes of a file, which are those that the manifest means. Raises NotPublished."""
    try:
        data = (folder / piece.path).read_bytes()
    except OSError as error:
        raise NotPublished(f"`{piece.path}` is in the site's manifest and cannot be read: {error.strerror or error}. {_AGAIN}") from None
    if len(data) != piece.size or sha256(data).hexdigest() != piece.sha256:
        raise NotPublished(f"`{piece.path}` is not the file that was built, which the site's manifest names. {_AGAIN}")
    return data
