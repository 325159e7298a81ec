"""How long one rounds off, as the desk says."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from handoff.queue import wrap_up
from loket.directory import Directory

USUAL = timedelta(seconds=60)


@pytest.mark.parametrize(
    ("rule", "begins", "offered"),
    [
        ({}, USUAL, 0),
        ({"wrap_up": 4}, timedelta(minutes=4), 0),
        ({"wrap_up": 0}, timedelta(0), 0),
        ({"wrap_up": 4, "wrap_up_offered": True}, timedelta(0), 4),
        ({"wrap_up_offered": True}, timedelta(0), wrap_up.OFFERED_WITHOUT_MORE),
    ],
)
def test_the_rule_of_the_desk_decides(
    directory: Directory, rule: dict[str, object], begins: timedelta, offered: int
) -> None:
    desk = msgspec.structs.replace(directory.desks[0], wrap_up=None, wrap_up_offered=False)
    desk = msgspec.structs.replace(desk, **rule)
    assert wrap_up.by_itself(desk, USUAL) == begins
    assert wrap_up.offered(desk) == offered


def test_a_desk_that_is_no_more_leaves_what_is_usual() -> None:
    assert wrap_up.by_itself(None, USUAL) == USUAL
