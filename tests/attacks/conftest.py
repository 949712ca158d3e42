"""The portal with every attack."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.attacks.portal import write_portal


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The portal's folder."""
    return write_portal(tmp_path_factory.mktemp("attacked"))
