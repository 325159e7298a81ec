"""Something happened in somebody's life: a kind word, the plan, a person where it is heavy; and what is asked on."""

from __future__ import annotations

from datetime import date, datetime

from actions.choices import offer_likely
from actions.knowledge import asks_for_everything, button_title
from actions.moment import LoketAction, Moment
from actions.needs import note_trouble, offer_one_person
from actions.other_language import say_in_their_language
from actions.way import show_way
from loket.directory import MUNICIPALITY, LifeEvent, Service
from loket.directory.dates import day_in
from loket.directory.hours import ZONE
from loket.directory.plan import plan_of

_LIKELY_ENOUGH = 0.12
"""A life event that is less likely is not offered as one of the choices."""
_ONE_STORY = 0.5
"""The event and the services in its plan together: from here on the plan fits, whichever of them was meant."""
_LEAST_OF_STORY = 0.2
_BESIDE = 0.3
"""A life event that is at least so likely as the service before it, in proportion, may be what was meant."""
_AS_LIKELY = 0.8
_LEAST_BESIDE = 0.08
_ASKED_TOO = 0.15
"""A step whose service is so likely was asked for itself: its organisation comes first."""


def show_plan(moment: Moment, event: LifeEvent) -> None:
    """Say what fits the event, give the plan, and offer a person where the event is heavy."""
    again = event.id in (moment.slot("plans") or [])
    if not again:  # what is said about a plan would push out the story that it began with
        moment.remember_question()
        note_trouble(moment, event)
    moment.remember(event=event.id, service=None, next_best=[], rejections=0)
    _remember_day(moment, event)
    say_in_their_language(moment)
    if event.opening and not again:
        moment.say("utter_event_opening", opening=event.opening.in_language(moment.language))
    if event.person_first and not again:
        moment.say("utter_person_first")
    first = "utter_plan_gently" if event.person_first else "utter_plan"
    _say_plan(moment, event, "utter_plan_again" if again else first)
    moment.remember(plans=[*(moment.slot("plans") or []), event.id][-3:])
    if event.person_first and not again:
        moment.ask_for_person("human_only")
        return
    _say_what_would_help(moment, event)
    if not moment.in_plan and offer_one_person(moment):
        return
    if event.person or (moment.other_language and not again):
        moment.say(
            "utter_event_person",
            buttons=[moment.button("person", "/ask_person"), moment.button("no_thanks", "/deny")],
            offers_person=True,
        )
        moment.asked = "person"
    elif not again:
        moment.say(
            "utter_needed",
            buttons=[
                moment.button("yes_needed", "/affirm"),
                moment.button("no_needed", "/deny"),
                moment.button("person", "/ask_person"),
            ],
        )
        moment.asked = "needed"


def show_plan_again(moment: Moment) -> bool:
    """Whether there is a plan in this conversation, and it was shown again with what is known now."""
    event = event_so_far(moment)
    if event is None:
        return False
    show_plan(moment, event)
    return True


def event_so_far(moment: Moment) -> LifeEvent | None:
    """The life event that the conversation is about; None when it is about none."""
    return moment.directory.find_life_event(moment.slot("event"))


def offer_event(moment: Moment) -> bool:
    """Whether a life event is likely enough to be shown, or to be one of the choices, and that was done."""
    likely = moment.likely_events(_LIKELY_ENOUGH)
    if not likely:
        return False
    event, chance = likely[0]
    services = moment.likely_services(0.0)
    story = chance + sum(moment.confidence(each) for each in services if each.id in event.services)
    if chance >= _LEAST_OF_STORY and story >= _ONE_STORY:
        show_plan(moment, event)
        return True
    if services and services[0].person_first and moment.confidence(services[0]) > chance:
        return False
    moment.remember_question()
    ranked: list[tuple[LifeEvent | Service, float]] = [*likely[:2]]
    ranked += [(each, moment.confidence(each)) for each in moment.likely_services(_LIKELY_ENOUGH)]
    offer_likely(moment, [each for each, _ in sorted(ranked, key=lambda choice: -choice[1])])
    return True


def tells_event(moment: Moment) -> bool:
    """Whether the message, taken for a question about a service, rather tells what happened, and got the plan: the
    event is nearly as likely, or the service is a step of it or the message asks for everything at once.
    """
    likely = moment.likely_events(_LEAST_BESIDE)
    services = moment.likely_services(0.0)
    if not likely or not services:
        return False
    event, chance = likely[0]
    share = chance / max(moment.confidence(services[0]), chance)
    least = _BESIDE if services[0].id in event.services else _AS_LIKELY
    if share < least and not asks_for_everything(moment.text):
        return False
    show_plan(moment, event)
    return True


def take_up_event(moment: Moment) -> bool:
    """Whether “yes” was said to the one life event that was offered, and its plan was shown."""
    offered: list[str] = moment.slot("next_best") or []
    event = moment.directory.find_life_event(offered[0]) if len(offered) == 1 else None
    if event is None:
        return False
    show_plan(moment, event)
    return True


class ShowLifeEvent(LoketAction):
    """Somebody tells what happened, or chooses it."""

    title = "action_life_event"

    def act(self, moment: Moment) -> None:
        """Show the plan of the event that was chosen, or else of the likeliest one."""
        chosen = moment.directory.find_life_event(None if moment.is_typed else moment.entity("event"))
        likely = [event for event, _ in moment.likely_events(0.0)]
        event = chosen or next(iter(likely), None)
        if event is None:
            moment.say("utter_tell_me")
            moment.asked = "rephrase"
        else:
            show_plan(moment, event)


class ShowPlanAgain(LoketAction):
    """Somebody asks what has to be done now."""

    title = "action_plan_again"

    def act(self, moment: Moment) -> None:
        """Show the plan again, or the service that came after it; without any, ask what it is about."""
        last = moment.services([moment.slot("service") or ""])
        event = event_so_far(moment)
        if last and (event is None or last[0].id not in event.services):
            show_way(moment, last[0])
        elif not show_plan_again(moment):
            moment.say("utter_tell_me", buttons=[moment.button("person", "/ask_person")])
            moment.asked = "rephrase"


def _say_plan(moment: Moment, event: LifeEvent, response: str) -> None:
    municipality = moment.directory.municipality(moment.slot("municipality"))
    happened = day_in(str(moment.slot("event_day") or ""), today())
    plan = plan_of(moment.directory, event, moment.language, municipality, happened)
    # Where the message asked for one step rather than another, its organisation is the first.
    asked = [each.provider for each in moment.likely_services(_ASKED_TOO) if each.id in event.services]
    organisations = list(dict.fromkeys([*asked[:1], *moment.directory.organisations_of(event)]))
    moment.say(response, plan=plan, kind="answered", organisations=organisations)


def _say_what_would_help(moment: Moment, event: LifeEvent) -> None:
    """Which of the municipality and the day would make the plan more exact, and are not known."""
    wanted = []
    if MUNICIPALITY in moment.directory.organisations_of(event) and not moment.slot("municipality"):
        wanted.append(button_title("plan_municipality", moment.language))
        moment.remember(municipality_asked=True)
    if any(step.within for step in event.steps) and not moment.slot("event_day"):
        wanted.append(button_title("plan_day", moment.language))
    if wanted:
        moment.say("utter_plan_more", what=f" {button_title('and', moment.language)} ".join(wanted))


def _remember_day(moment: Moment, event: LifeEvent) -> None:
    day = day_in(moment.text, today(), ahead=event.ahead) if moment.is_typed else None
    if day is not None:
        moment.remember(event_day=f"{day:%d-%m-%Y}")


def today() -> date:
    """This day in the Netherlands."""
    return datetime.now(ZONE).date()
