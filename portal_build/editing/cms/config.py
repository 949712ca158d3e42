# An entry is two records of the forms: its facts, one file for all languages, and its text, a file for each. Both lie in one
# folder, whose name is the entry's id.
"""The configuration of the browser forms, made from the content model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel

from portal_build.editing.cms.host import GitHost
from portal_build.editing.cms.widgets import ID_PATTERN, Forms, Widget
from portal_build.editing.fields import fields_of
from portal_build.editing.files import FILES
from portal_build.model import TYPES
from portal_build.model.common import Facts
from portal_build.model.reference_data import Bibliography, Portal, Scale, Vocabulary
from portal_build.model.search_settings import SearchSettings
from portal_build.model.text import TextFacts

Config = dict[str, Any]
"""Settings as they stand in `config.yml`."""


def config(portal: Portal, host: GitHost, forms: Forms) -> Config:
    """The whole configuration; `portal` is what `portal.yml` says."""
    return {
        "backend": host.backend,
        "site_url": portal.url,
        # Files of entries lie with the entry; this is for what is put into the library of the forms and belongs to none.
        "media_folder": "admin/files",
        "public_folder": "/admin/files",
        "show_preview_links": False,
        "editor": {"preview": False},
        "slug": {"encoding": "ascii", "clean_accents": True},
        "output": {"omit_empty_optional_fields": True},
        "i18n": {
            "structure": "multiple_files",
            "locales": list(forms.languages),
            "default_locale": forms.first,
            "initial_locales": "default",
        },
        "collections": [*_entries(forms), _every_entry(forms), _portal(forms), _scales(forms)],
    }


def _entries(forms: Forms) -> list[Config]:
    return [made for model in TYPES.values() for made in (_facts(model, forms), _text(model, forms))]


def _facts(model: type[Facts], forms: Forms) -> Config:
    name = forms.words.type_name(model.type)
    hint = forms.own(
        "The id of the entry, which stands in its address. Whoever renames it renames facts and text alike, and adds the old id to the former ids."
    )
    return {
        "name": f"{model.collection}-facts",
        "label": f"{name} – {forms.own('facts')}",
        "description": forms.words.type_help(model.type),
        **_folder(model, "entry", "yml", "yml", forms, hint),
        "summary": "{{slug}}",
        "fields": forms.widgets(fields_of(model)),
    }


def _text(model: type[Facts], forms: Forms) -> Config:
    name = forms.words.type_name(model.type)
    fields = [widget | {"i18n": True} for widget in forms.widgets(fields_of(TextFacts))]
    for field in fields:
        if field["name"] == "lead":
            field["widget"] = "text"
        for inside in field.get("fields", ()):
            inside["i18n"] = True
    body: Widget = {
        "name": "body",
        "label": forms.own("Text"),
        "hint": _sections(model, forms),
        "required": False,
        # The visual editor would take the alignment out of tables and write emphasis anew, in parts that nobody touched.
        "widget": "markdown",
        "modes": ["raw"],
        "i18n": True,
    }
    return {
        "name": f"{model.collection}-texts",
        "label": f"{name} – {forms.own('text')}",
        **_folder(model, "index", "md", "yaml-frontmatter", forms, forms.own("The same id as that of the entry’s facts.")),
        "i18n": True,
        "summary": "{{title}}",
        "fields": [*fields, body],
    }


def _folder(model: type[Facts], file: str, extension: str, form: str, forms: Forms, hint: str) -> Config:
    return {
        "folder": f"content/{model.collection}",
        "path": f"{{{{slug}}}}/{file}",
        "extension": extension,
        "format": form,
        "create": True,
        "slug": _slug(forms, hint),
        # Empty: beside the entry's own files.
        "media_folder": "",
        "public_folder": "",
    }


def _slug(forms: Forms, hint: str) -> Config:
    return {"editable": True, "hint": hint, "pattern": [ID_PATTERN, forms.own("Small letters a–z, digits and single hyphens.")]}


def _sections(model: type[Facts], forms: Forms) -> str:
    """The headings that the type knows, as they are written."""
    headings = [f"## {forms.words.section(section)} {{#{section}}}" for section in model.sections]
    return f"{forms.own('Headings of this type:')} {' · '.join(headings)}" if headings else forms.own("Write in Markdown.")


def _every_entry(forms: Forms) -> Config:
    """Entries of all types, never shown: what lists to pick from are made of where a field may name any of them."""
    return {
        "name": "entries",
        "label": forms.own("Entries"),
        "folder": "content",
        # Any tag stands for the folder of a type.
        "path": "{{year}}/{{slug}}/entry",
        "extension": "yml",
        "format": "yml",
        "hide": True,
        "create": False,
        "identifier_field": "source_language",
        "fields": [forms.widget(field) for field in fields_of(Facts) if field.name in ("source_language", "claims")],
    }


def _portal(forms: Forms) -> Config:
    files: Sequence[tuple[str, str, str, type[BaseModel]]] = (
        ("settings", forms.own("Settings"), "portal.yml", Portal),
        ("references", forms.own("Sources"), "references.yml", Bibliography),
        ("search", forms.own("Search"), "search.yml", SearchSettings),
        *((f"vocabulary-{name}", name.capitalize(), f"vocabularies/{name}.yml", _read_as(name)) for name in forms.vocabularies),
    )
    made = [{"name": name, "label": label, "file": f"content/{file}", "fields": forms.widgets(fields_of(model))} for name, label, file, model in files]
    return {"name": "portal", "label": forms.own("Portal"), "files": made}


def _read_as(vocabulary: str) -> type[BaseModel]:
    """The model of a file in `vocabularies/`, which is nearly always that of a vocabulary."""
    path = f"content/vocabularies/{vocabulary}.yml"
    return next((model for model, where in FILES.values() if path in where), Vocabulary)


def _scales(forms: Forms) -> Config:
    return {
        "name": "scales",
        "label": forms.own("Rating scales"),
        "folder": "content/vocabularies/scales",
        "extension": "yml",
        "format": "yml",
        "create": True,
        "slug": _slug(forms, forms.own("The id of the scale.")),
        "summary": "{{slug}}",
        "fields": forms.widgets(fields_of(Scale)),
    }
