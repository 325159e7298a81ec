"""“Do you mean …?”: at most three services to choose from, something else, and a person."""

from __future__ import annotations

from collections.abc import Sequence

from actions.moment import Moment
from loket.directory import LifeEvent, Service
from loket.wire import Button

_CHOICES = 3


def offer(
    moment: Moment, services: Sequence[Service | LifeEvent], response: str, *, offers_person: bool = False
) -> None:
    """Offer at most three services or life events, something else, and a person."""
    choices = list(services)[:_CHOICES]
    title = choices[0].name.in_language(moment.language)
    buttons = [Button(title=each.name.in_language(moment.language), payload=_payload(each)) for each in choices]
    one = response == "utter_which" and len(choices) == 1
    moment.say(
        "utter_which_one" if one else response,
        buttons=[*buttons, moment.button("something_else", "/something_else"), moment.button("person", "/ask_person")],
        kind="clarified",
        services=[each for each in choices if isinstance(each, Service)],
        organisations=[moment.directory.organisations_of(each)[0] for each in choices if isinstance(each, LifeEvent)],
        offers_person=offers_person,
        title=title,
    )
    moment.remember(next_best=[each.id for each in choices])
    moment.asked = "which"


def _payload(choice: Service | LifeEvent) -> str:
    if isinstance(choice, LifeEvent):
        return f'/event{{"event":"{choice.id}"}}'
    return f'/way{{"service":"{choice.id}"}}'
