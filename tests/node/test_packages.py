"""The packages for Node: pinned, with hashes, and from no particular registry."""

from __future__ import annotations

import json

from tests.node.packages import FOLDER, installed


def packages() -> dict[str, dict[str, object]]:
    lock = json.loads((FOLDER / "package-lock.json").read_text(encoding="utf-8"))
    return {name: one for name, one in lock["packages"].items() if name}


def test_each_package_has_a_hash_and_no_address():
    assert [name for name, one in packages().items() if not str(one["integrity"]).startswith("sha512-")] == []
    assert [name for name, one in packages().items() if "resolved" in one] == []


def test_versions_are_exact():
    wanted = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert {name: packages()[f"node_modules/{name}"]["version"] for name in wanted} == wanted


def test_what_is_installed_is_what_is_pinned():
    assert installed()
