# Language servers read YAML by the core schema of YAML 1.2: `2018` is a number to them and `true` a truth value, where the
# portal's own reader sees text. So most fields take several types, and a pattern holds for what arrives as text only: a
# schema may miss a mistake that `portal check` finds, but it never objects to what `portal check` accepts.
"""JSON Schema for one value, by its kind."""

from __future__ import annotations

from typing import Any

from portal_build.editing.field_words import FieldWords
from portal_build.editing.fields import Field, Kind
from portal_build.languages import country_name
from portal_build.model.scalars import COUNTRIES

Schema = dict[str, Any]
NAMES = "names.json"
"""The file that holds what exists in the content; other schemas point into it."""

_DIGITS = "[0-9]"
_SIGN = r"[^\s!-/:-@\[-`{-~]"
_PATTERNS = {
    Kind.TEXT: r"\S",
    Kind.ID: "^[a-z0-9]+(-[a-z0-9]+)*$",
    Kind.DATE: f"^{_DIGITS}{{4}}-{_DIGITS}{{2}}-{_DIGITS}{{2}}$",
    Kind.PARTIAL_DATE: f"^{_DIGITS}{{4}}(-{_DIGITS}{{2}}(-{_DIGITS}{{2}})?)?$",
    Kind.NUMBER: rf"^-?(0|[1-9]{_DIGITS}{{0,14}})(\.{_DIGITS}{{1,9}})?$",
    Kind.WHOLE: f"^-?(0|[1-9]{_DIGITS}{{0,14}})$",
    Kind.FLAG: "^(true|false)$",
    Kind.LANGUAGE: "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$",
    Kind.URL: r"""^[Hh][Tt][Tt][Pp][Ss]?://[^\s<>"'\\^`{|}/?#][^\s<>"'\\^`{|}]*$""",
    Kind.EMAIL: r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~\-]+@[A-Za-z0-9\-]+(\.[A-Za-z0-9\-]+)+$",
}
"""What a value must be like that arrives as text."""
_OTHER_TYPES = {
    Kind.TEXT: ["number", "boolean"],
    Kind.ID: ["number", "boolean"],
    Kind.PARTIAL_DATE: ["integer"],
    Kind.NUMBER: ["number"],
    Kind.WHOLE: ["integer"],
    Kind.FLAG: ["boolean"],
}
"""What else a value may arrive as."""
_LIMITS: dict[Kind, Schema] = {
    Kind.PARTIAL_DATE: {"minimum": 1, "maximum": 9999},
    Kind.NUMBER: {"exclusiveMinimum": -(10**15), "exclusiveMaximum": 10**15},
    Kind.WHOLE: {"exclusiveMinimum": -(10**15), "exclusiveMaximum": 10**15},
}
"""Between which numbers it lies if it arrives as one."""
_LONGEST_ID = 80


def value_schema(field: Field, words: FieldWords) -> Schema:
    """One value of a field that is no group; of a list, one of its items."""
    match field.kind:
        case Kind.LOCAL_TEXT | Kind.LOCAL_TEXTS:
            return lines(_by_language(field, words), field, words)
        case Kind.MAP:
            assert field.values
            return lines({"additionalProperties": value_schema(field.values, words), **_keys(field)}, field, words)
        case Kind.CHOICE:
            named = {"enum": list(field.choices), "enumDescriptions": [words.choice(field, choice) for choice in field.choices]}
            return _nothing_or({**named, "errorMessage": words.expected(field)}, field)
        case Kind.COUNTRY:
            return _nothing_or({"anyOf": [{"$ref": "#/$defs/country"}]}, field)
        case _:
            return _scalar(field, words)


def country_schema(language: str, words: FieldWords) -> Schema:
    """The country codes, with the names of the countries in a language."""
    codes = sorted(COUNTRIES)
    return {"enum": codes, "enumDescriptions": [country_name(code, language) for code in codes], "errorMessage": words.expected_of(Kind.COUNTRY)}


def offered(names: str) -> Schema:
    """Offers what stands under `names` in the file of names, and takes anything else as well."""
    return {"anyOf": [{"$ref": f"{NAMES}#/$defs/{names}"}, {}]}


def _scalar(field: Field, words: FieldWords) -> Schema:
    own = field.pattern if field.kind is Kind.TEXT else None
    text: Schema = {"pattern": portable(own, field.longest) if own else _PATTERNS[field.kind], "errorMessage": words.expected(field)}
    if field.kind is Kind.ID:
        text["maxLength"] = _LONGEST_ID
    others = [*_OTHER_TYPES.get(field.kind, ()), *(["null"] if field.empty else [])]
    # An empty `type` would be no schema: nothing but text may stand there.
    other = {"type": others or "string", **_LIMITS.get(field.kind, {}), "errorMessage": words.expected(field)}
    return {**_suggestions(field), "if": {"type": "string"}, "then": text, "else": other}


def _suggestions(field: Field) -> Schema:
    """What may be completed. Editors' programs look for it under `anyOf`, and write `key: ` for a field that has one."""
    if field.refers and field.refers.kind != "file":
        return offered("-".join((field.refers.kind, *field.refers.targets)))
    if field.kind is Kind.LANGUAGE:
        return offered("language")
    return {"anyOf": [{"type": "boolean"} if field.kind is Kind.FLAG else {}, {}]}


def _by_language(field: Field, words: FieldWords) -> Schema:
    lists = field.kind is Kind.LOCAL_TEXTS
    text = _scalar(Field(field.owner, field.name, Kind.TEXT, False, True, None, "", pattern=field.pattern, longest=field.longest), words)
    values = {"type": "array", "items": text, "errorMessage": words.list_expected()} if lists else text
    names = {"pattern": _PATTERNS[Kind.LANGUAGE], "doNotSuggest": True}
    least = {} if lists else {"minProperties": 1}
    offered_names = [{"$ref": f"{NAMES}#/$defs/{'lists' if lists else 'texts'}-by-language"}]
    # Without `properties` the language server would not know that lines of their own belong below.
    return {"properties": {}, "propertyNames": names, "additionalProperties": values, **least, "allOf": offered_names}


def _keys(field: Field) -> Schema:
    if field.keys is not Kind.ID:
        return {}
    return {"propertyNames": {"pattern": _PATTERNS[Kind.ID], "maxLength": _LONGEST_ID, "doNotSuggest": True}}


def lines(schema: Schema, field: Field, words: FieldWords) -> Schema:
    """A value of several lines; nothing at all where the field allows it."""
    # Nothing stands beside a `$ref`, here and elsewhere: the language server then forgets what to write after the colon. And a
    # message of ours would be said of each field that is missing as well, which the server tells better by its name.
    message = {} if schema.get("required") else {"errorMessage": words.expected(field)}
    if field.empty:
        return {**schema, "if": {"type": "null"}, "else": {"type": "object", "errorMessage": words.expected(field)}}
    return {**schema, "type": "object", **message}


def _nothing_or(schema: Schema, field: Field) -> Schema:
    # Not `"enum": [..., null]`: then `null` would be offered as something to write.
    return {"anyOf": [schema, {}], "if": {"type": "null"}, "else": schema} if field.empty else schema


def portable(pattern: str, longest: int | None = None) -> str:
    """A pattern of the models, for one word, as JavaScript understands it: there, `\\w` means the letters of English alone.

    The reader takes spaces off the ends before it looks, so they may stand there.
    """
    inside = pattern.removeprefix("^").removesuffix("$").replace(r"[^\W_]", _SIGN)
    not_longer = rf"(?=\S{{1,{longest}}}\s*$)" if longest else ""
    return rf"^\s*{not_longer}{inside}\s*$"
