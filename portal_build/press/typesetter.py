# The only module that knows WeasyPrint, and it asks for it late: a portal builds without the extra `pdf`. Style and fonts are
# handed over as they are, as layouts are, so that a process on another machine can use them. A document is given what it
# shows, and nothing is ever fetched.
"""HTML to PDF that screen readers can follow (PDF/UA-1), in the portal's own letters."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from ctypes import CDLL, c_char_p
from ctypes.util import find_library
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

_STYLE = "https://style.invalid/css/"
"""Where the style stands as far as its addresses are concerned: fonts are at `../fonts/`."""


class NotTypeset(Exception):
    """A document could not be set; the message says why."""


@dataclass(frozen=True)
class Typesetter:
    """Sets documents in one style."""

    style: str
    """CSS."""
    fonts: Mapping[str, bytes]
    """Name of the file, as the style says it -> TrueType."""

    def pdf(self, html: str, address: str, files: Mapping[str, str], day: date) -> bytes:
        """The document as PDF: the same bytes for the same input, whoever sets it and when. Raises NotTypeset.

        `address` is where the document stands, whole; `files` are the paths of those that it may show, by their addresses; `day` is that
        of the document.
        """
        from weasyprint import CSS, HTML
        from weasyprint.text.fonts import FontConfiguration

        fonts = {urljoin(_STYLE, f"../fonts/{name}"): data for name, data in self.fonts.items()}
        fetcher, letters = _fetcher({**fonts, **files}), FontConfiguration()
        try:
            with _clock_at(day):
                style = CSS(string=self.style, base_url=_STYLE, url_fetcher=fetcher, font_config=letters)
                document = HTML(string=html, base_url=address, url_fetcher=fetcher)
                return document.write_pdf(stylesheets=[style], font_config=letters, pdf_variant="pdf/ua-1")
        except Exception as error:  # whatever a library of the system or somebody's picture does to it
            raise NotTypeset(f"{type(error).__name__}: {error}") from error


@cache
def why_not() -> str:
    """What this machine lacks to make a PDF, as half a sentence with the remedy; empty if it lacks nothing."""
    try:
        import weasyprint  # noqa: F401
    except ImportError:
        return "WeasyPrint is not installed: pip install 'portal-build[pdf]'. It needs Pango, a library of the system, as well"
    except OSError as error:
        return (
            f"WeasyPrint does not find Pango, a library of the system ({str(error).splitlines()[0]}). Debian: "
            "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; macOS: brew install pango"
        )
    return ""


@cache
def pango_release() -> str:
    """The release of the library that sets lines, on which the bytes of a PDF depend; empty if this machine has none."""
    # Asked of the library itself, since to import WeasyPrint takes longer than a build that changes nothing.
    try:
        version = CDLL(find_library("pango-1.0") or "libpango-1.0.so.0").pango_version_string
    except (OSError, AttributeError):
        return ""
    version.restype = c_char_p
    return str(version().decode("ascii"))


def read_typesetter(theme: Path) -> Typesetter:
    """The typesetter with style and fonts of the folder `theme`. Only where `why_not` is empty."""
    from fontTools.ttLib import woff2

    fonts = {}
    for path in sorted((theme / "assets" / "fonts").glob("*.woff2")):
        # Unpacked once: it would take longer than to set a document.
        woff2.decompress(BytesIO(path.read_bytes()), unpacked := BytesIO())
        fonts[path.name] = unpacked.getvalue()
    return Typesetter((theme / "assets" / "css" / "pdf.css").read_text(encoding="utf-8"), fonts)


def _fetcher(given: Mapping[str, bytes | str]) -> Any:
    """Hands out what is given, and knows nothing else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Given(URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> Any:
            data = given[url]
            return URLFetcherResponse(url, data if isinstance(data, bytes) else Path(data).read_bytes())

    return Given()


@contextmanager
def _clock_at(day: date) -> Iterator[None]:
    """What is cut out of a font is stamped with the time, which would make every PDF another one."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()))
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before
