"""Where the repository lies, and what the forms have to know of it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

KINDS = ("github", "gitlab", "gitea")
"""The kinds of Git host that the forms can write to."""

_HOMES = {"github": "https://github.com", "gitlab": "https://gitlab.com", "gitea": "https://gitea.com"}
_OWN_API = {"github": "/api/v3", "gitlab": "/api/v4", "gitea": "/api/v1"}


@dataclass(frozen=True)
class GitHost:
    """A repository on a Git host, and how editors sign in there."""

    kind: str
    """One of `KINDS`."""
    repo: str
    """`owner/name`."""
    branch: str = "main"
    """The branch that is edited."""
    address: str = ""
    """The address of a host of one's own; empty for the public one of its kind."""
    sign_in: str = ""
    """The address of a helper for signing in with GitHub; without one, editors sign in with a token."""
    app_id: str = ""
    """The id under which GitLab or Gitea knows the forms; without one, editors sign in with a token."""

    @property
    def backend(self) -> dict[str, object]:
        """The forms' setting of that name."""
        own = self.address.rstrip("/")
        settings: dict[str, object] = {"name": self.kind, "repo": self.repo, "branch": self.branch}
        if own:
            settings["api_root"] = own + _OWN_API[self.kind]
        if self.sign_in:
            settings["base_url"] = self.sign_in.rstrip("/")
        elif self.app_id:
            settings |= {"base_url": own or _HOMES[self.kind], "app_id": self.app_id}
            settings |= {"auth_type": "pkce"} if self.kind == "gitlab" else {}
        else:
            settings["auth_methods"] = ["token"]
        return settings

    @property
    def origins(self) -> tuple[str, ...]:
        """The hosts that the forms may talk to."""
        if not self.address:
            return ("https://api.github.com",) if self.kind == "github" else (_HOMES[self.kind],)
        parts = urlsplit(self.address)
        return (f"{parts.scheme}://{parts.netloc}",)
