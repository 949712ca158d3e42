"""Notes what a browser complains about and what it asks for."""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Request, Response, WebError


def written_as(address: str) -> str:
    """The name under which a file of the theme was written: on the site it carries a part of its fingerprint."""
    return re.sub(r"\.[0-9a-f]{8}(?=\.\w+$)", "", address.rpartition("/")[2])


class Watch:
    """All that went wrong in the pages of a context: errors, failed requests, requests to other hosts, dialogs."""

    def __init__(self, context: BrowserContext, home: str) -> None:
        self.requests: list[str] = []
        """Every address asked for, in order."""
        self._home = home
        self._problems: list[str] = []
        self._expected: list[re.Pattern[str]] = []
        context.on("console", self._on_console)
        context.on("dialog", self._on_dialog)
        context.on("request", self._on_request)
        context.on("requestfailed", self._on_request_failed)
        context.on("response", self._on_response)
        context.on("weberror", self._on_error)

    def expect(self, pattern: str) -> None:
        """From now on, problems that match are part of the test."""
        self._expected.append(re.compile(pattern))

    def take(self) -> list[str]:
        """The problems since the last call, without those that were expected."""
        found, self._problems = self._problems, []
        return [problem for problem in found if not any(pattern.search(problem) for pattern in self._expected)]

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._problems.append(f"console: {message.text} ({message.location['url']})")

    def _on_dialog(self, dialog: Dialog) -> None:
        self._problems.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _on_request(self, request: Request) -> None:
        self.requests.append(request.url)
        if not request.url.startswith((self._home, "data:")):
            self._problems.append(f"request outside of the site: {request.url}")

    def _on_request_failed(self, request: Request) -> None:
        # A page that is left stops loading; nobody sees that.
        if request.failure != "net::ERR_ABORTED":
            self._problems.append(f"request failed: {request.url} ({request.failure})")

    def _on_response(self, response: Response) -> None:
        if response.status >= 400:
            self._problems.append(f"answer {response.status}: {response.url}")

    def _on_error(self, error: WebError) -> None:
        self._problems.append(f"page error: {error.error}")
