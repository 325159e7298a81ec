"""What the log has when the database refuses something."""

from __future__ import annotations

import pytest

from tests.handoff.full import fill_up
from tests.handoff.running import Running


async def test_a_statement_that_fails_is_in_the_log_without_what_somebody_said(
    loket: Running, caplog: pytest.LogCaptureFixture
) -> None:
    citizen = await loket.citizen()
    await fill_up(loket, "events")
    assert (await citizen.command("say", text="mijn geheim")).status_code >= 500
    assert "INSERT INTO events" in caplog.text
    assert "geheim" not in caplog.text
