"""Finds nginx, which a built site is served by in tests, or fetches it; and starts it.

As a command: ``python -m tests.nginx --ensure`` fetches nginx if the machine has none; exit status 0 means that it runs, 2 that it
does not. Debian's package would start a server for everybody as soon as it is installed, so it is only unpacked, into ``.cache``.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.machine import apt_get, find_or_ensure, is_root, run

_UNPACKED = Path(__file__).parent.parent / ".cache" / "nginx"
_PACKAGES = ("nginx", "nginx-core", "libnginx-mod-http-brotli-static")
_LIBRARIES = ("libpcre2-8-0", "libbrotli1")
_MODULE = "ngx_http_brotli_static_module.so"
_MODULES = (_UNPACKED / "usr/lib/nginx/modules", Path("/usr/lib/nginx/modules"), Path("/usr/lib64/nginx/modules"))
REMEDY = """\
nginx was not found, and the tests of what hosts are told need it. Do one of these and run the command again:
  Debian:  sudo apt-get install nginx libnginx-mod-http-brotli-static
  macOS:   brew install nginx"""


def find_nginx() -> Path | None:
    """The program; None if the machine has none that runs."""
    found = (_UNPACKED / "usr/sbin/nginx", shutil.which("nginx", path=os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])))
    return next((Path(path) for path in found if path and _runs([path, "-v"])), None)


def find_brotli(nginx: Path) -> Path | None:
    """The module that hands out files compressed with Brotli; None if there is none that this nginx takes."""
    for folder in _MODULES:
        settings = f'load_module "{folder / _MODULE}"; error_log stderr; pid /dev/null; events {{}}'
        if (folder / _MODULE).is_file() and _runs([nginx, "-t", "-c", "/dev/stdin"], settings):
            return folder / _MODULE
    return None


def _runs(command: list[str | Path], given: str = "") -> bool:
    try:
        return subprocess.run(command, input=given, capture_output=True, text=True).returncode == 0
    except OSError:
        return False


def ensure_nginx() -> bool:
    """Fetch nginx if it is missing; tell whether it runs."""
    if not find_nginx() and shutil.which("dpkg") and shutil.which("apt-get"):
        print("nginx is not installed; unpacking Debian's package ...", flush=True)
        apt = apt_get()
        if apt:
            run([*apt, "update"])
        with TemporaryDirectory() as folder:
            for package in _PACKAGES:
                subprocess.run(["apt-get", "-qq", "-o", "APT::Sandbox::User=root", "download", package], cwd=folder, stdin=subprocess.DEVNULL)
            for package in Path(folder).glob("*.deb"):
                run(["dpkg", "-x", str(package), str(_UNPACKED)])
        if apt and not find_nginx():
            run([*apt, "install", "--yes", "--no-install-recommends", *_LIBRARIES])
    return find_nginx() is not None


@contextmanager
def running(folder: Path, sites: Mapping[Path, str]) -> Iterator[dict[Path, str]]:
    """Serve sites on free ports, each by its root and the settings that are included; root -> address, without a slash at the end.

    `folder` is for nginx's own files. Raises AssertionError with what nginx says if it does not take the settings.
    """
    nginx = find_nginx()
    assert nginx, REMEDY
    module, ports = find_brotli(nginx), {root: _free_port() for root in sites}
    servers = []
    for number, (root, settings) in enumerate(sites.items()):
        (folder / f"site-{number}.conf").write_text(settings, encoding="utf-8")
        servers.append(f'server {{ listen 127.0.0.1:{ports[root]}; root "{root}"; include "{folder}/site-{number}.conf"; }}')
    (folder / "nginx.conf").write_text(_SETTINGS.format(folder=folder, module=f'load_module "{module}";' if module else "", servers="\n".join(servers)), encoding="utf-8")
    command = [nginx, "-e", folder / "error.log", "-p", folder, "-c", folder / "nginx.conf", *(("-g", "user root;") if is_root() else ())]
    tried = subprocess.run([*command, "-t"], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    assert tried.returncode == 0 and "[warn]" not in tried.stderr, tried.stderr
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for port in ports.values():
            _wait_for(port, process)
        yield {root: f"http://127.0.0.1:{port}" for root, port in ports.items()}
    finally:
        process.terminate()
        process.wait()


_SETTINGS = """\
{module}
daemon off;
pid "{folder}/nginx.pid";
events {{}}
http {{
    access_log off;
    client_body_temp_path "{folder}/temporary";
    proxy_temp_path "{folder}/temporary";
    fastcgi_temp_path "{folder}/temporary";
    uwsgi_temp_path "{folder}/temporary";
    scgi_temp_path "{folder}/temporary";
    {servers}
}}
"""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        assert process.poll() is None, "nginx has ended"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nginx does not answer")


if __name__ == "__main__":
    sys.exit(find_or_ensure("Find nginx, which tests serve a site by.", lambda: find_nginx() is not None, ensure_nginx, "nginx runs.", REMEDY))
