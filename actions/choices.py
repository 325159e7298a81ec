"""“Do you mean …?”: at most three services to choose from, something else, and a person."""

from __future__ import annotations

from collections.abc import Sequence

from actions.called import called
from actions.moment import Moment
from actions.other_language import say_in_their_language
from loket.directory import LifeEvent, Service
from loket.wire import Button

_CHOICES = 3
_CLEAR_SUBJECT = 0.3
"""A service that is less likely is not shown as the answer, also when its organisation is sure."""
_HARDLY_A_SUBJECT = 0.2
"""The same in another language, in which less is understood: there also the subjects of others are offered."""
_LIKELY_ENOUGH = 0.04
_LIKELY_DOOR = 0.35
"""From here on the likeliest organisation is named before the choices; below it that would be a guess."""


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


def offer_likely(moment: Moment, services: Sequence[Service | LifeEvent]) -> None:
    """Ask which of the ``services`` or life events is meant; where one organisation is the likely door, that is said
    first: who knows that they mean that one need not choose.
    """
    first = services[0]
    if moment.sure < _LIKELY_DOOR or not moment.first_topic.endswith(f"/{first.id}"):
        offer(moment, services, "utter_which")
        return
    choices = list(services)[:_CHOICES]
    buttons = [Button(title=each.name.in_language(moment.language), payload=_payload(each)) for each in choices]
    moment.say(
        "utter_likely_door",
        buttons=[*buttons, moment.button("something_else", "/something_else"), moment.button("person", "/ask_person")],
        kind="answered",
        organisations=list(dict.fromkeys(_organisation_of(moment, each) for each in choices)),
        offers_person=True,
        organisation=called(moment, _organisation_of(moment, first)),
    )
    moment.remember(next_best=[each.id for each in choices])
    moment.asked = "which"


def _organisation_of(moment: Moment, choice: Service | LifeEvent) -> str:
    return choice.provider if isinstance(choice, Service) else moment.directory.organisations_of(choice)[0]


def _payload(choice: Service | LifeEvent) -> str:
    if isinstance(choice, LifeEvent):
        return f'/event{{"event":"{choice.id}"}}'
    return f'/way{{"service":"{choice.id}"}}'


def offer_at_organisation(moment: Moment, likeliest: Service) -> bool:
    """Whether it was clear whose the question is but not what it is about, and the organisation was named with its
    services to choose from.
    """
    if moment.confidence(likeliest) >= _CLEAR_SUBJECT:
        return False
    if moment.other_language:
        if moment.confidence(likeliest) >= _HARDLY_A_SUBJECT or likeliest.person_first or likeliest.urgent:
            return False
        say_in_their_language(moment)
        moment.remember_question()
        offer_likely(moment, moment.likely_services(_LIKELY_ENOUGH) or [likeliest])
        return True
    same = [each for each in moment.likely_services(_LIKELY_ENOUGH) if each.provider == likeliest.provider][:_CHOICES]
    if len(same) < 2 or any(each.person_first for each in same):
        return False
    moment.remember_question()
    organisation = moment.directory.provider_of(likeliest)
    buttons = [
        Button(title=each.name.in_language(moment.language), payload=f'/way{{"service":"{each.id}"}}') for each in same
    ]
    moment.say(
        "utter_organisation_which",
        buttons=[*buttons, moment.button("something_else", "/something_else"), moment.button("person", "/ask_person")],
        kind="answered",
        organisations=[organisation.id],
        organisation=organisation.name.in_language(moment.language),
    )
    moment.remember(next_best=[each.id for each in same])
    moment.asked = "which"
    return True
