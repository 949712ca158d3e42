# Whoever is killed while he builds leaves the old site as it was, and beside it what the next build clears away. All that
# lies beside a site bears its name and random digits, so that nothing of anybody else is ever taken for it.
"""A new site, built beside the old one and put in its place when it is whole."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from secrets import token_hex
from typing import Any

from filelock import FileLock, Timeout

from portal_build.garbage import nothing_to_collect
from portal_build.publish.manifest import NAME, ManifestError, read_manifest
from portal_build.publish.swap import swap
from portal_build.publish.verify import completed
from portal_build.publish.write import SiteFolder

_OUR_DATA = re.compile(rb'\{\s*"\$schema": "[^"]*/data/schema/\d+/portal\.json"')
"""How the portal's own data begin, by which a site is known that was built before there were manifests."""
_OF_NOBODY = {".DS_Store"}
_MOUNTED = {errno.EBUSY, errno.EXDEV}


class NotStaged(Exception):
    """A site cannot be built or put in place; the message says why and what to do."""


class Staging:
    """A new site on its way into its place, for which it has a lock until `end`.

    `folder` is where it is written, `work` where files may lie that are needed meanwhile.
    """

    def __init__(self, site: Path, own: Iterable[Path] = (), wait: bool = True, say: Callable[[str], None] = lambda _: None) -> None:
        """`own` are files and folders of the project, none of which may lie in the site, nor the site in one of the folders.

        If another build of the site is running, `say` tells so and this waits; without `wait` it does not. Raises NotStaged.
        """
        self.site = Path(os.path.realpath(site))
        _refuse_place(self.site, site, own)
        self.whole = False
        self.manifest = b""
        self.folder, self.work, self._aside = (_beside(self.site, kind) for kind in ("new", "work", "old"))
        self._lock = _locked(self.site, wait, say)
        try:
            self._make_room()
        except BaseException as error:
            self._let_go()
            raise _as_not_staged(error, self.site) from error

    def _make_room(self) -> None:
        _put_back(self.site)
        for left in _left_behind(self.site):
            shutil.rmtree(left, ignore_errors=True)
        _refuse_content(self.site)
        self.folder.mkdir()
        self.work.mkdir()

    def finish(self, written: SiteFolder, others: Callable[[str], bool], **built: Any) -> None:
        """Verify what was written and add the manifest; then the site is whole. Raises NotWhole and OSError.

        `others` says of a file that nobody noted whether it was to be written all the same; `built` are fields of the manifest that say
        how the site was built.
        """
        with nothing_to_collect():
            self.manifest = replace(completed(self.folder, written, others), **built).to_bytes()
        written.write(NAME, self.manifest)
        self.whole = True

    def end(self) -> None:
        """Put the site in its place if it is whole, clear away what is left, and let others build. Raises NotStaged; then the old site stands."""
        try:
            if self.whole:
                # Somebody may have put files there meanwhile.
                _refuse_content(self.site)
                if self.site.is_dir():
                    self.folder.chmod(self.site.stat().st_mode & 0o7777)
                swap(self.folder, self.site, self._aside)
        except OSError as error:
            raise _as_not_staged(error, self.site) from error
        finally:
            self._let_go()

    def _let_go(self) -> None:
        for left in (self.folder, self.work, self._aside):
            # If even putting back the old site has failed, that is where it lies.
            if left != self._aside or self.site.exists():
                shutil.rmtree(left, ignore_errors=True)
        _unlock(self._lock)


def put_back(site: Path) -> bool:
    """Put back a site that a build has set aside that was killed before the new one took its place; whether there was one. Raises NotStaged."""
    place = Path(os.path.realpath(site))
    if not _is_free(place) or not any(_left_behind(place, "old")):
        return False
    lock = _locked(place, True, lambda _: None)
    try:
        return _put_back(place)
    except OSError as error:
        raise _as_not_staged(error, place) from error
    finally:
        _unlock(lock)


def _put_back(site: Path) -> bool:
    aside = [path for path in _left_behind(site, "old") if path.is_dir()]
    if not aside or not _is_free(site):
        return False
    if site.exists():
        site.rmdir()
    os.rename(aside[-1], site)
    return True


def _is_free(place: Path) -> bool:
    """Whether nothing stands there but perhaps an empty folder, which some servers make when they start."""
    return not os.path.lexists(place) or place.is_dir() and not os.listdir(place)


def _beside(site: Path, kind: str) -> Path:
    return site.with_name(f".{site.name}.{kind}-{token_hex(4)}")


def _left_behind(site: Path, kinds: str = "new|work|old") -> Iterator[Path]:
    """What builds of a site have left beside it that were killed."""
    name = re.compile(rf"\.{re.escape(site.name)}\.(?:{kinds})-[0-9a-f]{{8}}")
    if site.parent.is_dir():
        yield from sorted(path for path in site.parent.iterdir() if name.fullmatch(path.name) and not path.is_symlink())


def _locked(site: Path, wait: bool, say: Callable[[str], None]) -> FileLock:
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(site.with_name(f".{site.name}.lock"))
        try:
            lock.acquire(timeout=0)
        except Timeout:
            if not os.path.lexists(lock.lock_file):
                # Nobody holds it: either it has just been let go of, or there are no new files in that place.
                probe = _beside(site, "work")
                probe.mkdir()
                probe.rmdir()
            if not wait:
                raise NotStaged("another build of this site is running. Wait until it has ended, or leave --no-wait out.") from None
            say("another build of this site is running; waiting")
            lock.acquire()
    except OSError as error:
        raise _as_not_staged(error, site) from error
    return lock


def _unlock(lock: FileLock) -> None:
    # Whoever waits for a lock whose file is gone makes a new one.
    with suppress(OSError):
        os.unlink(lock.lock_file)
    lock.release()


def _refuse_place(site: Path, named: Path, own: Iterable[Path]) -> None:
    """Raise NotStaged if no site can be put into that place."""
    if site == site.parent or os.path.ismount(site):
        raise NotStaged(_mounted(site))
    if os.path.lexists(site) and not site.is_dir():
        raise NotStaged(f"{named} is no folder. Name another place for the site with --site.")
    for path in map(Path, map(os.path.realpath, own)):
        if path.is_relative_to(site):
            lies = f"{named} is a folder of the project" if path == site else f"{path} lies in {named}"
            raise NotStaged(f"{lies}, and a build would delete it there. Name another folder for the site with --site.")
        if path.is_dir() and site.is_relative_to(path):
            raise NotStaged(f"the site cannot be built into {named}, since {path} holds what it is made from. Name another folder with --site.")


def _refuse_content(site: Path) -> None:
    """Raise NotStaged if what stands in the place is no site, or holds what no build has made. Raises OSError."""
    if not site.is_dir() or not (names := set(os.listdir(site)) - _OF_NOBODY):
        return
    if NAME not in names and not _made_before_manifests(site):
        raise NotStaged(
            f"{site} holds files, but no `{NAME}`, so it may be something else than a site. "
            "If nothing in it is needed, delete it; or name another folder for the site with --site."
        )
    # What is hidden is no part of most sites, and often of a checkout.
    hidden = {name for name in names if name.startswith(".")}
    if hidden and not _lists(site, hidden) and (foreign := sorted(hidden - _top(site))):
        raise NotStaged(f"{site / foreign[0]} was not made by a build and would be lost. Move it elsewhere, or name another folder for the site with --site.")


def _made_before_manifests(site: Path) -> bool:
    try:
        with open(site / "data" / "portal.json", "rb") as file:
            return bool(_OUR_DATA.match(file.read(500)))
    except OSError:
        return False


def _lists(site: Path, names: Iterable[str]) -> bool:
    """Whether the manifest plainly lists files of these names in the site's root. To understand all of it takes half a second for a large site."""
    with suppress(OSError):
        manifest = (site / NAME).read_bytes()
        return all(f'\n{{"path":{json.dumps(name)},'.encode() in manifest for name in names)
    return False


def _top(site: Path) -> set[str]:
    try:
        return {one.path.partition("/")[0] for one in read_manifest(site).files}
    except ManifestError:
        return set()


def _mounted(site: Path) -> str:
    return f"{site} is a file system of its own, in which no folder can be exchanged for another in its place. Name a folder in it: --site {site / 'site'}"


def _as_not_staged(error: BaseException, site: Path) -> BaseException:
    """What is to be raised: what the file system says becomes NotStaged, anything else stays."""
    if not isinstance(error, OSError):
        return error
    if error.errno in _MOUNTED:
        return NotStaged(_mounted(site))
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return NotStaged(f"the new site is put together beside the old one, in {site.parent}, and that cannot be written into: {error.strerror}")
    return NotStaged(f"the site cannot be put into {site}: {error.strerror or error}")
