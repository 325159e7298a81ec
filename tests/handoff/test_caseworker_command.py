"""A caseworker is made from the command line with everything that decides what they may and can take."""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from handoff import caseworker_command
from handoff.settings import Settings
from handoff.storage.caseworkers import Caseworkers
from handoff.storage.database import Database
from handoff.storage.sessions import Sessions

MORE = ["--organisation", "UWV", "--desk", "uwv", "--desk", "svb"]


def wanted(*arguments: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    caseworker_command.add_arguments(parser)
    return parser.parse_args(["anna", "--name", "Anna", *MORE, *arguments])


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(database_url=f"sqlite+aiosqlite:///{tmp_path / 'loket.db'}")


async def test_who_is_made_can_log_in_and_has_what_was_told(settings: Settings) -> None:
    told = ["--team", "Team Noord", "--skill", "debts", "--language", "pl", "--capacity", "5", "--supervisor"]
    made = json.loads(await caseworker_command.make(settings, wanted(*told)))
    database = Database(settings.database_url)
    caseworkers = Caseworkers(database, lambda: datetime.now(UTC))
    _, session = await Sessions(database, caseworkers.clock).log_in("anna", made["password"])
    member, team = session.member, await caseworkers.team(session.member.team)
    assert (member.desks, member.skills, member.languages) == (["svb", "uwv"], ["debts"], ["pl"])
    assert (member.capacity, member.role) == (5, "supervisor")
    assert team is not None
    assert (team.id, team.name, team.organisation) == ("uwv-team-noord", "Team Noord", "UWV")
    with pytest.raises(ValueError, match="there is a caseworker anna already"):
        await caseworker_command.make(settings, wanted())
    await database.close()


async def test_a_desk_that_is_not_there_and_no_capacity_are_refused(settings: Settings) -> None:
    with pytest.raises(ValueError, match="there is no desk loket; there are algemeen"):
        await caseworker_command.make(settings, wanted("--desk", "loket"))
    with pytest.raises(ValueError, match="at least 1"):
        await caseworker_command.make(settings, wanted("--capacity", "0"))
