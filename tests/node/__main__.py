"""Install the packages for Node that tests run: ``python -m tests.node --ensure``.

Exit status 0 means that they are there, 2 that they are not.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from tests.node.packages import REMEDY, ensure, installed


def main(arguments: Sequence[str] | None = None) -> int:
    """Print whether the packages are there; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.node", description="Find the packages for Node that tests run.")
    parser.add_argument("--ensure", action="store_true", help="install them if they are missing")
    options = parser.parse_args(arguments)
    if not (ensure() if options.ensure else installed()):
        print(REMEDY, file=sys.stderr)
        return 2
    print("The packages for Node are there.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
