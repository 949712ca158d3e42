"""What `portal publish` does, and how it tells of it."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from portal_build.commands.project import refuse, stop
from portal_build.publish.manifest import ManifestError, read_manifest
from portal_build.publish.staging import NotStaged, put_back
from portal_build.publish.upload.address import open_place, shown
from portal_build.publish.upload.guards import Unfit, admit, keep_apart, look, outside, spare
from portal_build.publish.upload.pieces import without_encodings
from portal_build.publish.upload.places import NoPlace
from portal_build.publish.upload.publish import Done, Run
from portal_build.publish.upload.run import NotPublished
from portal_build.publish.upload.site import check_site
from portal_build.publish.upload.steps import Steps, plan_steps

_AGAIN = "What has arrived is noted: run the same command again to go on."


@dataclass(frozen=True)
class Asked:
    """What the command was asked for."""

    dry_run: bool
    """Only say what would be done."""
    first: bool
    """The target may hold files that are not ours."""
    members: bool
    """Only members can read what is at the target."""
    noindex: bool
    """The target is one for previews."""
    large_deletion: bool
    """More than half of the pages may go."""
    encodings: bool | None
    """Whether to upload compressed forms; None for what suits the target."""


def published(folder: Path, target: str, options: Mapping[str, Any], asked: Asked) -> None:
    """Publish the site in a folder and say so; or end the command and say why not."""
    with _told():
        put_back(folder)
        built = read_manifest(folder)
        admit(built, asked.members, asked.noindex)
        place = open_place(target, options)
        outside(place, folder)
        wanted = built if (place.serves_encodings if asked.encodings is None else asked.encodings) else without_encodings(built)
        known = look(place, asked.first)
        keep_apart(wanted, known)
        steps = plan_steps(wanted, known)
        spare(known, steps, asked.large_deletion)
        check_site(folder)
        if asked.dry_run:
            _show(steps)
            return
        with _resumable(), _progress(steps) as tell:
            done = Run(folder, wanted, place, tell).carry_out(known, steps)
    click.echo(f"{_summary(done)} The site is at {shown(target)}.")


@contextmanager
def _told() -> Iterator[None]:
    """End the command with a sentence, whatever keeps it from its work."""
    # Whoever ends the upload by another way than Ctrl-C wants to know as well what has arrived.
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    except Unfit as error:
        refuse(f"nothing was published: {error}.")
    except ManifestError as error:
        stop(f"{error}. Build the site with `portal build`, or name its folder with --site.")
    except (NoPlace, NotStaged) as error:
        stop(f"{error}.")
    except NotPublished as error:
        stop(f"{error}.")
    except KeyboardInterrupt:
        stop("interrupted; nothing was published.")
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _resumable() -> Iterator[None]:
    """End the command where the upload itself is interrupted."""
    try:
        yield
    except NotPublished as error:
        stop(f"{error}. {_AGAIN}")
    except KeyboardInterrupt:
        stop(f"interrupted. {_AGAIN}")


def _interrupt(number: int, frame: object) -> NoReturn:
    raise KeyboardInterrupt


def _show(steps: Steps) -> None:
    for path in steps.in_the_way:
        click.echo(f"delete  {path}")
    for group in steps.uploads:
        for piece in group:
            click.echo(f"upload  {piece.path}")
    for path in steps.deletions:
        click.echo(f"delete  {path}")
    uploads = [piece.size for group in steps.uploads for piece in group]
    done = Done(len(uploads), len(steps.in_the_way) + len(steps.deletions), steps.unchanged, sum(uploads))
    click.echo(f"{_summary(done)} Nothing was done, as this is a dry run.")


@contextmanager
def _progress(steps: Steps) -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal; elsewhere nothing."""
    total = sum(piece.size for group in steps.uploads for piece in group)
    console = Console(stderr=True)
    columns = TextColumn("Uploading"), BarColumn(), TextColumn("{task.fields[files]}")
    with Progress(*columns, console=console, transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("", total=total or 1, files="")
        yield lambda done, files: bar.update(task, completed=done, files=f"{files} files, {_size(done)}")


def _summary(done: Done) -> str:
    return f"{_files(done.uploaded)} uploaded ({_size(done.bytes)}), {done.unchanged} unchanged, {done.deleted} deleted."


def _files(count: int) -> str:
    return f"{count} file{'' if count == 1 else 's'}"


def _size(count: float) -> str:
    for unit in ("bytes", "kB", "MB"):
        if count < 1000:
            return f"{count:.3g} {unit}"
        count /= 1000
    return f"{count:.3g} GB"
