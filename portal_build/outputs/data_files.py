"""Everything under `data/` but the entries' own files, which are written with their pages."""

from __future__ import annotations

from collections.abc import Iterator

from portal_build.outputs.catalogue_file import catalogue_files
from portal_build.outputs.concepts import concept_files
from portal_build.outputs.files import File
from portal_build.outputs.portal_file import portal_file
from portal_build.outputs.schemas import schemas
from portal_build.pages.site import Site


def data_files(site: Site) -> Iterator[File]:
    """The portal, its vocabularies and scales, a catalogue of these, and the schemas."""
    described = [portal_file(site), *concept_files(site)]
    yield from described
    yield from catalogue_files(site, described)
    yield from schemas(site.addresses)
