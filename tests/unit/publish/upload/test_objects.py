"""Stores of objects: a server on this machine that speaks S3, and fsspec's file system in memory."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import botocore.session
import fsspec
import pytest
from moto.server import ThreadedMotoServer

from portal_build.publish.manifest import NAME, read_manifest
from portal_build.publish.upload.address import open_place, shown
from portal_build.publish.upload.folder import FolderPlace
from portal_build.publish.upload.objects import FsspecPlace
from portal_build.publish.upload.places import NoPlace
from portal_build.publish.upload.run import NotPublished
from tests.unit.publish.upload.places import FailingPlace, publish, write_site
from tests.unit.publish.upload.test_publish import NEW, OLD, OTHER


@pytest.fixture(scope="module")
def service() -> Iterator[str]:
    """The address of a service that speaks S3, with one bucket."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (("ACCESS_KEY_ID", "testing"), ("SECRET_ACCESS_KEY", "secret"), ("DEFAULT_REGION", "us-east-1"), ("EC2_METADATA_DISABLED", "true")):
            patch.setenv(f"AWS_{name}", value)
        server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        server.start()
        host, port = server.get_host_and_port()
        client(f"http://{host}:{port}").create_bucket(Bucket="our-bucket")
        yield f"http://{host}:{port}"
        server.stop()


def client(service: str) -> Any:
    return botocore.session.get_session().create_client("s3", endpoint_url=service)


def open_s3(service: str, prefix: str) -> FsspecPlace:
    place = open_place(f"s3://our-bucket/{prefix}", {"endpoint_url": service})
    assert isinstance(place, FsspecPlace)
    return place


def held(service: str, prefix: str) -> dict[str, str]:
    """Key below a prefix -> text, of all but the manifest."""
    s3 = client(service)
    keys = [one["Key"] for one in s3.list_objects_v2(Bucket="our-bucket", Prefix=f"{prefix}/").get("Contents", [])]
    found = {key.removeprefix(f"{prefix}/"): s3.get_object(Bucket="our-bucket", Key=key)["Body"].read().decode() for key in keys}
    assert NAME in found
    return {path: text for path, text in sorted(found.items()) if path != NAME}


def plain(files: dict[str, str]) -> dict[str, str]:
    return {path: text for path, text in files.items() if not path.endswith(".br")}


def test_each_object_has_its_media_type_and_cache_class(service: str, tmp_path: Path):
    site = write_site(tmp_path, {**NEW, "da/a.pdf": "p", "da/feed.xml": "f"})
    publish(site, read_manifest(site), open_s3(service, "headers æ 100%"))
    heads = {path: client(service).head_object(Bucket="our-bucket", Key=f"headers æ 100%/{path}") for path in held(service, "headers æ 100%")}
    assert {path: (head["ContentType"], head["CacheControl"], head.get("ContentEncoding")) for path, head in heads.items()} == {
        "assets/app.22222222.js": ("text/javascript; charset=utf-8", "public, max-age=31536000, immutable", None),
        "da/a b/index.html": ("text/html; charset=utf-8", "no-cache", None),
        "da/a.pdf": ("application/pdf", "no-cache", None),
        "da/feed.xml": ("application/xml", "no-cache", None),
        "da/ø/100%.html": ("text/html; charset=utf-8", "no-cache", None),
        "data/index.json": ("application/json", "no-cache", None),
        "feeds": ("application/octet-stream", "no-cache", None),
        "index.html": ("text/html; charset=utf-8", "no-cache", None),
        "sitemap.xml": ("application/xml", "no-cache", None),
    }


def test_compressed_forms_are_uploaded_where_they_are_asked_for(service: str, tmp_path: Path):
    site = write_site(tmp_path, NEW)
    place = open_s3(service, "packed")
    place.serves_encodings = True
    publish(site, read_manifest(site), place)
    head = client(service).head_object(Bucket="our-bucket", Key="packed/index.html.br")
    assert (head["ContentType"], head["ContentEncoding"]) == ("text/html; charset=utf-8", "br")


def test_only_what_changed_is_put(service: str, tmp_path: Path, caplog: pytest.LogCaptureFixture):
    old, new = write_site(tmp_path / "old", OLD), write_site(tmp_path / "new", NEW)
    publish(old, read_manifest(old), open_s3(service, "changed"))
    assert held(service, "changed") == OLD
    for site, put, deleted in (
        (
            new,
            [
                "assets/app.22222222.js",
                "da/ø/100%25.html",
                "data/index.json",
                "feeds",
                "index.html",
                "site-manifest.json",
                "site-manifest.pending.json",
                "sitemap.xml",
            ],
            ["assets/app.11111111.js", "da/gone/index.html", "da/gone/plan.pdf", "data", "feeds/x.xml", "site-manifest.pending.json"],
        ),
        (new, [], []),
    ):
        caplog.clear()
        with caplog.at_level(logging.INFO, "werkzeug"):
            publish(site, read_manifest(site), open_s3(service, "changed"))
        assert (_asked(caplog, "PUT"), _asked(caplog, "DELETE")) == (put, deleted)
        assert held(service, "changed") == plain(NEW)


def _asked(caplog: pytest.LogCaptureFixture, method: str) -> list[str]:
    return sorted(re.findall(rf'"{method} /our-bucket/changed/(\S+) HTTP', re.sub(r"\x1b\[[0-9;]*m", "", caplog.text)))


def test_interrupted_it_can_be_run_again(service: str, tmp_path: Path):
    sites = {name: write_site(tmp_path / name, made) for name, made in (("old", OLD), ("new", NEW), ("other", OTHER))}
    for at in (2, 8):
        prefix = f"interrupted-{at}"
        publish(sites["old"], read_manifest(sites["old"]), open_s3(service, prefix))
        with pytest.raises(NotPublished):
            publish(sites["new"], read_manifest(sites["new"]), FailingPlace(open_s3(service, prefix), at))
        publish(sites["other"], read_manifest(sites["other"]), open_s3(service, prefix))
        assert held(service, prefix) == OTHER


def test_a_bucket_that_is_not_there(service: str, tmp_path: Path):
    site = write_site(tmp_path, NEW)
    with pytest.raises(NotPublished, match="The specified bucket does not exist"):
        publish(site, read_manifest(site), open_place("s3://no-bucket/x", {"endpoint_url": service}))


def test_strange_names_are_taken_as_they_are(tmp_path: Path):
    files = {"a[1].html": "1", "*.html": "2", "b?.html": "3", "c#d.html": "4"}
    for made in (files, {"a1.html": "5"}):
        site = write_site(tmp_path / str(len(made)), made)
        publish(site, read_manifest(site), open_place("memory://strange", {}))
        system = fsspec.filesystem("memory")
        assert {name.removeprefix("/strange/"): system.cat_file(name).decode() for name in system.find("/strange") if not name.endswith(NAME)} == made


@pytest.mark.parametrize(
    ("address", "options", "message"),
    [
        ("s3://", {}, "`s3://` does not say where; write it like s3://bucket/folder"),
        ("S3://", {}, "`s3://` does not say where; write it like s3://bucket/folder"),
        ("s3:/b/a", {}, "`s3:/b/a` is neither an address nor the usual way to name a folder; write `s3://b/a`, or `./s3:/b/a` for a folder"),
        ("file:/srv/b", {}, "`file:/srv/b` is neither an address nor the usual way to name a folder; write `file:///srv/b`, or `./file:/srv/b` for a folder"),
        ("file://host/b", {}, "`file://host/b` names the machine `host`; write `file:///` and the path from the root, or the path of a folder without `file://`"),
        ("S3:b", {}, "`S3:b` is neither an address nor the usual way to name a folder; write `s3://b`, or `./S3:b` for a folder"),
        ("nowhere://a/b", {}, "`nowhere://a/b` cannot be opened: Protocol not known: nowhere"),
        ("simplecache::s3://b/a", {}, "`simplecache::s3://b/a` names one place inside another; write the address of the place itself"),
        ("/srv/www", {"anon": True}, "a folder has no options; --option and --endpoint-url are for addresses such as s3://bucket/folder"),
        ("s3://b/a", {"keys": 1, "key": "SECRET", "username": "SECRET"}, "`s3://b/a` cannot be opened: 'Supply either key or username, not both'"),
    ],
)
def test_what_is_no_place_is_told(address: str, options: dict[str, Any], message: str):
    with pytest.raises(NoPlace) as told:
        open_place(address, options)
    assert str(told.value) == message


@pytest.mark.parametrize(
    ("address", "printed"),
    [("sftp://anna:secret@host/www", "sftp://anna@host/www"), ("s3://bucket/a", "s3://bucket/a"), ("/srv/a@b", "/srv/a@b"), ("ftp://a:b@[::/x", "[::/x")],
)
def test_passwords_are_not_printed(address: str, printed: str):
    assert shown(address) == printed


@pytest.mark.parametrize("address", ["file:///srv/a%20b", "FILE://localhost/srv/a%20b", "/srv/a b"])
def test_addresses_of_a_folder(address: str):
    place = open_place(address, {})
    assert isinstance(place, FolderPlace) and place.folder == Path("/srv/a b")
