"""Small sites to publish, and places that fail."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from portal_build.model.common import Audience
from portal_build.publish.manifest import ENDINGS, NAME, Encoded, Manifest, listed
from portal_build.publish.upload.guards import look
from portal_build.publish.upload.pieces import without_encodings
from portal_build.publish.upload.places import Place, Served
from portal_build.publish.upload.publish import Done, Run
from portal_build.publish.upload.steps import plan_steps


def write_site(folder: Path, files: dict[str, str], audience: Audience = Audience.PUBLIC, noindex: bool = False) -> Path:
    """A built site: its files, those that end in `.br` or `.gz` as forms of others, and their manifest."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    forms = {path for path in files if path.removesuffix(".br").removesuffix(".gz") in files.keys() - {path}}
    found = tuple(listed(path, *_facts(files[path]), encodings=_forms(path, files)) for path in sorted(files.keys() - forms))
    (folder / NAME).write_bytes(Manifest(found, audience, noindex).to_bytes())
    return folder


def _facts(text: str) -> tuple[str, int]:
    data = text.encode()
    return sha256(data).hexdigest(), len(data)


def _forms(path: str, files: dict[str, str]) -> dict[str, Encoded]:
    return {name: Encoded(*_facts(files[path + ending])) for name, ending in ENDINGS.items() if path + ending in files}


def publish(site: Path, manifest: Manifest, place: Place) -> Done:
    """What `portal publish --first` does once it has asked its questions."""
    wanted = manifest if place.serves_encodings else without_encodings(manifest)
    known = look(place, first=True)
    return Run(site, wanted, place, lambda size, files: None, workers=1).carry_out(known, plan_steps(wanted, known))


class Stopped(Exception):
    """The power has failed."""


class FailingPlace:
    """A place, up to its n-th change: before that one, or halfway through it, everything stops for good."""

    pauses = ()

    def __init__(self, place: Place, fails: int, after: bool = False) -> None:
        self.place, self.fails, self.after = place, fails, after
        self.serves_encodings = place.serves_encodings
        self.changes: list[str] = []

    def read(self, path: str) -> bytes | None:
        return self.place.read(path)

    def is_empty(self) -> bool:
        return self.place.is_empty()

    def write(self, path: str, data: bytes, served: Served) -> None:
        self._change(f"+{path}", lambda: self.place.write(path, data, served))

    def delete(self, path: str) -> None:
        self._change(f"-{path}", lambda: self.place.delete(path))

    def _change(self, what: str, change: object) -> None:
        number = len(self.changes)
        self.changes.append(what)
        if number < self.fails or number == self.fails and self.after:
            change()  # type: ignore[operator]
        if number >= self.fails:
            raise Stopped(what)
