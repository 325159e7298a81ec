"""What happens around them, at any moment: the bot answers late or never, time passes, a process dies."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from handoff.bot_client import BotFailed
from handoff.commands.reminding import Reminding
from loket.wire import Answer, BotMessage, HandoffRequest
from tests.laws.stage import PLAN, Stage


class Surroundings(Stage):
    """The bot, the clock and the process."""

    @rule(asks_person=st.booleans())
    def bot_answers(self, asks_person: bool) -> None:
        """The oldest turn that the bot works on gets its answer, however late."""
        self.settle()
        if not self.bot.waiting:
            return
        turn, future = self.bot.waiting.pop(0)
        wanted = HandoffRequest(reason="asked", organisation="uwv") if asks_person else None
        if not future.done():
            said = f"bot op {turn.text}"
            future.set_result(Answer(memory="m", messages=[BotMessage(text=said, plan=PLAN)], handoff=wanted))
        self.settle()

    @rule()
    def bot_fails(self) -> None:
        """The bot gives no answer in time."""
        self.settle()
        if self.bot.waiting:
            _, future = self.bot.waiting.pop(0)
            if not future.done():
                future.set_exception(BotFailed("for the test"))
        self.settle()

    @rule()
    def restart(self) -> None:
        """The process dies in the middle of whatever it does, and another one starts on the same store."""
        for task in asyncio.all_tasks(self.loop):
            task.cancel()
        self.settle()
        self.run(self.live.database.close())
        self.boot()

    @rule(seconds=st.integers(1, 90))
    def time_passes(self, seconds: int) -> None:
        """Leases end, and the sweeper looks after what is left behind."""
        self.clock.offset += timedelta(seconds=seconds)
        self.run(self.live.sweeper.sweep())
        self.settle()

    @rule(minutes=st.sampled_from([20, 60, 240]))
    def hours_pass(self, minutes: int) -> None:
        """Whoever waits is asked whether to go on, and stays where they are."""
        before = self.run(self.live.conversations.read(self.conversation)).state
        self.clock.offset += timedelta(minutes=minutes)
        self.run(Reminding(self.live.conversations, self.live.desks).sweep())
        after = self.run(self.live.conversations.read(self.conversation)).state
        assert (before.owner, before.epoch) == (after.owner, after.epoch)
