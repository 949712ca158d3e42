"""A field of the model as a field of the browser forms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from portal_build.editing.field_words import FieldWords
from portal_build.editing.fields import Field, Kind
from portal_build.languages import language_name
from portal_build.model import TYPES
from portal_build.model.links import Refers
from portal_build.words import Words

Widget = dict[str, Any]
"""The settings of one field of the forms."""

ID_PATTERN = "^[a-z0-9]+(-[a-z0-9]+)*$"
_LANGUAGE = "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"
_SUMMARIES = ("title", "name", "id", "file", "number", "family", "literal", "date", "year", "code", "prompt")
"""Fields by which an item of a list is known while it is closed, the best first."""


@dataclass(frozen=True)
class Forms:
    """What all fields of the forms have in common."""

    words: FieldWords
    """The names and helps of fields in the editors' language."""
    own: Words
    """The words of the forms themselves."""
    languages: Sequence[str]
    """The languages of the portal, in its order."""
    first: str
    """The language in which new texts begin."""
    vocabularies: Sequence[str]
    """The names of its vocabularies."""
    url_words: Sequence[str]
    """The keys of `url_words`, in the order of `portal.yml`."""

    def widgets(self, fields: Sequence[Field]) -> list[Widget]:
        """Several fields, in their order."""
        return [self.widget(field) for field in fields if field.name != "source_hash"]

    def widget(self, field: Field) -> Widget:
        """One field."""
        settings: Widget = {"name": field.name, "label": self.words.title(field)}
        if help_ := self.words.help(field):
            settings["hint"] = help_
        if not field.required:
            settings["required"] = False
        return settings | self._input(field)

    def _input(self, field: Field) -> Widget:
        if field.kind is Kind.GROUP:
            return self._block(self.widgets(field.fields), field)
        if field.kind is Kind.LOCAL_TEXT:
            return self._block(self.per_language({"widget": "text"}), field)
        if field.kind is Kind.LOCAL_TEXTS:
            return self._block(self.per_language({"widget": "list", "field": {"name": "text", "label": self.own("Text"), "widget": "string"}}), field)
        if field.kind is Kind.MAP:
            inside = [self._named(word, word, {"widget": "object", "fields": self.per_language({"widget": "string"})}) for word in self.url_words]
            return {"widget": "object", "collapsed": True, "fields": inside}
        one = self._scalar(field)
        if not field.many:
            return one
        if one["widget"] in ("relation", "select"):
            return {**one, "multiple": True}
        return {"widget": "list", "field": {"name": field.name, "label": self.words.title(field), **one}}

    def per_language(self, settings: Widget) -> list[Widget]:
        """The same field for each language of the portal."""
        return [self._named(code, language_name(code, self.own.language), {"required": False, **settings}) for code in self.languages]

    @staticmethod
    def _named(name: str, label: str, settings: Widget) -> Widget:
        return {"name": name, "label": label, **settings}

    def _block(self, inside: list[Widget], field: Field) -> Widget:
        if not field.many:
            return {"widget": "object", "collapsed": "auto", "fields": inside}
        names = [one["name"] for one in inside]
        known = next((name for name in (*_SUMMARIES, *names) if name in names), "")
        return {"widget": "list", "collapsed": "auto", "summary": f"{{{{fields.{known}}}}}", "fields": inside}

    def _scalar(self, field: Field) -> Widget:
        if field.refers and (named := self._reference(field.refers)):
            return named
        if field.kind is Kind.CHOICE:
            return {"widget": "select", "options": [{"label": self.words.choice(field, one), "value": one} for one in field.choices]}
        if field.kind is Kind.LANGUAGE and field.owner in ("Facts", "Translation"):
            return {"widget": "select", "options": [{"label": language_name(one, self.own.language), "value": one} for one in self.languages]}
        return _SCALARS[field.kind](self, field)

    def _reference(self, refers: Refers) -> Widget | None:
        """A list of what may be named."""
        match refers.kind:
            case "entry" if len(refers.targets) == 1:
                return _picked(f"{TYPES[refers.targets[0]].collection}-facts", "{{slug}}")
            case "entry":
                return _picked("entries", "{{slug}}")
            case "scale":
                return _picked("scales", "{{slug}}")
            case "claim":
                return _picked("entries", "claims.*.id")
            case "reference":
                return _picked("portal", "references.*.id", "references.*.title", file="references")
            case "concept" if refers.targets[0] in self.vocabularies:
                return _picked("portal", "concepts.*.id", f"concepts.*.prefLabel.{self.first}", file=f"vocabulary-{refers.targets[0]}")
            case "file":
                return {"widget": "file", "choose_url": False}
        return None

    def text(self, pattern: str | None, message: str, **settings: str) -> Widget:
        """Text in one line, of a certain form."""
        return {"widget": "string", **settings, **({"pattern": [pattern, message]} if pattern else {})}


def _picked(collection: str, value: str, *shown: str, file: str = "") -> Widget:
    names = [value, *shown]
    where = {"collection": collection, "file": file} if file else {"collection": collection}
    return {"widget": "relation", **where, "value_field": value, "display_fields": names, "search_fields": names}


_SCALARS: dict[Kind, Callable[[Forms, Field], Widget]] = {
    Kind.TEXT: lambda forms, field: forms.text(field.pattern, forms.own("This is not of the form that the field needs.")),
    Kind.ID: lambda forms, field: forms.text(ID_PATTERN, forms.own("Small letters a–z, digits and single hyphens.")),
    Kind.DATE: lambda forms, field: {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"},
    Kind.PARTIAL_DATE: lambda forms, field: forms.text(
        r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", forms.own("A year, a month or a day: 2018, 2018-01 or 2018-01-31.")
    ),
    Kind.NUMBER: lambda forms, field: {"widget": "number", "value_type": "float", "step": 0.1},
    Kind.WHOLE: lambda forms, field: {"widget": "number", "value_type": "int"},
    Kind.FLAG: lambda forms, field: {
        "widget": "select",
        "options": [{"label": forms.own("Yes"), "value": True}, {"label": forms.own("No"), "value": False}],
    },
    Kind.LANGUAGE: lambda forms, field: forms.text(_LANGUAGE, forms.own("A language code such as da, nb, nl or en.")),
    Kind.COUNTRY: lambda forms, field: forms.text("^[A-Z]{2}$", forms.own("Two capital letters, such as DK.")),
    Kind.URL: lambda forms, field: forms.text("^https?://[^\\s]+$", forms.own("A whole address that begins with https://."), type="url"),
    Kind.EMAIL: lambda forms, field: forms.text(None, "", type="email"),
}

