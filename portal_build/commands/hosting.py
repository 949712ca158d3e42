"""`portal hosting`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import click

from portal_build.commands.project import load, stop, today_option
from portal_build.model.common import Audience
from portal_build.publish.hosts.apache import htaccess
from portal_build.publish.hosts.hosted import Hosted, hosted
from portal_build.publish.hosts.netlify import headers_file, redirects_file
from portal_build.publish.hosts.nginx import nginx

_FORMS: Mapping[str, Callable[[Hosted], bytes]] = {
    "nginx": lambda site: nginx(site).encode(),
    "apache": htaccess,
    "headers": headers_file,
    "redirects": redirects_file,
}


@click.command()
@click.argument("host", metavar="HOST", type=click.Choice(list(_FORMS)))
@click.option("--brotli", is_flag=True, help="For nginx: also hand out files compressed with Brotli, which needs its module brotli_static.")
@click.option("--audience", type=click.Choice(["public", "members"]), default="public", show_default=True, help="Whose entries are on the site.")
@today_option
@click.pass_obj
def hosting(project: Path, host: str, brotli: bool, audience: str, today: date) -> None:
    """Print what a host is to be told of the site: headers, media types, redirects, the page for what is not there.

    HOST is nginx, apache, headers or redirects. Only nginx needs it; what Apache (.htaccess), Netlify, Cloudflare and GitLab
    (_headers, _redirects) read is in the site already.

    Example: portal hosting nginx > portal.conf
    """
    loaded = load(project, today, audience=Audience(audience))
    if loaded.catalogue is None:
        stop("`portal.yml` is not right; `portal check` says why")
    site = hosted(loaded.catalogue)
    click.echo(nginx(site, brotli=True) if host == "nginx" and brotli else _FORMS[host](site), nl=False)
