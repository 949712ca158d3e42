"""Install the packages for Node that tests run: ``python -m tests.node --ensure``.

Exit status 0 means that they are there, 2 that they are not.
"""

from __future__ import annotations

import sys

from tests.machine import find_or_ensure
from tests.node.packages import REMEDY, ensure, installed

if __name__ == "__main__":
    sys.exit(find_or_ensure("Find the packages for Node that tests run.", installed, ensure, "The packages for Node are there.", REMEDY))
