"""The content model: one class per entry type, which is also its documentation."""

from __future__ import annotations

from portal_build.model.advice import Guideline, Publication, Recommendation
from portal_build.model.common import Facts
from portal_build.model.knowledge import Article, Method, TargetGroup, Theme
from portal_build.model.practice import Case, Course, Event, News, Page

TYPES: dict[str, type[Facts]] = {
    facts.type: facts
    for facts in (TargetGroup, Method, Recommendation, Guideline, Publication, Theme, Article, Case, Course, News, Event, Page)
}
"""Entry types by name, in the order in which lists show them."""

COLLECTIONS: dict[str, type[Facts]] = {facts.collection: facts for facts in TYPES.values()}
"""Entry types by the folder under `content/` that holds them."""

__all__ = ["COLLECTIONS", "TYPES", "Facts"]
