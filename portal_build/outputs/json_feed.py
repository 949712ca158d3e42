"""Feeds as JSON (JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from portal_build.outputs.feeds import Feed, FeedItem
from portal_build.outputs.permanent import stamp
from portal_build.pages.items import Item


def to_json_feed(feed: Feed) -> bytes:
    """The feed as JSON in UTF-8."""
    values = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.subtitle,
        "home_page_url": feed.page,
        "feed_url": feed.json,
        "language": feed.language,
        "icon": feed.icon,
        "authors": [_author(feed.publisher)],
        # The format has no field for it, and leaves names that begin like this to whoever writes a feed.
        "_licence": {"url": feed.licence},
    }
    return f'{_json(values)[:-1]}, "items": [{", ".join(map(_item, feed.items))}]}}\n'.encode()


# As in `atom`, written once for all feeds that have it.
@lru_cache(maxsize=2048)
def _item(item: FeedItem) -> str:
    when = stamp(item.updated)
    values = {
        "id": item.id,
        "url": item.href,
        "title": item.title,
        "content_html": item.html,
        "summary": item.summary.text,
        "date_published": when,
        "date_modified": when,
        "authors": [_author(one) for one in item.authors],
        "tags": [name for _, name in item.topics],
    }
    # The content alone must be there, even if it is empty.
    return _json({name: value for name, value in values.items() if value or name == "content_html"})


def _json(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False)


def _author(one: Item) -> dict[str, str]:
    return {"name": one.text, "url": one.href} if one.href else {"name": one.text}
