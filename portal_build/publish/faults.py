"""What can stop a build that is no mistake of the program, and how it is told in one sentence."""

from __future__ import annotations

from concurrent.futures import BrokenExecutor

from portal_build.assets import BrokenTheme
from portal_build.project import ClockWrong
from portal_build.publish.staging import NotStaged
from portal_build.publish.verify import NotWhole
from portal_build.publish.write import OutsideSite
from portal_build.report import visible
from portal_build.search.bundle import SearchFailed

FAULTS = (BrokenTheme, ClockWrong, OutsideSite, SearchFailed, NotStaged, NotWhole, OSError, BrokenExecutor)
"""What is told as it is; anything else is a mistake."""


def told(fault: BaseException) -> str:
    """What is said of one of the `FAULTS`."""
    if isinstance(fault, BrokenExecutor):
        return "the site could not be built: a process that helped was ended from outside, perhaps because memory ran out"
    if isinstance(fault, OSError):
        place = f" ({fault.filename})" if fault.filename else ""
        return visible(f"the site could not be built: {fault.strerror or fault}{place}")
    return str(fault)
