"""Texts that wait in a file."""

from __future__ import annotations

import gc
import multiprocessing
from pathlib import Path

from portal_build.press.spool import Spool, Waiting


def of_another(waiting: Waiting) -> list[str]:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(waiting.texts)


def test_each_part_holds_its_texts(tmp_path: Path):
    spool = Spool(tmp_path)
    first, second, none = spool.add(["Ét.", "", "Ҳарфҳои тоҷикӣ\n"]), spool.add(["\ud800"]), spool.add([])
    assert [first.texts(), second.texts(), none.texts()] == [["Ét.", "", "Ҳарфҳои тоҷикӣ\n"], ["\ud800"], []]
    assert of_another(first) == first.texts()


def test_the_file_goes_with_the_spool(tmp_path: Path):
    closed, forgotten = Spool(tmp_path), Spool(tmp_path)
    assert len(list(tmp_path.iterdir())) == 2
    closed.close()
    closed.close()
    del forgotten
    gc.collect()
    assert list(tmp_path.iterdir()) == []


def test_who_is_forked_deletes_nothing(tmp_path: Path):
    spool = Spool(tmp_path)
    process = multiprocessing.get_context("fork").Process(target=spool.close)
    process.start()
    process.join()
    assert spool.add(["One."]).texts() == ["One."]
