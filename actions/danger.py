"""Somebody in danger: the numbers that help now, big, and a person; never a menu."""

from __future__ import annotations

from actions.knowledge import danger
from actions.moment import LoketAction, Moment
from loket.directory import Service
from loket.directory.card import card_of
from loket.telephone import as_read

_SURE_OF_DANGER = 0.2
_OTHERWISE = "any"


class Distress(LoketAction):
    """Danger, violence, no will to live, or nothing to eat and nowhere to sleep."""

    title = "action_distress"

    def act(self, moment: Moment) -> None:
        """Give the numbers, the card of who helps when that is clear, and ask for a person with haste."""
        urgent = [each for each in moment.likely_services(_SURE_OF_DANGER) if each.urgent]
        show_danger(moment, urgent[0] if urgent else None)


def show_danger(moment: Moment, service: Service | None) -> None:
    """Say which numbers help now with what ``service`` is for, and ask for a person with haste."""
    moment.remember_question()
    known = danger()
    names = known.faces.get(service.id if service else _OTHERWISE, known.faces[_OTHERWISE])
    lines = [_line(moment, name) for name in names]
    moment.say(
        "utter_distress",
        urgent=True,
        kind="handed_over",
        services=[service] if service else [],
        lines="\n".join(lines),
    )
    if service:
        municipality = moment.directory.municipality(moment.slot("municipality"))
        card = card_of(moment.directory, service, moment.language, municipality)
        moment.say("utter_card", card=card, urgent=True, summary=service.summary.in_language(moment.language))
        moment.remember_shown(service)
    moment.say("utter_distress_person")
    moment.ask_for_person("distress", topic=service, urgent=True)


def _line(moment: Moment, name: str) -> str:
    line = danger().lines[name]
    numbers = moment.directory.organisation(line.organisation).telephone
    own = moment.directory.municipality(moment.slot("municipality"))
    entrance = f" ({own.name}: {as_read(own.telephone)})" if own and own.telephone else ""
    number = as_read(numbers[0].number) if numbers else ""
    return line.text.in_language(moment.language).format(number=number, entrance=entrance)
