"""One turn of the conversation as an action sees it, and what the action says, asks and remembers in it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

import msgspec
from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.deadline import is_pressed
from actions.knowledge import button_title, directory
from actions.summary import summary_of
from loket.directory import LifeEvent, Service
from loket.wire import Button, CallbackRequest, Card, HandoffRequest, Plan, Reason

PART = "loket"
"""Key in the custom part of a message: what goes to the citizen or to handoff beside the text."""

_REMEMBERED_QUESTIONS = 3
_REMEMBERED_SERVICES = 5
_WORDS_KEPT = 300  # characters of a question that are remembered

_SOUNDS_LIKE_TROUBLE = 0.15
"""From here on a person is offered in words. To offer one too often costs a sentence; not to offer one, a citizen."""
_ABOUT_NO_TOPIC_BEFORE = ("complaint", "not_understood")
_OF_SUBSTANCE = ("answered", "clarified", "not_understood")

Event = dict[str, Any]


class Moment:
    """The citizen's message with what came before, and the place to say and remember things.

    ``asked`` is what the assistant asks at the end of this turn (a value of the slot of that name).
    """

    def __init__(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
        self._dispatcher = dispatcher
        self._tracker = tracker
        self._remembered: dict[str, Any] = {}
        self.directory = directory()
        self.asked = "nothing"
        self._next = "action_listen"
        self._hands_over = False
        self._offers_person = False
        self._said_something = False

    @property
    def language(self) -> str:
        """nl or en: what is spoken to the citizen."""
        return "nl" if self.slot("language") == "nl" else "en"

    @property
    def text(self) -> str:
        """What the citizen typed; for a button its title is not here but its payload."""
        return str(self._tracker.latest_message.get("text") or "")

    @property
    def is_typed(self) -> bool:
        """Whether the citizen typed words of their own."""
        return bool(self.text) and not self.text.startswith("/")

    @property
    def intent(self) -> str:
        """The intent of the message."""
        return str(self._tracker.latest_message.get("intent", {}).get("name"))

    @property
    def other_language(self) -> str | None:
        """The ISO 639-1 code of the language of the message ("und" for one that has no name here), when it is surely
        neither Dutch nor English.
        """
        found = self._tracker.latest_message.get("language") or {}
        return str(found["code"]) if found.get("sure") and found.get("code") not in ("nl", "en") else None

    def slot(self, name: str) -> Any:
        """What is remembered as ``name``, also when it was changed in this turn; None when nothing is."""
        return self._remembered.get(name, self._tracker.slots.get(name))

    def entity(self, name: str) -> str | None:
        """The value of the entity ``name`` in the message."""
        return next(self._tracker.get_latest_entity_values(name), None)

    def likely_services(self, least: float) -> list[Service]:
        """The services that the message may be about, the likeliest first, each at least ``least`` sure (0 to 1)."""
        ranking: list[dict[str, Any]] = self._tracker.latest_message.get("intent_ranking") or []
        ids = [each["name"].partition("/")[2] for each in ranking if each.get("confidence", 0.0) >= least]
        return self.services(ids)

    def likely_events(self, least: float) -> list[tuple[LifeEvent, float]]:
        """The life events that the message may tell of and how sure each is, the likeliest first, from ``least`` on."""
        ranking: list[dict[str, Any]] = self._tracker.latest_message.get("intent_ranking") or []
        named = [(each["name"].partition("/"), float(each.get("confidence", 0.0))) for each in ranking]
        found = [(self.directory.find_life_event(id_), sure) for (kind, _, id_), sure in named if kind == "event"]
        return [(event, sure) for event, sure in found if event is not None and sure >= least]

    def confidence(self, service: Service) -> float:
        """How sure it is that the message is about ``service``, 0 to 1."""
        ranking: list[dict[str, Any]] = self._tracker.latest_message.get("intent_ranking") or []
        return max((float(e["confidence"]) for e in ranking if e["name"].endswith(f"/{service.id}")), default=0.0)

    def chance(self, intent: str) -> float:
        """How likely ``intent`` is, 0 to 1, among all that the message may mean."""
        ranking: list[dict[str, Any]] = self._tracker.latest_message.get("intent_ranking") or []
        return max((float(each["confidence"]) for each in ranking if each["name"] == intent), default=0.0)

    def needs(self) -> list[Service]:
        """The different services that the message asks for, in order of mention; one or none for most messages."""
        return self.services([each["topic"].partition("/")[2] for each in self._needs_heard])

    def told(self) -> list[Service | LifeEvent]:
        """What the message tells where several things come together: its needs, and what happened in somebody's life,
        in order of mention. What the plan for a life event begins with is no need beside it.
        """
        told = self.subjects([each["topic"].partition("/")[2] for each in self._needs_heard])
        begun_with = {each.steps[0].service for each in told if isinstance(each, LifeEvent)}
        return [each for each in told if isinstance(each, LifeEvent) or each.id not in begun_with]

    @property
    def parts(self) -> int:
        """How many things the message may tell: its clauses with content."""
        return int(self._tracker.latest_message.get("parts") or 0)

    def sure_of_need(self, service: Service) -> float:
        """How sure the clause that tells the need for ``service`` is, 0 to 1; 0 when none does."""
        return max((float(each["confidence"]) for each in self._needs_heard if _is_of(each, service)), default=0.0)

    def words_of_need(self, service: Service) -> str:
        """The clause that tells the need for ``service``, in the citizen's words; empty when none does."""
        return next((str(each["text"]).strip() for each in self._needs_heard if _is_of(each, service)), "")

    @property
    def _needs_heard(self) -> list[dict[str, Any]]:
        return self._tracker.latest_message.get("needs") or []

    @property
    def trouble(self) -> float:
        """How likely it is, 0 to 1, that the message tells of something for which a person is good to have."""
        return float(self._tracker.latest_message.get("trouble") or 0.0)

    @property
    def is_in_trouble(self) -> bool:
        """Whether the message sounds as if a person should be offered."""
        return self.is_typed and self.trouble >= _SOUNDS_LIKE_TROUBLE

    @property
    def sure(self) -> float:
        """How likely it is, 0 to 1, that the organisation of the first in the ranking is the right one."""
        return float(self._tracker.latest_message.get("organisation_confidence") or 0.0)

    @property
    def first_topic(self) -> str:
        """The first in the ranking by its full name, such as ``way/huurtoeslag``; empty when nothing was ranked."""
        ranking: list[dict[str, Any]] = self._tracker.latest_message.get("intent_ranking") or []
        return next((str(each["name"]) for each in ranking), "")

    @property
    def products(self) -> list[dict[str, Any]]:
        """The products of the imported list that the message may be about, the nearest first: ``uri`` and ``sure``."""
        return self._tracker.latest_message.get("products") or []

    def services(self, ids: Sequence[str] | None) -> list[Service]:
        """The services with these ids that exist, in that order."""
        found = (self.directory.find_service(each) for each in ids or ())
        return [service for service in found if service is not None]

    def subjects(self, ids: Sequence[str] | None) -> list[Service | LifeEvent]:
        """The services and life events with these ids that exist, in that order."""
        found = (self.directory.find_service(each) or self.directory.find_life_event(each) for each in ids or ())
        return [each for each in found if each is not None]

    def say(
        self,
        response: str,
        *,
        buttons: Sequence[Button] = (),
        card: Card | None = None,
        plan: Plan | None = None,
        urgent: bool = False,
        kind: str | None = None,
        services: Sequence[Service] = (),
        organisations: Sequence[str] = (),
        offers_person: bool = False,
        sent_from: Sequence[str] = (),
        language: str | None = None,
        **values: str,
    ) -> None:
        """Say a response of the domain. ``kind``, ``services``, ``organisations`` (ids, beside those of the services),
        ``offers_person`` and ``sent_from`` tell what was understood and asked (see wire.Understood); ``language`` (ISO
        639-1) is that of the words, when it is not the one that is spoken.
        """
        self._said_something = self._said_something or kind in _OF_SUBSTANCE
        self._offers_person = self._offers_person or offers_person
        part: dict[str, Any] = {}
        if card is not None:
            part["card"] = msgspec.to_builtins(card)
        if plan is not None:
            part["plan"] = msgspec.to_builtins(plan)
        if urgent:
            part["urgent"] = True
        if kind is not None:
            part["kind"] = kind
        if services:
            part["services"] = [service.id for service in services]
        if organisations:
            part["organisations"] = list(organisations)
        if offers_person:
            part["person_offered"] = True
        if sent_from:
            part["sent_from"] = list(sent_from)
        if language:
            part["language"] = language
        self._send(
            part, response=response, buttons=[{"title": b.title, "payload": b.payload} for b in buttons], **values
        )

    def ask_for_person(
        self, reason: Reason, *, topic: Service | None = None, organisation: str | None = None, urgent: bool = False
    ) -> None:
        """Ask handoff for a person, with all that is known; to be said beside it in words. ``organisation`` is whose
        caseworker should come; without it that of the topic. A complaint is about how somebody was treated, and what
        was not understood is about something else than the topic before it, so both go to the general desk; and nobody
        is sent back to where they come from.
        """
        before = [] if reason in _ABOUT_NO_TOPIC_BEFORE else self.services([self.slot("service") or ""])
        about = topic or next(iter(before), None)
        event = (
            None if about or reason in _ABOUT_NO_TOPIC_BEFORE else self.directory.find_life_event(self.slot("event"))
        )
        name = about.name if about else event.name if event else None
        whose = organisation or (about.provider if about else self.directory.helper_in(event) if event else None)
        request = HandoffRequest(
            reason=reason,
            topic=about.id if about else None,
            topic_title=name.in_language(self.language) if name else None,
            organisation=None if whose in (self.slot("been_at") or []) else whose,
            summary=summary_of(self),
            urgent=urgent,
            deadline=is_pressed([*(self.slot("questions") or []), self.text]),
        )
        self._hands_over = True
        self._send({"handoff": msgspec.to_builtins(request), "kind": "handed_over"})

    def ask_for_callback(self, request: CallbackRequest) -> None:
        """Ask handoff to have the citizen called back."""
        self._send({"callback": msgspec.to_builtins(request)})

    def remember(self, **slots: Any) -> None:
        """Keep these values for the next turns."""
        self._remembered.update(slots)

    def remember_question(self) -> None:
        """Keep the citizen's own words, for the caseworker who may come."""
        if self.is_typed:
            before = [each for each in self.slot("questions") or [] if each != self.text[:_WORDS_KEPT]]
            self.remember(questions=[*before, self.text[:_WORDS_KEPT]][-_REMEMBERED_QUESTIONS:])

    def remember_shown(self, service: Service) -> None:
        """Keep that the way to ``service`` was shown."""
        before = [each for each in self.slot("shown") or [] if each != service.id]
        self.remember(shown=[*before, service.id][-_REMEMBERED_SERVICES:], service=service.id)

    @property
    def asks_again(self) -> bool:
        """Whether the citizen asked the same in the same words before, and it was answered: that did not help."""
        before = self._tracker.slots
        asked = [str(each).casefold() for each in before.get("questions") or []]
        return self.is_typed and bool(before.get("shown")) and self.text[:_WORDS_KEPT].casefold() in asked

    @property
    def in_plan(self) -> bool:
        """Whether a plan for a business is being made, so that this is something in between."""
        return bool((self.slot("business") or {}).get("open"))

    def return_to_plan(self) -> None:
        """Let a plan that is being made go on after this; or wait, when a person was asked for."""
        if self.in_plan and self._hands_over:
            self.remember(business={**self.slot("business"), "open": False})
        elif self.in_plan and self.asked in ("nothing", "needed"):
            self._next = "action_business_resume"

    def offer_person_beside(self) -> None:
        """Say before all else that a person can help too, when it sounds like that and nobody said so in this turn."""
        if self.is_in_trouble and self._said_something and not (self._hands_over or self._offers_person):
            self.say("utter_person_too", offers_person=True)
            # Before what has the buttons: those stay last, where they are looked for.
            self._dispatcher.messages.insert(0, self._dispatcher.messages.pop())

    def button(self, title: str, payload: str) -> Button:
        """A button with a title of ``data/texts/buttons.yml``."""
        return Button(title=button_title(title, self.language), payload=payload)

    def events(self) -> list[Event]:
        """What changed in this turn, for Rasa."""
        # What is not said again in this turn was understood, and is no longer asked or offered.
        first = {"misses": 0, "person_for": None, "person_asked": self._hands_over}
        changed = {**first, **self._remembered, "asked": self.asked}
        slots = [SlotSet(name, value) for name, value in changed.items() if self._tracker.slots.get(name) != value]
        # The turn ends here; without this Rasa would look through all rules again to find that out.
        return [*slots, FollowupAction(self._next)]

    def _send(self, part: dict[str, Any], **message: Any) -> None:
        self._dispatcher.utter_message(json_message={PART: part} if part else None, **message)


class LoketAction(Action, ABC):
    """An action of Loket: subclasses give a ``title`` (the name in the domain) and :meth:`act`."""

    title: str
    is_aside: bool = True
    """Whether this is something in between for a plan that is being made."""

    def name(self) -> str:
        """The name in the domain."""
        return self.title

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[Event]:
        """Act, and give what changed (see parent class)."""
        moment = Moment(dispatcher, tracker)
        self.act(moment)
        moment.offer_person_beside()
        if self.is_aside:
            moment.return_to_plan()
        return moment.events()

    @abstractmethod
    def act(self, moment: Moment) -> None:
        """What this action does in one turn."""


def _is_of(need: dict[str, Any], service: Service) -> bool:
    return str(need["topic"]).endswith(f"/{service.id}")
