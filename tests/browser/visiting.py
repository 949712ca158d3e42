"""A reader's window onto a site."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser.serving import Host
from tests.browser.watching import Watch

PATIENCE = 15_000
"""Milliseconds until a busy machine must have answered."""


@dataclass(frozen=True)
class Visit:
    """A reader's window, and what went wrong in it."""

    page: Page
    """The window."""
    watch: Watch
    """What the browser complained about."""


@contextmanager
def opened(browser: Browser, host: Host, **options: Any) -> Iterator[Visit]:
    """Open a window that shares nothing with others; addresses are relative to the root of the host's site."""
    with browser.new_context(base_url=host.url, **options) as context:
        context.set_default_timeout(PATIENCE)
        yield Visit(context.new_page(), Watch(context, host.url))
