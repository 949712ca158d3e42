"""From what an editor calls a place to the place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit

import fsspec

from portal_build.publish.upload.folder import FolderPlace
from portal_build.publish.upload.objects import FsspecPlace
from portal_build.publish.upload.places import NoPlace, Place

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
_HALF_A_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):(/?(?!/).*)", re.IGNORECASE)
"""Of more than one letter: `C:/site` is a folder."""
_EXTRAS = {"s3": "s3", "s3a": "s3"}
"""Scheme -> the extra of ours that brings what it needs."""


def open_place(address: str, options: Mapping[str, Any]) -> Place:
    """The place at an address: a path of a folder, or any address that fsspec understands. Raises NoPlace.

    `options` are those of fsspec's file system; credentials come from where it looks for them itself.
    """
    scheme = _SCHEME.match(address)
    if "::" in address:
        raise NoPlace(f"`{shown(address)}` names one place inside another; write the address of the place itself")
    if half := _HALF_A_SCHEME.fullmatch(address):
        kind = half[1].lower()
        # What follows names a bucket or a host, but for files, which have a path from the root of the file system.
        whole = f"{kind}://{half[2] if kind == 'file' else half[2].removeprefix('/')}"
        raise NoPlace(f"`{shown(address)}` is neither an address nor the usual way to name a folder; write `{whole}`, or `./{address}` for a folder")
    if not scheme or scheme[1].lower() == "file":
        if options:
            raise NoPlace("a folder has no options; --option and --endpoint-url are for addresses such as s3://bucket/folder")
        return FolderPlace(_of_file_system(address[scheme.end() :]) if scheme else Path(address))
    return _opened(scheme[0].lower() + address[scheme.end() :], scheme[1].lower(), options)


def _of_file_system(rest: str) -> Path:
    """The folder at `file://` and `rest` (RFC 8089). Raises NoPlace for one of another machine."""
    path = "/" + rest.partition("/")[2] if rest.lower().startswith("localhost/") else rest
    if not path.startswith("/"):
        raise NoPlace(f"`file://{rest}` names the machine `{rest.partition('/')[0]}`; write `file:///` and the path from the root, or the path of a folder without `file://`")
    return Path(unquote(path))


def _opened(address: str, scheme: str, options: Mapping[str, Any]) -> FsspecPlace:
    # Listings that fsspec remembers would be those of before the upload.
    own = {"use_listings_cache": False, "skip_instance_cache": True}
    try:
        system, root = fsspec.url_to_fs(address, **own, **options)
    except ImportError as error:
        remedy = f"install the generator with its extra: portal-build[{_EXTRAS[scheme]}]" if scheme in _EXTRAS else str(error)
        raise NoPlace(f"what is needed for {scheme}:// is not installed; {remedy}") from None
    except Exception as error:
        # Each of fsspec's file systems has errors of its own for options and addresses that it does not understand.
        raise NoPlace(f"`{shown(address)}` cannot be opened: {error}") from None
    if not root.strip("/") and scheme != "memory":
        raise NoPlace(f"`{shown(address)}` does not say where; write it like {scheme}://bucket/folder")
    return FsspecPlace(system, root)


def shown(address: str) -> str:
    """An address as it may be printed: without a password."""
    try:
        parts = urlsplit(address)
        if "@" not in parts.netloc:
            return address
        user, _, host = parts.netloc.rpartition("@")
        return urlunsplit(parts._replace(netloc=f"{user.partition(':')[0]}@{host}"))
    except ValueError:
        return address.rpartition("@")[2]
