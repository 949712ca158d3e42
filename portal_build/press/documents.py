"""Guidelines and publications as files of their own, for paper and for keeping, offered on their pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from urllib.parse import quote

from portal_build.languages import show_size
from portal_build.outputs.files import File
from portal_build.pages.items import Item
from portal_build.pages.plan import Plan
from portal_build.pages.views import EntryView
from portal_build.press.layouts import Layouts
from portal_build.press.typesetter import Typesetter

_UNDATED = date(2000, 1, 1)


def document(plan: Plan, view: EntryView, layouts: Layouts, typesetter: Typesetter) -> tuple[EntryView, File]:
    """The view with the offer of a PDF, and that PDF, which says what `view` says. Raises NotTypeset."""
    site = plan.desk.site
    day = date.fromisoformat(view.paper.modified) if view.paper.modified else _UNDATED
    data = typesetter.pdf(layouts.page(plan, view, "document"), site.addresses.absolute(plan.address), _pictures(plan), day)
    said = plan.desk.words("PDF, %(size)s") % {"size": show_size(len(data), plan.language)}
    return replace(view, pdf=Item(said, document_name(plan))), File(plan.address + document_name(plan), data)


def document_name(plan: Plan) -> str:
    """The name of the PDF beside the page, with the language, which is all that is left of it in a reader's folder."""
    return f"{plan.entry}-{plan.language}.pdf"


def offered(plan: Plan, view: EntryView) -> EntryView:
    """The view with the offer of a PDF that is made when somebody asks for it; how large it will be nobody knows yet."""
    return replace(view, pdf=Item("PDF", document_name(plan)))


def _pictures(plan: Plan) -> Mapping[str, str]:
    site = plan.desk.site
    entry, root = site.catalogue.entries[plan.entry], site.addresses.absolute("")
    return {root + quote(site.addresses.file(entry, name)): path for name, path in entry.files.items()}
