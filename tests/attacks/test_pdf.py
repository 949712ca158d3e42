"""What is printed as PDF holds words and links, and no program."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from portal_build.mkdocs_plugin import build_site
from tests.attacks.corpus import RUN, SCRIPT, TEXTS
from tests.keeping import keep_all
from tests.small_site import entry, write_site
from tests.test_mkdocs_build import MKDOCS_YML

RUNS = {"/JavaScript", "/JS", "/Launch", "/OpenAction", "/AA", "/SubmitForm", "/ImportData", "/EmbeddedFile", "/RichMedia", "/XFA"}


def test_a_document_holds_no_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    facts = f"published: 2024-01-01\ndocument:\n  title: {{en: {json.dumps(SCRIPT)}}}\n  publishers: [{{name: {json.dumps(SCRIPT)}}}]\n"
    body = "\n\n".join(text for name, text in TEXTS.items() if "fence" not in name)
    guide = entry("guidelines/guide", facts, en=f"---\ntitle: {json.dumps(SCRIPT)}\n---\n## A {{#introduction}}\n\n{body}")
    keep_all(monkeypatch)
    build_site(write_site(tmp_path, f"{guide}-- mkdocs.yml --{MKDOCS_YML}") / "mkdocs.yml", tmp_path / "site")
    [path] = (tmp_path / "site/en").rglob("*.pdf")
    reader = PdfReader(path)
    assert RUN in " ".join("".join(page.extract_text().split()) for page in reader.pages)
    keys, addresses = set(), []
    for one in everything(reader.trailer):
        keys |= one.keys() | {value for value in one.values() if isinstance(value, str) and value.startswith("/")}
        addresses += [one["/URI"]] if "/URI" in one else []
    assert keys & RUNS == set()
    assert addresses and [address for address in addresses if not address.startswith(("https:", "http:", "mailto:", "tel:"))] == []


def everything(root: object) -> Iterator[DictionaryObject]:
    """Every dictionary of a document."""
    waiting, met = [root], set()
    while waiting:
        one = waiting.pop()
        if isinstance(one, IndirectObject):
            if one.idnum in met:
                continue
            met.add(one.idnum)
            one = one.get_object()
        if isinstance(one, ArrayObject):
            waiting += list.__iter__(one)
        elif isinstance(one, DictionaryObject):
            yield one
            waiting += [dict.__getitem__(one, key) for key in one]
