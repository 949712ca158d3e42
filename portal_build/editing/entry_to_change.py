"""The entry that a command is to change."""

from __future__ import annotations

from portal_build.diagnostics import did_you_mean
from portal_build.editing.plan import Refused
from portal_build.editing.taken import former_ids
from portal_build.model.entry import Content, Entry
from portal_build.source.files import RawPortal


def entry_to_change(portal: RawPortal, content: Content, name: str) -> Entry:
    """The one entry of that id. Raises Refused where there is none, or none that is understood."""
    found = [entry for entry in content.entries if entry.id == name]
    if len(found) == 1:
        return found[0]
    if found:
        folders = " and ".join(f"`{entry.facts.collection}/{entry.id}`" for entry in found)
        raise Refused(f"{folders} have the same id; rename the folder of the newer one by hand first")
    if name in content.broken:
        raise Refused(f"the files of `{name}` cannot be understood; mend what `portal check` says of them first")
    renamed = next((entry.id for entry in portal.entries if name in former_ids(entry)), None)
    near = did_you_mean(name, [entry.id for entry in content.entries], "ids are the names of the entries' folders")
    raise Refused(f"there is no entry `{name[:80]}`: {f'it is now called `{renamed}`' if renamed else near}")
