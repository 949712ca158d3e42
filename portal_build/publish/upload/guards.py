"""What is asked before anything is published: is it the right site, and the right place."""

from __future__ import annotations

import os
from pathlib import Path

from portal_build.model.common import Audience
from portal_build.publish.manifest import NAME, Manifest, ManifestError
from portal_build.publish.upload.folder import FolderPlace
from portal_build.publish.upload.pieces import pieces
from portal_build.publish.upload.places import Place
from portal_build.publish.upload.record import Known, read_known
from portal_build.publish.upload.run import patiently
from portal_build.publish.upload.steps import Steps


class Unfit(Exception):
    """The site is not to be published so, or not there; the message says why and what to do."""


def admit(site: Manifest, members: bool, noindex: bool) -> None:
    """Raise Unfit if a site is for members only, or a preview, and nobody has said that the target is."""
    if site.audience != Audience.PUBLIC and not members:
        raise Unfit(
            "the site holds entries for members. If only members can read what is at the target, publish with --members; "
            "otherwise build it for the public"
        )
    if site.audience == Audience.PUBLIC and members:
        raise Unfit("the site is built for the public. Build it with `portal build --audience members`, or publish without --members")
    if site.noindex and not noindex:
        raise Unfit("the site was built with --noindex, so search engines would forget the portal. If the target is one for previews, publish with --noindex")


def outside(place: Place, site: Path) -> None:
    """Raise Unfit if the target is the site's own folder, lies in it, or holds it: the next build would replace what is published there."""
    if not isinstance(place, FolderPlace):
        return
    target, own = place.folder, Path(os.path.realpath(site))
    if target.is_relative_to(own) or own.is_relative_to(target):
        raise Unfit(f"the target and the site's own folder {site} lie one in the other, and the next build replaces that. Name a folder outside of it")


def look(place: Place, first: bool) -> Known:
    """What we put at a place. Raises NotPublished, and Unfit where it cannot be known, unless this is said to be the first time."""
    try:
        known = read_known(lambda path: patiently(lambda: place.read(path), f"`{path}` at the target cannot be read"))
    except ManifestError as error:
        if first:
            return Known(None, {})
        raise Unfit(f"what was published there before cannot be told: {error}. With --first, the target is taken for one that holds nothing of ours") from None
    if known.manifest or known.interrupted or first or patiently(place.is_empty, "the target cannot be listed"):
        return known
    raise Unfit(
        f"there are files at the target, and no `{NAME}`, so they are not ours. Name another target, or publish with --first: "
        "files of the same name are then replaced, and all others left alone"
    )


def keep_apart(site: Manifest, known: Known) -> None:
    """Raise Unfit if a site for members would take the place of one for everybody."""
    if known.manifest and known.manifest.audience == Audience.PUBLIC and site.audience != Audience.PUBLIC:
        raise Unfit("the target holds the site for the public. Name another target for members")


def spare(known: Known, steps: Steps, allowed: bool) -> None:
    """Raise Unfit if more than half of the pages there would be deleted and nobody has allowed that."""
    pages = {piece.path for piece in pieces(known.manifest) if piece.is_page} if known.manifest else set()
    going = pages.intersection((*steps.in_the_way, *steps.deletions))
    if 2 * len(going) > len(pages) and not allowed:
        raise Unfit(
            f"{len(going)} of {len(pages)} pages at the target would be deleted. If the site is meant to become so small, publish with "
            "--allow-large-deletion; otherwise look whether this is the right site"
        )
