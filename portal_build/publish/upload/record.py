# The manifest at a place says what is there, but only between two runs. While one goes on, some files are already those of the new
# site, and if it is interrupted and the next run brings yet another site, a file may be what neither manifest says. So before
# anything else is touched, the record is put beside the manifest, with the path of every file that the run will touch; while it
# goes on, it learns which of them have arrived; at the end it is taken away. A path in it is never trusted, a path that is
# neither there nor in the manifest is somebody else's.
"""What is known of the files at a place, also after a run that did not come to its end."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from portal_build.publish.manifest import NAME, Manifest, ManifestError, parse_manifest, path_in_site
from portal_build.publish.upload.pieces import pieces
from portal_build.publish.upload.places import Served

RECORD = "site-manifest.pending.json"
"""Where the record of a run stands beside the manifest."""
SERVED = Served("application/json", "revalidate")

_FORMAT = 1


@dataclass(frozen=True)
class Known:
    """The files at a place that we put there."""

    manifest: Manifest | None
    """What the last run that came to its end left there; None where there was none."""
    there: Mapping[str, str]
    """Path -> mark of each file that is there for certain."""
    arrived: Mapping[str, str] = field(default_factory=dict)
    """Those of them that are not what the manifest says, since a run did not come to its end."""
    unsure: frozenset[str] = frozenset()
    """Paths of files that may be there, in some version."""
    interrupted: bool = False
    """Whether a run did not come to its end."""


def read_known(read: Callable[[str], bytes | None]) -> Known:
    """What we put at a place, of which `read` gives a file, None where there is none. Raises ManifestError where it cannot be understood."""
    data, record = read(NAME), read(RECORD)
    manifest = parse_manifest(data) if data is not None else None
    there = {piece.path: piece.mark for piece in pieces(manifest)} if manifest else {}
    if record is None:
        return Known(manifest, there)
    arrived, unsure = parse_record(record)
    arrived = {path: mark for path, mark in arrived.items() if path not in unsure}
    there = {path: mark for path, mark in there.items() if path not in unsure}
    return Known(manifest, there | arrived, arrived, unsure, True)


def written(arrived: Mapping[str, str], unsure: Iterable[str]) -> bytes:
    """The record of a run: path -> mark of what has arrived, and the paths of all else that it will touch."""
    return json.dumps({"format": _FORMAT, "arrived": dict(sorted(arrived.items())), "unsure": sorted(unsure)}, ensure_ascii=False, indent=0).encode()


def parse_record(data: bytes) -> tuple[dict[str, str], frozenset[str]]:
    """What `written` says: path -> mark of what has arrived, and the other paths. Raises ManifestError."""
    try:
        document = json.loads(data)
        arrived, unsure = document["arrived"], document["unsure"]
        right = document["format"] == _FORMAT and all(isinstance(mark, str) for mark in arrived.values())
        if not right or not all(path_in_site(path) for path in [*arrived, *unsure]):
            raise ValueError
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise ManifestError(f"`{RECORD}` is damaged") from None
    return dict(arrived), frozenset(unsure)
