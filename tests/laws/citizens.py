"""What the browsers of a citizen do, at any moment."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from handoff.conversation.plans import plan_in
from tests.laws.stage import STEPS, Browser, Stage, browsers


class Citizens(Stage):
    """Send, send again, lose the connection, come back, press buttons."""

    @rule(browser=browsers)
    def say(self, browser: int) -> None:
        """A citizen says something; the answer to it may get lost, so it stays to be sent again."""
        self.number += 1
        sent = (f"m{self.number}", f"bericht {self.number}")
        self.browsers[browser].sent.append(sent)
        self.attempt(self.live.citizen.say(self.conversation, *sent))

    @rule(browser=browsers)
    def say_again(self, browser: int) -> None:
        """Everything without an answer is sent once more, as after a reconnect."""
        for sent in self.browsers[browser].sent:
            self.attempt(self.live.citizen.say(self.conversation, *sent))

    @rule(browser=browsers)
    def catch_up(self, browser: int) -> None:
        """What is new comes in."""
        mine = self.browsers[browser]
        while page := self.run(self.live.conversations.events(self.conversation, mine.after, 3)):
            mine.take(page)

    @rule(browser=browsers)
    def catch_up_a_little(self, browser: int) -> None:
        """The connection breaks after a few events."""
        mine = self.browsers[browser]
        mine.take(self.run(self.live.conversations.events(self.conversation, mine.after, 2)))

    @rule(browser=browsers)
    def reload(self, browser: int) -> None:
        """The page is opened anew without its memory; what it sent is still in its outbox."""
        sent = self.browsers[browser].sent
        self.browsers[browser] = Browser()
        self.browsers[browser].sent = sent

    @rule(action=st.sampled_from(["ask_person", "wait", "back_to_bot", "end"]))
    def citizen_acts(self, action: str) -> None:
        """A press on a button."""
        self.number += 1
        self.attempt(getattr(self.live.citizen, action)(self.conversation, f"a{self.number}"))

    @rule(agreed=st.booleans(), only_summary=st.booleans())
    def consent(self, agreed: bool, only_summary: bool) -> None:
        """The citizen answers about a transfer, or about a colleague of another organisation."""
        self.number += 1
        answer = self.live.citizen.consent(
            self.conversation, f"a{self.number}", agreed=agreed, only_summary=only_summary
        )
        self.attempt(answer)

    @rule(action=st.sampled_from(["ask", "move", "cancel"]), later=st.booleans(), again=st.booleans())
    def call_me(self, action: str, later: bool, again: bool) -> None:
        """The citizen wants to be called, on another part of a day, or not after all; once or twice."""
        self.number += 1
        do, client_id = self.live.citizen, f"a{self.number}"
        times = self.run(do.callback_times(self.conversation))
        slot = times[-1 if later else 0]
        for _ in range(2 if again else 1):
            match action:
                case "ask":
                    work: Any = do.ask_callback(
                        self.conversation, client_id, "0612345678", slot.part, slot.day, confirmed=True
                    )
                case "move":
                    work = do.move_callback(self.conversation, client_id, slot.part, slot.day)
                case "cancel":
                    work = do.cancel_callback(self.conversation, client_id)
            self.attempt(work)

    @rule(browser=browsers, step=st.sampled_from(STEPS), done=st.booleans(), newest=st.booleans())
    def tick(self, browser: int, step: str, done: bool, newest: bool) -> None:
        """A step of a plan that this browser shows is ticked or not after all, twice under the same client id."""
        shown = [event.seq for event in self.browsers[browser].events if plan_in(event)]
        if not shown:
            return
        self.number += 1
        for _ in range(2):
            self.attempt(
                self.live.citizen.tick_step(
                    self.conversation, f"t{self.number}", shown[-1 if newest else 0], step, done=done
                )
            )
        self.ticked[step] = done
