# Runs in an environment of its own (`.venv-weblate`), since Weblate needs other releases of packages than the portal does. Nothing of
# the portal is imported here.
"""Weblate's own checks over PO files: `python checks.py from-da/nb.po …` prints what fails as JSON.

The name of a file's folder says the language of its sources (`from-da`), and its own name that of the translations. Units are
read by Weblate's own reader of PO files, with their flags, and each is handed to every check as Weblate does it.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import MagicMock

# These draw text, to measure how wide it is on a screen, and have no wheels. The check that needs them is off unless a unit names a
# font and a width, which ours do not.
for name in ("cairo", "gi", "gi.repository"):
    sys.modules[name] = MagicMock()

import django  # noqa: E402
from django.conf import settings  # noqa: E402

FOLDER = tempfile.TemporaryDirectory(prefix="weblate-")
DATA = FOLDER.name
APPS = ("addons", "auth", "checks", "formats", "glossary", "machinery", "trans", "lang", "memory", "screenshots", "fonts", "accounts")
settings.configure(
    INSTALLED_APPS=[
        *(f"weblate.{app}" for app in (*APPS, "configuration", "utils", "vcs", "wladmin", "metrics")),
        *("weblate", "weblate_language_data", "social_django", "rest_framework.authtoken", "django_celery_beat"),
        *(f"django.contrib.{app}" for app in ("auth", "contenttypes", "sessions", "messages")),
        *("django_otp", "django_otp.plugins.otp_static", "django_otp.plugins.otp_totp", "django_otp_webauthn"),
    ],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    AUTH_USER_MODEL="weblate_auth.User",
    SECRET_KEY="not secret",
    DATA_DIR=DATA,
    CACHE_DIR=DATA,
    SITE_DOMAIN="weblate.example",
    STATIC_URL="/static/",
    USE_I18N=False,
    OTP_WEBAUTHN_RP_NAME="weblate.example",
    OTP_WEBAUTHN_RP_ID="weblate.example",
    OTP_WEBAUTHN_ALLOWED_ORIGINS=["https://weblate.example"],
)
django.setup()

from weblate.checks.models import CHECKS  # noqa: E402
from weblate.checks.tests.test_checks import MockTranslation, MockUnit  # noqa: E402
from weblate.formats.ttkit import PoFormat  # noqa: E402

LEFT_OUT = {
    # They compare a unit with the others of its project, in the database.
    *("inconsistent", "reused", "translated", "multiple_failures", "long_untranslated"),
    # They look at glossaries, which are components of another kind.
    *("check_glossary", "prohibited_initial_character"),
}


def failures(path: Path) -> Iterator[dict[str, str]]:
    """Unit and check of everything that fails in a file."""
    source, language = path.parent.name.removeprefix("from-"), path.stem
    for unit in PoFormat(str(path)).content_units:
        unit.flags.validate()
        mock = MockUnit(None, unit.flags, language, unit.source, unit.notes, False, unit.target, unit.context)
        mock.translation = MockTranslation(language, source)
        mock.fuzzy = unit.is_fuzzy()
        if not unit.target:
            mock.state, mock.translated = 0, False
        for name, check in CHECKS.items():
            if name not in LEFT_OUT and _fails(check, mock):
                yield {"file": str(path), "unit": unit.context, "check": name, "source": unit.source, "target": unit.target}


def _fails(check: object, unit: MockUnit) -> bool:
    by_target = check.target and check.check_target(unit.sources, unit.targets, unit)  # type: ignore[attr-defined]
    return bool(by_target or (check.source and check.check_source(unit.sources, unit)))  # type: ignore[attr-defined]


if __name__ == "__main__":
    found = [one for name in sys.argv[1:] for one in failures(Path(name))]
    units = sum(len(list(PoFormat(name).content_units)) for name in sys.argv[1:])
    print(json.dumps({"checks": sorted(set(CHECKS) - LEFT_OUT), "units": units, "failures": found}))
