"""What takes long to find out and stays true, in the user's cache folder, as JSON. Nothing is lost if it is deleted."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from tempfile import NamedTemporaryFile
from typing import Any

from platformdirs import user_cache_path


def read_kept(name: str) -> Any:
    """What was kept under a name; None if nothing is there that can be read."""
    try:
        return json.loads((user_cache_path("portal-build", appauthor=False) / f"{name}.json").read_bytes())
    except (OSError, ValueError, RecursionError):
        return None


def keep(name: str, value: Any) -> None:
    """Keep a value for other processes and later ones. Who may not write there finds it out each time."""
    path = user_cache_path("portal-build", appauthor=False) / f"{name}.json"
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        file = NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, prefix=f".{name}-", delete=False)
        try:
            with file:
                json.dump(value, file, ensure_ascii=False)
            os.replace(file.name, path)
        except BaseException:
            os.unlink(file.name)
            raise
