"""“Do you mean …?”: at most three services to choose from, something else, and a person."""

from __future__ import annotations

from collections.abc import Sequence

from actions.moment import Moment
from loket.directory import Service
from loket.wire import Button

_CHOICES = 3


def offer(moment: Moment, services: Sequence[Service], response: str, *, offers_person: bool = False) -> None:
    """Offer at most three services, something else, and a person."""
    choices = list(services)[:_CHOICES]
    title = choices[0].name.in_language(moment.language)
    buttons = [
        Button(title=each.name.in_language(moment.language), payload=f'/way{{"service":"{each.id}"}}')
        for each in choices
    ]
    one = response == "utter_which" and len(choices) == 1
    moment.say(
        "utter_which_one" if one else response,
        buttons=[*buttons, moment.button("something_else", "/something_else"), moment.button("person", "/ask_person")],
        kind="clarified",
        services=choices,
        offers_person=offers_person,
        title=title,
    )
    moment.remember(next_best=[each.id for each in choices])
    moment.asked = "which"
