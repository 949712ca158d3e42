"""`portal serve`."""

from __future__ import annotations

import errno
import signal
import sys
import webbrowser
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import NoReturn

import click

from portal_build.commands.project import clock_day, settings_file, stop
from portal_build.project import Project


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to serve on; the default lets nobody in but this machine.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="Port to serve on; 0 takes any that is free.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="The day to make pages for, instead of today.")
@click.option("--open", "open_browser", is_flag=True, help="Open the preview in the browser.")
@click.pass_obj
def serve(project: Path, host: str, port: int, today: datetime | None, open_browser: bool) -> None:
    """Show the portal in the browser while it is being written.

    Pages show what was saved within a moment. An entry with mistakes keeps its last good version, below what is to be mended.
    Drafts and entries for members are shown and marked; a build leaves them out. Nothing is written to the site's folder.

    \b
    Example: portal serve --port 8001 --open
    """
    from portal_build.preview.run import previewed

    if not host.strip():
        raise click.UsageError("--host needs an address")
    found = _read(settings_file(project))
    if not found.content.is_dir():
        stop(f"there is no folder {found.content}")
    shown = replace(found, today=today.date() if today else found.today)
    if shown.today is None:
        # The preview asks the clock again on each day.
        clock_day()
    # Whoever ends the preview by another way than Ctrl-C wants it to tidy up as well.
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        with previewed(shown, host, port, _say) as server:
            click.echo(f"The portal is at {server.url} (Ctrl-C ends the preview)")
            sys.stdout.flush()
            if open_browser:
                webbrowser.open(server.url)
            Event().wait()
    except KeyboardInterrupt:
        click.echo("The preview has ended.")
    except (OSError, OverflowError) as error:
        stop(_why_not(error, host, port))


def _read(config_file: Path) -> Project:
    from portal_build.mkdocs_plugin import BuildFailed, read_project

    try:
        return read_project(config_file)
    except BuildFailed as error:
        stop(str(error))


def _interrupt(number: int, frame: object) -> NoReturn:
    raise KeyboardInterrupt


def _say(line: str) -> None:
    click.echo(line, err=True)


def _why_not(error: Exception, host: str, port: int) -> str:
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return f"port {port} is taken, perhaps by another preview. End that, or name another port: portal serve --port {port + 1 if port < 65535 else 8000}"
    if isinstance(error, OSError) and error.errno in (errno.EACCES, errno.EPERM):
        return f"port {port} is not for everybody to serve on. Name one above 1023: portal serve --port 8000"
    return f"{host} is no address of this machine that can be served on ({error})"
