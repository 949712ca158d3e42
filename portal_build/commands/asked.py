"""What `portal check` is asked for, and which of it does not go together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portal_build.commands.telling import LINES
from portal_build.diagnostics import Diagnostic, Severity


@dataclass(frozen=True)
class Asked:
    """The options of the command, by the names of its parameters."""

    today: date
    """The day to check for."""
    form: str
    """How problems are told."""
    revision: str | None
    """What changed files are compared with, to tell of them first."""
    fix: bool
    """Whether to mend what is mechanical."""
    dry_run: bool
    """Whether to write nothing while doing so."""
    watch: bool
    """Whether to check again at each save."""
    no_cache: bool
    """Whether every text is looked at, whatever earlier checks have found."""
    fail_on: str
    """The least severity of a problem that counts as one for who runs the command."""
    code: str | None
    """The code to explain."""
    base: str | None
    """The revision that the content is compared with."""

    def fails(self, found: Diagnostic) -> bool:
        """Whether the check fails because of a problem."""
        return found.severity is Severity.ERROR or self.fail_on == Severity.WARNING

    def clash(self) -> str:
        """Why the options do not go together, in one sentence; empty where they do."""
        if self.code is not None and self._more_than_a_code():
            return "--explain checks nothing; leave the other options out"
        if self.dry_run and not self.fix:
            return "--dry-run only goes with --fix; a check without --fix changes nothing anyway"
        if self.fix and (self.watch or self.form != "text"):
            return f"--fix tells what it changed as text, once; leave {'--watch' if self.watch else f'--format {self.form}'} out"
        if self.fix and self.base is not None:
            return "--fix does not compare; mend first, and check with --base then"
        if self.watch and self.form not in LINES:
            return f"--watch tells problems again and again, which the form `{self.form}` cannot; use `text` or `line`"
        if self.fail_on != Severity.WARNING and (self.fix or self.watch):
            return f"--fail-on says when a single check fails; leave {'--fix' if self.fix else '--watch'} out"
        if self.revision is not None and self.form != "github":
            return "--changed-since only goes with --format github"
        return ""

    def _more_than_a_code(self) -> bool:
        return self.watch or self.fix or self.dry_run or self.form != "text" or self.revision is not None or self.base is not None or self.no_cache or self.fail_on != Severity.WARNING
