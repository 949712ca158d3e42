"""Addresses in links that lead out of the portal, to its own files, or nowhere."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from pydantic import TypeAdapter, ValidationError

from portal_build.catalogue import Catalogue
from portal_build.diagnostics import Diagnostic, Position, did_you_mean
from portal_build.model.scalars import Email, Url
from portal_build.prose import Mark

_SCHEMES = ("entry:", "claim:", "term:", "cite:", "https:", "http:", "mailto:", "tel:")
_URL, _EMAIL = TypeAdapter(Url), TypeAdapter(Email)


class LinkMalformed(Diagnostic):
    """A web or e-mail address cannot be right.

    Copy it again from the browser's address bar. Signs that an address cannot hold are written in its own code: an
    apostrophe as `%27`, a space as `%20`.
    """


class LinkScheme(Diagnostic):
    """A link begins with something that the portal does not allow.

    Links begin with `https:`, `http:`, `mailto:` or `tel:`, or name something of the portal with `entry:`, `claim:`, `term:`
    or `cite:`. Anything else (`javascript:`, `data:`, `file:`) is taken out of the page.

    Wrong:

        [the plan](file:///C:/plans/session-plan.pdf)

    Right:

        [the plan](session-plan.pdf)
    """


class LinkByPath(Diagnostic):
    """A link names an entry by the address of its page or file.

    Such a link breaks when the entry moves, and leads readers out of their language. Name the entry by its id.

    Wrong:

        [the method](/da/metoder/sammen-om-min-vej/)
        [the method](../../methods/sammen-om-min-vej/index.da.md)

    Right:

        [the method](entry:sammen-om-min-vej)
    """


class ImageElsewhere(Diagnostic):
    """A picture is fetched from another site.

    The reader's browser asks no other site for anything, so that nobody learns who reads what. Save the picture in the
    entry's folder, if its licence allows, and name the file.

    Wrong:

        ![A café table](https://example.org/table.jpg)

    Right:

        ![A café table](table.jpg)
    """


def address_problem(catalogue: Catalogue, mark: Mark, where: Position) -> Diagnostic | None:
    """What is wrong with an address that names nothing of the portal by id; relative files are not looked up here."""
    target = mark.target
    try:
        scheme = urlsplit(target).scheme.lower()
    except ValueError:
        return LinkMalformed(where, f"`{target[:80]}` is not a web address", "copy it again from the browser's address bar")
    if _leads_inside(catalogue, target, scheme):
        return LinkByPath(where, f"`{target[:80]}` is the address of a page", _by_id(catalogue, target))
    if scheme in ("http", "https"):
        if mark.kind == "image":
            return ImageElsewhere(where, "the picture lies on another site", "save it in the entry's folder and name the file")
        return _malformed(_URL, target, where)
    if scheme == "mailto" and mark.kind == "link":
        return _malformed(_EMAIL, target.partition(":")[2].partition("?")[0], where)
    if scheme and not (scheme == "tel" and mark.kind == "link"):
        written = target[: len(scheme)]
        remedy = did_you_mean(f"{scheme}:", _SCHEMES, f"links begin with {', '.join(f'`{one}`' for one in _SCHEMES)}")
        return LinkScheme(where, f"`{written[:40]}:` cannot be used here", "name a file in the entry's folder" if mark.kind == "image" else remedy)
    return None


def without_scheme(target: str, where: Position) -> Diagnostic | None:
    """What is wrong with a web or e-mail address of which the beginning was left out, which browsers take for the name of a file."""
    if re.match(r"www\.", target, re.IGNORECASE):
        return LinkMalformed(where, f"`{target[:80]}` does not begin with `https://`", f"write `https://{target[:80]}`")
    if "@" in target and not _malformed(_EMAIL, target, where):
        return LinkMalformed(where, f"`{target[:80]}` does not begin with `mailto:`", f"write `mailto:{target[:80]}`")
    return None


def _leads_inside(catalogue: Catalogue, target: str, scheme: str) -> bool:
    path = target.partition("#")[0].partition("?")[0]
    if scheme:
        return path.startswith(catalogue.portal.url) and path != catalogue.portal.url
    return path.startswith(("/", "../")) or path.endswith((".md", ".yml", "/"))


def _by_id(catalogue: Catalogue, target: str) -> str:
    """The entry that the path seems to lead to; the last id in it wins, since ids stand deepest."""
    path, _, anchor = target.partition("#")
    names = [name for name in re.split(r"[/?]", path) if name in catalogue.entries]
    return f"write `entry:{names[-1]}{'#' + anchor if anchor else ''}`" if names else "write `entry:` and the id of the entry"


def _malformed(adapter: TypeAdapter, address: str, where: Position) -> Diagnostic | None:
    try:
        adapter.validate_python(address)
    except ValidationError as error:
        context = error.errors()[0]["ctx"]
        return LinkMalformed(where, context["problem"], context["remedy"])
    return None
