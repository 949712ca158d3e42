"""What the search is told of a page."""

from __future__ import annotations

from portal_build.search.collect import record_of
from tests.small_site import entry


def test_nobody_is_offered_a_withdrawn_target_group_to_search_by(site):
    small = site(
        entry("target-groups/old", en="Old people")
        + entry("target-groups/former", "status: withdrawn\nwithdrawn: {date: 2025-01-01, reason: {en: r}}", en="Former group")
        + entry("methods/walk", "target_groups: [former, old]", en="Walk")
    )
    walk = small.site.catalogue.entries["walk"]
    assert [group.label for group in record_of(walk, small.desk(), small.view("walk")).target_groups] == ["Old people"]
