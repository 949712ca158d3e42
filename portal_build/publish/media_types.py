"""Media types by the ending of a file's name, stated here since what a machine says of them differs from one to the next."""

from __future__ import annotations

HTML, PLAIN = "text/html; charset=utf-8", "text/plain; charset=utf-8"

TYPES = {
    ".avif": "image/avif",
    ".bib": "application/x-bibtex; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".epub": "application/epub+zip",
    ".flac": "audio/flac",
    ".geojson": "application/geo+json",
    ".gif": "image/gif",
    ".gz": "application/gzip",
    ".html": HTML,
    ".ics": "text/calendar; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".m4a": "audio/mp4",
    ".m4v": "video/mp4",
    ".map": "application/json",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".odp": "application/vnd.oasis.opendocument.presentation",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".oga": "audio/ogg",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".ppt": "application/vnd.ms-powerpoint",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".ris": "application/x-research-info-systems",
    ".rtf": "application/rtf",
    ".srt": "application/x-subrip; charset=utf-8",
    ".svg": "image/svg+xml",
    ".tsv": "text/tab-separated-values; charset=utf-8",
    ".ttl": "text/turtle; charset=utf-8",
    ".txt": PLAIN,
    ".vtt": "text/vtt; charset=utf-8",
    ".wasm": "application/wasm",
    ".wav": "audio/wav",
    ".webm": "video/webm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xls": "application/vnd.ms-excel",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
    ".yaml": "text/yaml; charset=utf-8",
    ".yml": "text/yaml; charset=utf-8",
    ".zip": "application/zip",
}
_FOR_SERVERS = {"_headers", "_redirects"}
"""Files by which hosts are told what to do, as text."""


def endings_by_type() -> dict[str, list[str]]:
    """Media type -> the endings of its files, in the order of the types."""
    found: dict[str, list[str]] = {}
    for ending, kind in sorted(TYPES.items(), key=lambda pair: (pair[1], pair[0])):
        found.setdefault(kind, []).append(ending)
    return found


def media_type(name: str) -> str:
    """The media type of a file; of one that is not known, bytes of any kind."""
    file = name.rpartition("/")[2]
    if file in _FOR_SERVERS:
        return PLAIN
    before, _, ending = file.rpartition(".")
    # Of a name that begins with its only dot, that is no ending.
    return TYPES.get(f".{ending.lower()}" if before else "", "application/octet-stream")
