"""The files of an archive."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from portal_build.model.reference_data import Portal
from portal_build.publish.archive.generator import generator
from portal_build.publish.archive.offline import Offline, is_offline, is_page
from portal_build.publish.archive.sources import Sources
from portal_build.publish.archive.words import how_to_rebuild, read_me, said_in, way_in
from portal_build.publish.manifest import NAME, read_manifest


def name_of(portal: Portal, today: date) -> str:
    """The name of an archive, and of the one folder in it: where the portal is, and the day."""
    return f"{urlsplit(portal.url).hostname}-{today}"


def archive_files(portal: Portal, site: Path, sources: Sources, project: str, locales: Path, today: date) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of each file, in path order, from the site that was built of the sources; `project` is the
    path of the portal's folder among these. Raises OSError and ManifestError."""
    top = name_of(portal, today)
    made: dict[str, Path | bytes] = {
        "READ-ME.txt": read_me(portal, locales, today).encode(),
        NAME: site / NAME,
        "sources/READ-ME.txt": how_to_rebuild(today, project, platform.python_version()).encode(),
    }
    made |= {f"sources/{path}": file for path, file in sources.items()}
    made |= {f"sources/generator/{path}": file for path, file in generator().items()}
    paths = frozenset(file.path for file in read_manifest(site).files if is_offline(file.path))
    made["index.html"] = way_in(portal, [one.code for one in portal.languages if f"{one.code}/index.html" in paths]).encode()
    made |= {f"site/{path}": site / path for path in paths}
    offline = Offline(paths, portal.url.rstrip("/") + "/", said_in(locales, today))
    for path, file in sorted(made.items()):
        data = file if isinstance(file, bytes) else file.read_bytes()
        inside = path.removeprefix("site/")
        yield f"{top}/{path}", offline.page(inside, data.decode()).encode() if inside != path and is_page(inside) else data
