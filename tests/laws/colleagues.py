"""What two caseworkers do, at any moment."""

from __future__ import annotations

import contextlib
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from handoff.storage.conversations import NotFound
from tests.laws.citizens import Citizens
from tests.laws.stage import browsers, caseworkers


class Colleagues(Citizens):
    """Claim, answer, give away, come in beside, call, close; most of it twice, as after a lost answer."""

    @rule(who=caseworkers, action=st.sampled_from(["take", "give_back", "not_reached", "done", "open", "close"]))
    def call(self, who: int, action: str) -> None:
        """A caseworker does something about the call that is promised."""
        promised = self.run(self.live.conversations.read(self.conversation)).state.callback
        if promised is None:
            return
        do, member = self.live.callbacks, self.members[who]
        with contextlib.suppress(NotFound):  # it may be promised by a desk that these two do not serve
            match action:
                case "take" | "give_back" | "not_reached":
                    self.attempt(getattr(do, action)(promised, member))
                case "done" | "open" | "close":
                    self.attempt(do.take(promised, member))
                    self.attempt(do.reached(promised, member, then=action))

    @rule(who=caseworkers)
    def claim(self, who: int) -> None:
        """A caseworker tries to take it."""
        self.attempt(self.live.caseworker.claim(self.conversation, self.members[who]))

    @rule(who=caseworkers, browser=browsers)
    def take_over(self, who: int, browser: int) -> None:
        """A person is asked for and comes at once, while the bot may still think about the last message."""
        self.say(browser)
        self.settle()
        self.on_duty(who)
        self.citizen_acts("ask_person")
        self.claim(who)

    @rule(who=caseworkers, action=st.sampled_from(["say", "hand_back", "release", "close"]))
    def caseworker_acts(self, who: int, action: str) -> None:
        """A caseworker does something, twice with the same client id, as after a lost answer."""
        self.number += 1
        do, member, client_id = self.live.caseworker, self.members[who], f"c{self.number}"
        for _ in range(2):
            match action:
                case "say":
                    self.attempt(do.say(self.conversation, member, client_id, f"antwoord {self.number}"))
                case "hand_back":
                    self.attempt(do.hand_back(self.conversation, member, client_id, ""))
                case "release":
                    self.attempt(do.release(self.conversation, member, client_id))
                case "close":
                    self.attempt(do.close(self.conversation, member, client_id, "answered", ["a"]))

    @rule(who=caseworkers, add=st.sampled_from(["a", "b"]), remove=st.sampled_from(["a", "b"]))
    def relabel(self, who: int, add: str, remove: str) -> None:
        """A caseworker puts a label on it and takes another off, twice with the same client id."""
        self.number += 1
        for _ in range(2):
            change = self.live.labels.change(self.conversation, self.members[who], f"c{self.number}", [add], [remove])
            with contextlib.suppress(NotFound):  # as long as it was at no desk
                self.attempt(change)

    @rule(who=caseworkers, to=st.sampled_from(["gemeente", "uwv", "colleague"]))
    def give_away(self, who: int, to: str) -> None:
        """A caseworker gives it to another desk or to the colleague, twice with the same client id."""
        self.number += 1
        do, member, client_id = self.live.transfers, self.members[who], f"c{self.number}"
        desk, named = (None, self.members[1 - who].id) if to == "colleague" else (to, None)
        for _ in range(2):
            self.attempt(do.transfer(self.conversation, member, client_id, desk, "daarom", "", to=named))

    @rule(who=caseworkers, action=st.sampled_from(["refuse", "take_back", "take_over", "open_case", "escalate"]))
    def moves(self, who: int, action: str) -> None:
        """What is given away goes back, what the bot has is taken, and what goes on gets a reference; all twice."""
        self.number += 1
        live, member, client_id = self.live, self.members[who], f"c{self.number}"
        for _ in range(2):
            match action:
                case "refuse":
                    self.attempt(live.transfers.refuse(self.conversation, member, client_id, "niet ons"))
                case "take_back":
                    self.attempt(live.transfers.take_back(self.conversation, member, client_id))
                case "take_over":
                    self.attempt(live.caseworker.take_over(self.conversation, member, client_id))
                case "open_case":
                    self.attempt(live.cases.open_case(self.conversation, member, client_id, None))
                case "escalate":
                    self.attempt(live.escalations.escalate(self.conversation, member, client_id, "help"))

    @rule(who=caseworkers, action=st.sampled_from(["ask_in", "join", "decline", "leave", "let_go", "hold", "resume"]))
    def beside(self, who: int, action: str) -> None:
        """A colleague is asked in, comes and goes, and the owner finds something out; all twice."""
        self.number += 1
        do, member, client_id = self.live.beside, self.members[who], f"c{self.number}"
        other = self.members[1 - who].id
        for _ in range(2):
            match action:
                case "ask_in":
                    self.attempt(do.ask_in(self.conversation, member, client_id, other, "daarom", ""))
                case "let_go":
                    self.attempt(do.let_go(self.conversation, member, client_id, other))
                case "hold":
                    self.attempt(do.hold(self.conversation, member, client_id, "ik zoek het uit", 1))
                case _:
                    self.attempt(getattr(do, action)(self.conversation, member, client_id))

    @rule(who=caseworkers, browser=browsers)
    def two_in_it(self, who: int, browser: int) -> None:
        """A conversation in which both caseworkers are."""
        self.take_over(who, browser)
        self.on_duty(1 - who)
        self.beside(who, "ask_in")
        self.beside(1 - who, "join")

    @rule(who=caseworkers, browser=browsers, only_summary=st.booleans())
    def on_its_way(self, who: int, browser: int, only_summary: bool) -> None:
        """A conversation that goes to another organisation and that nobody there has taken."""
        self.take_over(who, browser)
        self.give_away(who, "gemeente")
        self.consent(agreed=True, only_summary=only_summary)

    @rule(who=caseworkers, state=st.sampled_from(["work", "pause", "wrap_up"]))
    def turn(self, who: int, state: str) -> None:
        """A caseworker has a pause, rounds off, or is at work again."""
        do, identity = self.live.duties, self.members[who].id
        self.run(do.wrap_up(identity, timedelta(seconds=30)) if state == "wrap_up" else getattr(do, state)(identity))

    @rule(who=caseworkers)
    def claim_next(self, who: int) -> None:
        """A caseworker takes whoever should be helped first."""
        self.attempt(self.live.assigner.next(self.members[who]))

    @rule(who=caseworkers)
    def assign(self, who: int) -> None:
        """The desks that assign by themselves do so, while a caseworker comes on duty."""
        self.on_duty(who)
        self.run(self.live.assigner.round())

    @rule(who=caseworkers, browser=browsers)
    def come_back(self, who: int, browser: int) -> None:
        """Somebody is helped, and asks for a person again."""
        self.take_over(who, browser)
        self.caseworker_acts(who, "hand_back")
        self.citizen_acts("ask_person")
