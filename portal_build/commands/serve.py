"""`portal serve`."""

from __future__ import annotations

from pathlib import Path

import click

from portal_build.commands.project import settings_file, stop


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to serve on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port to serve on.")
@click.pass_obj
def serve(project: Path, host: str, port: int) -> None:
    """Build the site, serve it on this machine, and rebuild it when a file is saved."""
    from portal_build.mkdocs_plugin import BuildFailed, serve_site

    try:
        serve_site(settings_file(project), f"{host}:{port}")
    except BuildFailed as error:
        stop(str(error))
