"""A person is needed: asked for, or because of what was said. Handoff decides to whom the conversation goes."""

from __future__ import annotations

from abc import ABC, abstractmethod

from actions.card import card_of
from actions.knowledge import is_urgent
from actions.moment import LoketAction, Moment
from loket.wire import Reason

_SUICIDE_LINE = "113"
_SAFE_AT_HOME = "veilig-thuis"
_SURE_OF_DANGER = 0.3
_TOPIC_LIKELY = 0.25


class AsksForPerson(LoketAction, ABC):
    """One sentence, and the request for a person. Subclasses say which sentence, and why."""

    @property
    @abstractmethod
    def response(self) -> str:
        """The response of the domain that is said."""

    @property
    @abstractmethod
    def reason(self) -> Reason:
        """Why a person is asked for."""

    def act(self, moment: Moment) -> None:
        """Say that a person is asked, and ask for one."""
        moment.say(self.response)
        likely = moment.likely_services(_TOPIC_LIKELY)
        moment.ask_for_person(self.reason, topic=likely[0] if likely else None)


class HandOver(AsksForPerson):
    """Somebody asks for a person."""

    title = "action_hand_over"
    response = "utter_hand_over"
    reason: Reason = "asked"


class NeedsHelp(AsksForPerson):
    """Somebody cannot manage alone."""

    title = "action_needs_help"
    response = "utter_needs_help"
    reason: Reason = "asked"


class SeveralProblems(AsksForPerson):
    """Several problems at once: one person keeps the lead, instead of five referrals."""

    title = "action_several_problems"
    response = "utter_several_problems"
    reason: Reason = "several_problems"


class SentFromElsewhere(AsksForPerson):
    """Somebody is sent from one organisation to the other."""

    title = "action_sent_from_elsewhere"
    response = "utter_sent_from_elsewhere"
    reason: Reason = "complaint"


class Complaint(AsksForPerson):
    """A complaint about the assistant itself: taken seriously, not argued with."""

    title = "action_complaint"
    response = "utter_complaint"
    reason: Reason = "complaint"


class Insult(LoketAction):
    """An insult: one calm boundary, and the offer of a person."""

    title = "action_insult"

    def act(self, moment: Moment) -> None:
        """Offer a person; who goes on like this is handed over, for shouting is also a way of asking for help."""
        if moment.slot("asked") == "person":
            moment.say("utter_unhappy")
            moment.ask_for_person("citizen_unhappy")
            return
        moment.say(
            "utter_insult", buttons=[moment.button("person", "/ask_person"), moment.button("no_person", "/deny")]
        )
        moment.asked = "person"


class Distress(LoketAction):
    """Danger, violence, or no will to live: the numbers at once, and a person as soon as possible."""

    title = "action_distress"

    def act(self, moment: Moment) -> None:
        """Give the numbers big, the card of the right helpline when that is clear, and ask for a person with haste."""
        urgent = [each for each in moment.likely_services(_SURE_OF_DANGER) if is_urgent(moment.directory, each)]
        moment.say(
            "utter_distress",
            urgent=True,
            kind="handed_over",
            services=urgent[:1],
            suicide=_number(moment, _SUICIDE_LINE),
            home=_number(moment, _SAFE_AT_HOME),
        )
        for service in urgent[:1]:
            card = card_of(moment.directory, service, moment.language, None)
            summary = service.summary.in_language(moment.language)
            moment.say("utter_card", card=card, urgent=True, summary=summary)
        moment.say("utter_distress_person")
        moment.ask_for_person("distress", topic=urgent[0] if urgent else None, urgent=True)


def _number(moment: Moment, organisation: str) -> str:
    return moment.directory.organisation(organisation).telephone[0].number
