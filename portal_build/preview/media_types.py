"""Media types by the ending of a file's name, stated here since what a machine says of them differs from one to the next."""

from __future__ import annotations

from pathlib import PurePosixPath

HTML, PLAIN = "text/html; charset=utf-8", "text/plain; charset=utf-8"

_TYPES = {
    ".bib": "application/x-bibtex; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".gif": "image/gif",
    ".html": HTML,
    ".ics": "text/calendar; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".ris": "application/x-research-info-systems",
    ".svg": "image/svg+xml",
    ".ttl": "text/turtle; charset=utf-8",
    ".txt": PLAIN,
    ".vtt": "text/vtt; charset=utf-8",
    ".webm": "video/webm",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}


def type_of(name: str) -> str:
    """The media type of a file; of one that is not known, bytes of any kind."""
    return _TYPES.get(PurePosixPath(name).suffix.lower(), "application/octet-stream")
