"""A person is needed: asked for, or because of what was said. Handoff decides to whom the conversation goes."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections import defaultdict

from actions.callback import take_callback_wish
from actions.choices import offer
from actions.complaint import complaint_service
from actions.contact import tell_contact
from actions.knowledge import person_words
from actions.life_events import show_plan
from actions.moment import LoketAction, Moment
from actions.needs import ask_what_first, hand_over_needs
from actions.organisations import named_in
from actions.sent_around import is_sent_around
from actions.sent_on import stop_sending_on
from actions.way import show_way
from loket.directory import MUNICIPALITY, LifeEvent, Service
from loket.wire import Reason

_TOPIC_LIKELY = 0.25
_ABOUT_AT_LEAST, _ABOUT, _MOST = 0.02, 0.06, 0.5
"""Beside a clear wish for a person little is left for a subject: from where on it counts, alone and for all of one
organisation, and which share that must have of what is left.
"""
_SURE_OF_PERSON = 0.9
_WORDS_OF_A_WISH = 20
_SHORTEST = 6  # letters of a word that stands for a service
_WORD = re.compile(r"\w+")


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

    @property
    def where_nobody_is_named(self) -> str | None:
        """The organisation that is asked for where the words tell of none."""
        return None

    def act(self, moment: Moment) -> None:
        """Say that a person is asked, and ask for one."""
        moment.say(self.response)
        likely = moment.likely_services(_TOPIC_LIKELY) or self._besides(moment) or self._said(moment)
        whose = self._named(moment) if self._is_short(moment) or not likely else None
        if whose is None and not likely and moment.is_typed:
            whose = self.where_nobody_is_named
        about = [each for each in likely if whose in (None, each.provider)]
        moment.ask_for_person(self.reason, topic=about[0] if about else None, organisation=whose)

    @staticmethod
    def _besides(moment: Moment) -> list[Service]:
        """What the message is about besides the wish for a person, as far as it has words for that."""
        services = moment.likely_services(_ABOUT_AT_LEAST)
        by_provider: dict[str, float] = defaultdict(float)
        for each in services:
            by_provider[each.provider] += moment.confidence(each)
        if not moment.is_typed or not services:
            return []
        provider, likely = max(by_provider.items(), key=lambda each: each[1])
        is_clear = likely >= _ABOUT and likely >= _MOST * sum(by_provider.values())
        return [each for each in services if each.provider == provider] if is_clear else []

    @staticmethod
    def _said(moment: Moment) -> list[Service]:
        """The likeliest services of which the message says a word: a clear wish leaves nothing to guess from."""
        text = moment.text.casefold() if moment.is_typed else ""
        return [each for each in moment.likely_services(0.0) if any(word in text for word in _words_of(each))]

    def _named(self, moment: Moment) -> str | None:
        """Who names one organisation wants somebody of that one; a topic of another is then a guess."""
        named = named_in(moment) if moment.is_typed and self.reason == "asked" else []
        return named[0].id if len(named) == 1 else None

    @staticmethod
    def _is_short(moment: Moment) -> bool:
        """In a story an organisation may be named by the way."""
        return len(moment.text.split()) <= _WORDS_OF_A_WISH


class HandOver(AsksForPerson):
    """Somebody asks for a person, or says yes to the offer of one."""

    title = "action_hand_over"
    response = "utter_hand_over"
    reason: Reason = "asked"

    def act(self, moment: Moment) -> None:
        """Ask for the person that was offered, or else for any (see parent class)."""
        if moment.slot("person_for") == "several_problems":
            hand_over_needs(moment, moment.subjects(moment.slot("needs")))
            return
        if moment.intent == "ask_person" and moment.is_typed and (take_callback_wish(moment) or tell_contact(moment)):
            return
        if _only_perhaps(moment):
            moment.remember_question()
            about = moment.services([moment.slot("service") or ""])
            if about:
                offer(moment, about, "utter_which", offers_person=True)
                return
            if likely := moment.likely_services(_TOPIC_LIKELY):
                show_way(moment, likely[0])
                return
            moment.say(
                "utter_person_or_tell",
                buttons=[moment.button("person", "/ask_person")],
                offers_person=True,
            )
            moment.asked = "person"
            return
        super().act(moment)


def _only_perhaps(moment: Moment) -> bool:
    """Whether a person was heard in words that name none and may well mean something else: then one is offered."""
    if moment.intent != "ask_person" or not moment.is_typed or moment.other_language:
        return False
    words = set(_WORD.findall(moment.text.casefold()))
    return not words & person_words() and moment.chance("ask_person") < _SURE_OF_PERSON


def _words_of(service: Service) -> list[str]:
    """The words that stand for ``service``. Those that are too short to stand for it are left out, and those with
    which somebody asks for a person (“transfer”).
    """
    texts = (service.name.nl, service.name.en, *service.words.nl, *service.words.en)
    return [word for text in texts if len(word := text.casefold()) >= _SHORTEST and word not in person_words()]


class NeedsHelp(AsksForPerson):
    """Somebody cannot manage alone."""

    title = "action_needs_help"
    response = "utter_needs_help"
    reason: Reason = "asked"
    where_nobody_is_named = MUNICIPALITY  # who cannot manage alone is helped by the municipality, whatever it is about


class SeveralProblems(LoketAction):
    """Several problems at once: one person keeps the lead, instead of five referrals."""

    title = "action_several_problems"

    def act(self, moment: Moment) -> None:
        """Name the problems back as far as they are clear; who only says that it is too much gets one person. Where
        they are one life event there is a plan for all of it.
        """
        match moment.told():
            case [LifeEvent() as event]:
                show_plan(moment, event)
            case [_, _, *_] as told:
                ask_what_first(moment, told)
            case told:
                hand_over_needs(moment, told)


class SentFromElsewhere(LoketAction):
    """Somebody is sent from one organisation to the other."""

    title = "action_sent_from_elsewhere"

    def act(self, moment: Moment) -> None:
        """Do not send them back (see :func:`actions.sent_on.stop_sending_on`). Who says nothing of being sent on and
        asks how somebody is reached is told that.
        """
        if is_sent_around(moment.text) or not tell_contact(moment):
            stop_sending_on(moment)


class Complaint(AsksForPerson):
    """A complaint about the assistant itself: taken seriously, not argued with."""

    title = "action_complaint"
    response = "utter_complaint"
    reason: Reason = "complaint"

    def act(self, moment: Moment) -> None:
        """Pass it on; who names an organisation complains about that, and is shown how (see parent class)."""
        about_them = complaint_service(moment)
        if about_them is not None:
            show_way(moment, about_them)
            return
        super().act(moment)


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
            "utter_insult",
            buttons=[moment.button("person", "/ask_person"), moment.button("no_person", "/deny")],
            offers_person=True,
        )
        moment.asked = "person"
