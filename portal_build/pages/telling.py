# RFC 6068: lines of a body end in CR LF, and everything that is no plain letter is written as %XX; a plus is a plus.
"""The e-mail by which a reader tells the editors of a mistake, begun with what they need to know of the page."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from portal_build.catalogue import updated
from portal_build.languages import native_name
from portal_build.model.entry import Entry
from portal_build.pages.plan import Plan


def mail_to_editors(plan: Plan) -> str:
    """The `mailto:` address for the page that `plan` describes."""
    words, catalogue = plan.desk.words, plan.desk.site.catalogue
    subject = words("About “%(title)s”") % {"title": plan.title}
    facts = [f"{label}: {value}" for label, value in _facts(plan)]
    body = "\r\n".join([*facts, "", words("Please write below this line what is wrong or missing."), "", ""])
    return f"mailto:{quote(catalogue.portal.contacts.editors, safe='@')}?subject={quote(subject, safe='')}&body={quote(body, safe='')}"


def _facts(plan: Plan) -> Iterator[tuple[str, str]]:
    words, site = plan.desk.words, plan.desk.site
    if plan.entry:
        entry = site.catalogue.entries[plan.entry]
        yield words("Id of this entry"), entry.id
        if version := ", ".join(_version(entry)):
            yield words("Version"), version
    yield words("Language"), f"{native_name(plan.language)} ({plan.language})"
    if not plan.absolute:
        # A page that is served at any address does not know the one that the reader sees.
        yield words("Address"), site.addresses.absolute(plan.address)


def _version(entry: Entry) -> Iterator[str]:
    """What tells this version from others: the document's own version, and the day of the last public change."""
    document = getattr(entry.facts, "document", None)
    if document and document.version:
        yield document.version
    if day := updated(entry):
        yield day.isoformat()
