"""No package that is needed at run time comes under a licence that onrecord's users could not live with."""

import pytest

from tests.architecture.licences import Installed, read_installed


@pytest.mark.parametrize(
    ("licence", "allowed"),
    [
        ("MIT", True),
        ("MPL-2.0 AND MIT", True),
        ("Apache-2.0 OR GPL-2.0-only", True),
        ("GPL-3.0-or-later", False),
        ("MIT AND GPL-2.0-only", False),
        ("LGPL-2.1-only", False),
        ("unknown", False),
    ],
)
def test_what_is_allowed(licence: str, allowed: bool) -> None:
    assert Installed(name="a", version="1", licence=licence).is_allowed is allowed


def test_run_time_packages_are_allowed() -> None:
    installed = read_installed("onrecord")
    assert len(installed) > 0
    assert [package for package in installed if not package.is_allowed] == []
