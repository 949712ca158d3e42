"""A Dask cluster of two workers makes what this machine makes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from portal_build import pipeline
from portal_build.cache import Cache
from portal_build.press import workers
from portal_build.press.cluster import Cluster, NoCluster
from portal_build.press.sheets import Tools, sheets
from portal_build.publish.write import SiteFolder
from tests.small_site import TODAY, write_site
from tests.unit.press.test_kept_pages import ARCHIVE, LAYOUTS, build, files_of

# What Dask uses is its own affair.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1") as cluster:
        yield cluster.scheduler_address


def build_there(scheduler: str, folder: Path, cache: Path | None) -> int:
    """The same as `build`, by a cluster; the number of pages that were made."""
    write_site(folder / "project", ARCHIVE)
    press = pipeline.Press(again=False, workers=Cluster(scheduler), cache=Cache(cache) if cache else None)
    try:
        loaded = pipeline.load(folder / "project/content", TODAY, press=press)
        site = pipeline.prepare(loaded.catalogue, folder / "none", press)
        kept = pipeline.kept_pages(site, LAYOUTS, None, press.cache) if press.cache else None
        made = list(sheets(site, pipeline.plan(site), Tools(LAYOUTS, None, SiteFolder(folder / "site"), kept), press.workers))
    finally:
        press.stop()
    return sum(not sheet.kept for sheet in made)


def test_a_cluster_makes_the_same_site(scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    every = len(build(tmp_path / "here", None))
    monkeypatch.setattr(workers, "_WORTH_IT_FROM", 1)
    assert build_there(scheduler, tmp_path / "there", None) == every
    assert [build_there(scheduler, tmp_path / name, tmp_path / "cache") for name in ("first", "second")] == [every, 0]
    for name in ("there", "first", "second"):
        assert files_of(tmp_path / name / "site") == files_of(tmp_path / "here/site")


def test_a_cluster_that_is_not_there_is_said():
    with pytest.raises(NoCluster, match=r"^the scheduler tcp://127\.0\.0\.1:1 does not answer: "):
        Cluster("tcp://127.0.0.1:1")


def test_a_cluster_without_workers_is_said(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("distributed.Client", Idle)
    with pytest.raises(NoCluster, match="^the scheduler tcp://host:8786 has no workers; start some with `dask worker tcp://host:8786`$"):
        Cluster("tcp://host:8786")


class Idle:
    """A client of a scheduler without workers."""

    def __init__(self, address: str, **_: object) -> None:
        pass

    def scheduler_info(self, n_workers: int) -> dict[str, dict[str, object]]:
        return {"workers": {}}

    def close(self) -> None:
        pass
