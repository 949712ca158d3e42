"""`portal workflow`: what it writes is well formed, pinned, allowed little, and says only what there is to be said."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from portal_build.cli import main
from portal_build.publish.workflows.render import Wanted, workflow
from tests.small_site import write_site
from tests.unit.commands.portals import portal

HERE = Wanted("https://portal.example/kbh/", "main", ".")
ELSEWHERE = Wanted("https://portal.example", "release/1", "vendor/portal_build-0.1.0-py3-none-any.whl", "s3://our-bucket/portal")
FILES = {
    f"{name}:{path}": text
    for name, kind, wanted in (
        ("pages", "github", HERE),
        ("target", "github", ELSEWHERE),
        ("gitlab", "gitlab", HERE),
        ("host", "host", Wanted("https://portal.example/", "main", ".", "/srv/www/portal")),
    )
    for path, text in workflow(kind, wanted).items()
}
GITHUB = {name: text for name, text in FILES.items() if ".github/" in name}
each = pytest.mark.parametrize("text", FILES.values(), ids=FILES)
each_of_github = pytest.mark.parametrize("text", GITHUB.values(), ids=GITHUB)


def parsed(text: str) -> Any:
    # Base: `on` is a key here and not a truth value.
    return yaml.load(text, Loader=yaml.BaseLoader)


def jobs_of(text: str) -> dict[str, Any]:
    return {name: job for name, job in parsed(text)["jobs"].items()}


def steps_of(text: str) -> Iterator[dict[str, Any]]:
    return (step for job in jobs_of(text).values() for step in job["steps"])


def scripts_of(name: str) -> list[str]:
    """Everything that a shell runs."""
    if name in GITHUB:
        return [step["run"] for step in steps_of(FILES[name]) if "run" in step]
    if "gitlab" in name:
        jobs = [job for job in parsed(FILES[name]).values() if isinstance(job, dict)]
        return ["\n".join(job[part]) for job in jobs for part in ("before_script", "script") if part in job]
    return [FILES[name]]


@each_of_github
def test_actions_are_pinned_to_a_commit(text: str):
    used = re.findall(r"uses: (.*)", text)
    assert used and [one for one in used if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one)] == []
    assert len({one.partition("@")[0] for one in used}) == len(set(used)), "one release of each action"


@each_of_github
def test_jobs_may_do_little(text: str):
    whole = parsed(text)
    assert whole["permissions"] == {} and whole["concurrency"]
    assert set(whole["on"]) <= {"pull_request", "push", "schedule", "workflow_dispatch"}
    may_write = {(name, what) for name, job in jobs_of(text).items() for what, how in job["permissions"].items() if how != "read"}
    assert may_write <= {("deploy", "pages"), ("deploy", "id-token"), ("links", "issues")}
    assert all("timeout-minutes" in job for job in jobs_of(text).values())
    assert all(step["with"]["persist-credentials"] == "false" for step in steps_of(text) if "checkout" in step.get("uses", ""))


@each_of_github
def test_what_outsiders_send_gets_no_secrets_and_runs_nothing_by_its_words(text: str):
    for job in jobs_of(text).values():
        if "secrets." in str(job):
            assert "github.event_name != 'pull_request'" in job["if"] and job["environment"] == "production"
    # Names of branches and titles are put into a script by variables of the shell only.
    assert [step["run"] for step in steps_of(text) if "${{" in step.get("run", "")] == []


@pytest.mark.parametrize("text", [text for name, text in FILES.items() if not name.endswith("links.yml")])
def test_packages_are_installed_by_their_hashes(text: str):
    installed = re.findall(r"pip install (.*)", text)
    careful = ("--require-hashes --no-deps --only-binary :all:", "--no-deps --no-build-isolation --no-index")
    assert installed and [one for one in installed if not any(words in one for words in careful)] == []


@each
def test_no_address_is_asked_but_what_it_is_for(text: str):
    found = set(re.findall(r"https?:\\?/\\?/[\w.\\-]+", text))
    assert found <= {"https://portal\\.example"}


@pytest.mark.parametrize("name", FILES)
def test_scripts_are_well_formed(name: str):
    for script in scripts_of(name):
        done = subprocess.run(["bash", "-n"], input=script, capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, ""), script


@pytest.mark.parametrize("name", FILES)
def test_our_commands_exist_as_they_are_written(name: str):
    found = re.findall(r"\.venv/bin/portal ([a-z][^\n|>]*)", "\n".join(scripts_of(name)).replace(' "$@"', ""))
    assert found or name.endswith("links.yml")
    for words in map(shlex.split, found):
        command = main.get_command(click.Context(main), words[0])
        assert command is not None
        # Raises where an option or argument is not one.
        command.make_context(words[0], words[1:], parent=click.Context(main))


def test_gitlab_refers_only_to_what_is_there():
    [text] = [text for name, text in FILES.items() if "gitlab" in name]
    whole = parsed(text)
    assert [one for job in whole.values() if isinstance(job, dict) for one in job.get("needs", []) if one not in whole] == []
    assert {job["extends"] for job in whole.values() if isinstance(job, dict) and "extends" in job} == {".generator"}
    assert whole["pages"]["artifacts"]["paths"] == ["public"]


def test_one_target_and_branch():
    text = FILES["target:.github/workflows/portal.yml"]
    assert "refs/heads/release/1" in text and parsed(text)["on"]["push"]["branches"] == ["release/1"]
    assert ".venv/bin/portal publish --site site 's3://our-bucket/portal'" in text
    assert "-r constraints-test.txt" in text and "'vendor/portal_build-0.1.0-py3-none-any.whl'" in text
    assert "deploy-pages" not in text
    assert [name for name, text in FILES.items() if re.search(r"@[A-Z]+@", text)] == []


def stand_in(path: Path, script: str) -> None:
    """Put a program in the place of one that a script calls."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_site(tmp_path)


def test_it_shows_or_writes(project: Path):
    status, shown, errors = portal(project, "workflow", "gitlab")
    assert (status, errors) == (0, "") and shown == workflow("gitlab", Wanted("https://portal.example/", "main", "."))[".gitlab-ci.yml"]
    missing = "constraints.txt is not here yet: copy the one that came with the generator; it names the packages to install.\n"
    assert portal(project, "workflow", "gitlab", "--write") == (0, "written: .gitlab-ci.yml\n" + missing, "")
    (project / "constraints.txt").touch()
    assert portal(project, "workflow", "github", "--write") == (0, "written: .github/workflows/portal.yml\nwritten: .github/workflows/links.yml\n", "")
    assert portal(project, "workflow", "host", "--target", "/srv/www", "--write") == (0, "written: publish.sh\n", "")
    assert (project / "publish.sh").stat().st_mode & 0o111 == 0o111
    assert portal(project, "workflow", "github")[1].count("\nname: ") == 2


def test_what_somebody_changed_is_not_overwritten(project: Path):
    portal(project, "workflow", "gitlab", "--write")
    assert portal(project, "workflow", "gitlab", "--write")[0] == 0
    (project / ".gitlab-ci.yml").write_text("mine")
    assert portal(project, "workflow", "gitlab", "--write") == (
        1,
        "",
        "portal: .gitlab-ci.yml stands there with another content. Look at it, and move it away first. Nothing was written.\n",
    )
    assert (project / ".gitlab-ci.yml").read_text() == "mine"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["host"], "name the place to publish to"),
        (["gitlab", "--target", "/srv"], "--target goes with"),
        (["github", "--target", "/srv/www"], "a folder of GitHub's machine is gone after the run"),
        (["host", "--target", "/srv/$(id)"], "write it like s3://bucket/folder"),
        (["host", "--target", "/srv/a b"], "write it like s3://bucket/folder"),
        (["github", "--branch", "a'b"], "write it like main"),
        (["github", "--generator", "x; id"], "write it like vendor/"),
        (["netlify"], "'netlify' is not one of"),
    ],
)
def test_what_would_break_a_script_is_refused(arguments: list[str], told: str, project: Path):
    status, _, said = portal(project, "workflow", *arguments)
    assert (status, told in said) == (2, True), said


def test_the_host_script_publishes(project: Path, tmp_path: Path):
    portal(project, "workflow", "host", "--target", "/srv/www/portal", "--write")
    stand_in(project / ".venv/bin/portal", 'echo "$@"\n[ "$1" != build ] || exit 1')
    (project / "constraints.txt").write_text("")
    (project / "portal_build").mkdir()
    (project / "pyproject.toml").touch()
    (project / ".venv/installed").write_text("")
    done = subprocess.run([project / "publish.sh", "--dry-run"], cwd="/", env={"PATH": "/usr/bin:/bin", "PORTAL_TARGET": "www"}, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "build --site site\npublish --site site www --dry-run\n", "")


@pytest.mark.parametrize(
    ("newer", "installs"), [("", False), ("constraints.txt", True), ("portal_build/cli.py", True), ("pyproject.toml", True), ("content/portal.yml", False)]
)
def test_the_host_script_installs_what_has_changed(newer: str, installs: bool, project: Path):
    portal(project, "workflow", "host", "--target", "/srv/www/portal", "--write")
    for name in ("portal_build/cli.py", "pyproject.toml", "constraints.txt", ".venv/installed"):
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).touch()
        os.utime(project / name, (1e9, 1e9))
    os.utime(project / "portal_build", (1e9, 1e9))
    if newer:
        (project / newer).touch()
    for name in (".venv/bin/portal", ".venv/bin/python", "bin/python3"):
        stand_in(project / name, 'echo "${0##*/} $3"')
    done = subprocess.run([project / "publish.sh"], env={"PATH": f"{project}/bin:/usr/bin:/bin"}, capture_output=True, text=True)
    installed = ["python3 .venv", "python install", "python install"] if installs else []
    assert (done.stderr, done.stdout.splitlines()) == ("", [*installed, "portal site", "portal site"])
    assert ((project / ".venv/installed").stat().st_mtime > 1e9) == installs


@pytest.mark.parametrize(
    ("status", "number", "done"),
    [
        ("0", "", ""),
        ("0", "7", "--request PUT --data-urlencode state_event=close https://lab/projects/5/issues/7"),
        ("2", "", "--request POST --data-urlencode title=Links to other sites that lead nowhere"),
        ("2", "7", "--request PUT --data-urlencode description@links.md https://lab/projects/5/issues/7"),
        ("1", "7", "The links could not be tried; lychee ended with status 1."),
    ],
)
def test_one_issue_of_gitlab_tells_of_dead_links(status: str, number: str, done: str, tmp_path: Path):
    [script] = parsed(FILES["gitlab:.gitlab-ci.yml"])["links-issue"]["script"]
    listed = f'[{{"iid": {number}}}]' if number else "[]"
    # Shows what it is asked to write, but for the token; a list is what it answers to anything else.
    stand_in(tmp_path / "curl", f"shift 5\ncase \"$1\" in --request) echo \"$@\" >> asked ;; *) echo '{listed}' ;; esac")
    (tmp_path / "links.status").write_text(f"{status}\n")
    known = {"PATH": f"{tmp_path}:/usr/bin:/bin", "CI_API_V4_URL": "https://lab", "CI_PROJECT_ID": "5", "LINKS_TOKEN": "secret"}
    said = subprocess.run(["bash", "-eo", "pipefail", "-c", script], cwd=tmp_path, env=known, capture_output=True, text=True)
    asked = (tmp_path / "asked").read_text() if (tmp_path / "asked").exists() else said.stdout
    assert (said.returncode, said.stderr, asked.strip()[: len(done)] if done else asked) == (0, "", done)


@pytest.mark.parametrize(
    ("found", "number", "done"),
    [
        ("0", "", ""),
        ("0", "7", "issue close 7 --comment All links lead somewhere again."),
        ("2", "", "issue create --title Links to other sites that lead nowhere --body-file issue.md"),
        ("2", "7", "issue edit 7 --body-file issue.md"),
        ("1", "7", "::warning::The links could not be tried; lychee ended with status 1."),
    ],
)
def test_one_issue_tells_of_dead_links(found: str, number: str, done: str, tmp_path: Path):
    step = next(step for step in steps_of(FILES["pages:.github/workflows/links.yml"]) if "run" in step)
    stand_in(tmp_path / "gh", 'if [ "$2" = list ]; then echo "$NUMBER"; else echo "$@"; fi')
    (tmp_path / "links.md").write_text("a dead link")
    known = {"PATH": f"{tmp_path}:/usr/bin:/bin", "FOUND": found, "NUMBER": number, "TITLE": step["env"]["TITLE"]}
    said = subprocess.run(["bash", "-eo", "pipefail", "-c", step["run"]], cwd=tmp_path, env=known, capture_output=True, text=True)
    assert (said.returncode, said.stdout.strip(), said.stderr) == (0, done, "")
