"""Whatever stands in `content/`: no traceback, and no file outside the site's folder or in another's place."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal_build import pipeline
from portal_build.outputs.beside import beside
from portal_build.model import COLLECTIONS
from portal_build.pages.shell import shell
from portal_build.publish.write import SiteFolder
from tests.sites_invalid.recipe import read_site
from tests.small_site import BASE, TODAY, entry

EXAMPLES = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
SITE = {
    name: file.text.encode()
    for name, file in read_site(
        BASE
        + entry(
            "methods/walk",
            "published: 2024-01-01\nrelated: [run]\naliases: [stroll]\nreferences: [first-source]",
            en="Walk\n## In brief {#in-brief}\n\n[](entry:run) [@first-source] [x](plan.pdf)\n\n## Aim {#aim}\n\nA.\n\n## Content {#content}\n\nC.",
            da="---\ntitle: Gå\ntranslation: {from: en, state: draft}\n---\n## Kort {#in-brief}\n\nTekst.",
        )
        + entry("articles/run", "published: 2024-01-01\nkind: comment", en="Run\nText.")
        + "-- content/methods/walk/plan.pdf --\nx\n"
    ).items()
}
"""A small portal without an error."""

# What leads out of a folder, means something to some layer on the way, or stands for another file of the site.
NASTY = st.sampled_from(
    [
        *("..", ".", "../..", "../../../../etc/passwd", "/etc/passwd", "//host/x", "..\\..\\x", "C:\\x", "~", "a/../../b", "%2e%2e/x", "..%2fx"),
        *("index.html", "404.html", "404", "sitemap.xml", "assets", "files", "pagefind", "en", "da", "methods", "walk", "run", "topics", "methods/walk"),
        *("articles/run", "methods/..", "articles/../..", "/", "", " ", "a b", "a#b", "a?b", "a&b", "a\nb", "a\tb", "\u202eabc", "é", "e\u0301", "ﬁ", "K"),
        *("con", "nul", "a.", ".a", "-", "--", "a--b", "-a", "x" * 81, "x" * 300, "å" * 200, "null", "no", "~", "1.10", "<<", "*a", "&a", "!!x", "{}", "<b>"),
    ]
)
MARKS = ["entry:run", "claim:x", "[@", "{#in-brief}", "plan.pdf", "\n\n## "]
WORDS = st.one_of(NASTY, st.text(max_size=12), st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True))


def write(files: Mapping[str | bytes, bytes], folder: str) -> None:
    """Write what the file system can hold of `files`."""
    for name, data in files.items():
        path = os.path.join(os.fsencode(folder), os.fsencode(name))
        try:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(data)
        except (OSError, ValueError):
            continue


def hold_together(files: Mapping[str | bytes, bytes]) -> int:
    """Read, plan and view a portal; the number of its pages, all of which must lie inside the site's folder."""
    with TemporaryDirectory() as folder:
        write(files, folder)
        catalogue = pipeline.load(Path(folder) / "content", TODAY).catalogue
        if catalogue is None:
            return 0
        site = pipeline.prepare(catalogue, Path(folder))
        plans = pipeline.plan(site)
        copied = [site.addresses.file(one, name) for one in catalogue.published for name in one.files]
        places = [plan.path for plan in plans] + copied
        for plan in plans:
            places += [file.path for file in beside(plan, plan.view())]
            shell(plan)
        folder_of_site = SiteFolder(Path("/site"))
        for place in places:
            parts = PurePosixPath(place).parts
            assert folder_of_site.inside(place) == Path("/site", *parts)
            assert ".." not in parts
            assert all(len(os.fsencode(part)) <= 255 for part in parts)
        folded = [place.casefold() for place in places]
        assert sorted(folded) == sorted(set(folded)), "two files would lie in one place"
        assert [place for place in places if place.startswith(("assets/", "sitemap.xml")) or place.split("/")[1:2] == ["pagefind"]] == []
        return len(plans)


def test_the_site_itself_is_fine():
    assert hold_together(SITE) == 79


@EXAMPLES
@given(st.dictionaries(st.sampled_from(sorted(SITE)), st.binary(max_size=200), min_size=1, max_size=3))
def test_any_bytes_in_any_file(changed: dict[str, bytes]):
    hold_together({**SITE, **changed})


@EXAMPLES
@given(st.sampled_from(sorted(SITE)), st.data())
def test_a_file_with_a_piece_taken_out_or_put_in(name: str, data: st.DataObject):
    text = SITE[name]
    start = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(start, min(len(text), start + 20)))
    hold_together({**SITE, name: text[:start] + data.draw(st.one_of(st.binary(max_size=8), NASTY.map(str.encode))) + text[stop:]})


@EXAMPLES
@given(st.sampled_from([*COLLECTIONS, "..", "x"]), st.one_of(WORDS, st.binary(max_size=12)), st.one_of(WORDS, st.binary(max_size=12)))
def test_any_names_of_folders_and_files(collection: str, folder: str | bytes, file: str | bytes):
    place = b"content/" + os.fsencode(collection) + b"/" + _bytes(folder).replace(b"\0", b"")
    if b".." in place.split(b"/"):
        place = place.replace(b"..", b"__")
    texts = {b"/entry.yml": b"source_language: en\npublished: 2024-01-01\nkind: comment\n", b"/index.en.md": b"---\ntitle: T\n---\nText.\n"}
    own = place + b"/" + _bytes(file).replace(b"\0", b"").replace(b"..", b"__")
    hold_together({**SITE, **{place + name: data for name, data in texts.items()}, own: b"x"})


def _bytes(name: str | bytes) -> bytes:
    return name if isinstance(name, bytes) else name.encode("utf-8", "replace")


@EXAMPLES
@given(st.lists(WORDS, max_size=4), st.lists(WORDS, max_size=3))
def test_any_former_ids(aliases: list[str], others: list[str]):
    changed = {
        "content/methods/walk/entry.yml": SITE["content/methods/walk/entry.yml"].replace(b"[stroll]", json.dumps(aliases).encode()),
        "content/articles/run/entry.yml": SITE["content/articles/run/entry.yml"] + f"aliases: {json.dumps(others)}\n".encode(),
    }
    hold_together({**SITE, **changed})


@EXAMPLES
@given(st.sampled_from(["methods", "articles", "topics", "glossary", "search", "pages"]), WORDS, WORDS)
def test_any_words_in_addresses(name: str, word: str, other: str):
    settings = SITE["content/portal.yml"].decode()
    before = next(line for line in settings.splitlines() if line.startswith(f"  {name}: "))
    after = f"  {name}: {{en: {json.dumps(word)}, da: {json.dumps(other)}, nl: {name}}}"
    hold_together({**SITE, "content/portal.yml": settings.replace(before, after).encode()})


@EXAMPLES
@given(st.sampled_from(["url", "name", "languages", "licence"]), WORDS)
def test_any_settings(key: str, word: str):
    settings = SITE["content/portal.yml"].decode()
    before = next(line for line in settings.splitlines() if line.startswith(f"{key}: "))
    after = {"languages": f"languages: [{{code: en}}, {{code: {json.dumps(word)}}}]", "name": f"name: {{en: {json.dumps(word)}}}"}
    hold_together({**SITE, "content/portal.yml": settings.replace(before, after.get(key, f"{key}: {json.dumps('https://' + word)}")).encode()})


@EXAMPLES
@given(st.lists(st.one_of(st.sampled_from("#*_`[]()<>!|:-~\\\"'&\n\t "), st.sampled_from(MARKS), WORDS)))
def test_any_text(pieces: list[str]):
    name = "content/methods/walk/index.en.md"
    hold_together({**SITE, name: SITE[name] + "".join(pieces).encode("utf-8", "replace")})


@EXAMPLES
@given(st.lists(WORDS, max_size=3), st.lists(WORDS, max_size=3))
def test_any_ids_of_topics_and_terms(topics: list[str], terms: list[str]):
    def vocabulary(ids: list[str]) -> bytes:
        concepts = [{"id": one, "prefLabel": {"en": one or "x"}, "definition": {"en": "d"}} for one in ids]
        return json.dumps({"title": {"en": "T"}, "version": "1", "concepts": concepts}).encode()

    folder = "content/vocabularies"
    hold_together({**SITE, f"{folder}/topics.yml": vocabulary(topics), f"{folder}/glossary.yml": vocabulary(terms)})
