"""The built site, as far as it is what its manifest says."""

from __future__ import annotations

from pathlib import Path

from portal_build.publish.upload.pieces import Piece
from portal_build.publish.upload.run import NotPublished
from portal_build.publish.verify import differences
from portal_build.publish.write import digest_of

_AGAIN = "`portal verify` shows them all; build the site again, then publish it"


def check_site(folder: Path) -> None:
    """Read every file of a site and compare it with the manifest. Raises NotPublished and ManifestError."""
    try:
        found = differences(folder)
    except OSError as error:
        raise NotPublished(f"the site cannot be read: {error}") from None
    if found:
        first, more = found[0], f" and {len(found) - 1} more files" if len(found) > 1 else ""
        raise NotPublished(f"the site is not what was built: `{first.path}` is {first.kind}{more}. {_AGAIN}")


def read_piece(folder: Path, piece: Piece) -> bytes:
    """The bytes of a file, which are those that the manifest means. Raises NotPublished."""
    try:
        data = (folder / piece.path).read_bytes()
    except OSError as error:
        raise NotPublished(f"`{piece.path}` of the site cannot be read: {error.strerror or error}") from None
    if digest_of(data) != (piece.sha256, piece.size):
        raise NotPublished(f"`{piece.path}` was changed while the site was published")
    return data
