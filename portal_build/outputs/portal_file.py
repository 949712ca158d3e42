"""The data of the whole portal."""

from __future__ import annotations

from datetime import date

from portal_build.catalogue import updated
from portal_build.languages import native_name
from portal_build.model.entry import Entry
from portal_build.outputs import data_addresses
from portal_build.outputs.documents import VERSION, DescribedScale, DescribedVocabulary, EntrySummary, PortalDocument, SiteLanguage
from portal_build.outputs.files import File
from portal_build.outputs.named import titles
from portal_build.outputs.plain import as_json
from portal_build.pages.addresses import languages_of
from portal_build.pages.site import Site


def portal_file(site: Site) -> File:
    """The file, which leads to those of the entries."""
    return File(site.addresses.data(data_addresses.PORTAL), as_json(portal_document(site), site.catalogue.has_page))


def portal_document(site: Site) -> PortalDocument:
    """The portal: what it is, what is in it, and what that is described with."""
    catalogue, addresses, portal, data = site.catalogue, site.addresses, site.catalogue.portal, site.catalogue.data
    return PortalDocument(
        schema_=data_addresses.schema("portal", addresses),
        licence=portal.licence,
        version=VERSION,
        url=addresses.absolute(""),
        name=portal.name,
        tagline=portal.tagline,
        publisher=portal.publisher,
        contact=portal.contacts.editors,
        newsletter=portal.newsletter,
        languages=[
            SiteLanguage(code=one.code, name=native_name(one.code), reviewed=one.reviewed, url=addresses.absolute(addresses.home(one.code)))
            for one in portal.languages
        ],
        updated=last_change(site),
        catalogue=data_addresses.catalogue(addresses),
        entries=[_summary(entry, site) for entry in catalogue.published],
        claims={claim.id: entry.id for entry in catalogue.published for claim in entry.facts.claims},
        vocabularies={name: DescribedVocabulary(**dict(one), uri=data_addresses.vocabulary(name, addresses)) for name, one in data.vocabularies.items()},
        scales={name: DescribedScale(**dict(one), uri=data_addresses.scale(name, addresses)) for name, one in data.scales.items()},
        sources=[source for source in data.bibliography.references if source.id in site.sources_used],
    )


def last_change(site: Site) -> date | None:
    """The day of the last change of any entry; None if no entry says when."""
    return max((day for entry in site.catalogue.published if (day := updated(entry))), default=None)


def _summary(entry: Entry, site: Site) -> EntrySummary:
    addresses = site.addresses
    return EntrySummary(
        id=entry.id,
        type=entry.type,
        status=entry.facts.status,
        updated=updated(entry),
        titles=titles(entry, site),
        urls={language: addresses.absolute(addresses.entry(entry, language)) for language in languages_of(entry, site.catalogue)},
        data=addresses.absolute(addresses.entry_data(entry)),
    )
