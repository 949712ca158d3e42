"""A preview that goes on whatever happens to what it shows."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from portal_build.preview.reading import Reader
from portal_build.preview.run import previewed
from tests.small_site import entry, write_site
from tests.unit.preview.project import project
from tests.unit.preview.test_server import Listener

KIND = "published: 2020-01-01\nkind: comment"


def page(address: str) -> str:
    try:
        with urlopen(address) as answer:
            return answer.read().decode()
    except HTTPError as error:
        with error:
            return error.read().decode()


@pytest.mark.parametrize("first", [True, False], ids=["at the start", "later"])
def test_what_cannot_be_read_is_told_until_it_can(first: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder, said, broken = write_site(tmp_path, entry("articles/walk", KIND, en="Walk\nText.")), [], [first]
    read = Reader.read

    def reading(reader: Reader):
        if broken[0]:
            raise RuntimeError("the layout is <b>odd</b>")
        return read(reader)

    monkeypatch.setattr(Reader, "read", reading)
    with previewed(project(folder), "127.0.0.1", 0, said.append, search=False) as server, closing(Listener(server)) as listener:
        version = listener.version()
        broken[0] = True
        if not first:
            write_site(folder, entry("articles/walk", KIND, en="Walk\nMore."))
            version = listener.version(version)
        assert "The portal cannot be read: the layout is &lt;b&gt;odd&lt;/b&gt;" in page(f"{server.url}en/articles/walk/")
        assert ("<h1>Walk</h1>" in page(f"{server.url}en/articles/walk/")) is not first
        broken[0] = False
        write_site(folder, entry("articles/walk", KIND, en="Walk on\nMore."))
        while "<h1>Walk on</h1>" not in page(f"{server.url}en/articles/walk/"):
            version = listener.version(version)
    assert "The portal cannot be read: the layout is <b>odd</b>" in said
