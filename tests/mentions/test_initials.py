"""Keys of one page: initials and short forms that mean one of its people."""

import pytest

from onrecord.mentions.initials import join_keys


@pytest.mark.parametrize(
    ("keys", "joined"),
    [
        (["en:roe:j", "en:roe:jane"], {"en:roe:j": "en:roe:jane"}),
        (["en:roe:dan", "en:roe:daniel"], {"en:roe:dan": "en:roe:daniel"}),
        (["en:roe:d", "en:roe:dan", "en:roe:daniel"], {"en:roe:d": "en:roe:daniel", "en:roe:dan": "en:roe:daniel"}),
        # Two people begin so; two letters begin too many names; a surname alone and people of knowledge are left.
        (["en:roe:j", "en:roe:jane", "en:roe:john"], {}),
        (["en:roe:jo", "en:roe:john"], {}),
        (["en:roe:", "en:roe:jane", "orlan"], {}),
        (["en:roe:j", "en:wren:jane"], {}),
    ],
)
def test_initials(keys: list[str], joined: dict[str, str]) -> None:
    assert join_keys(keys) == joined
