"""Somebody in danger: the numbers that help now, big, and a person; never a menu."""

from __future__ import annotations

import re

from actions.knowledge import danger
from actions.moment import LoketAction, Moment
from loket.directory import Service
from loket.directory.card import card_of
from loket.telephone import as_read

_WORD = re.compile(r"\w+")
_SURE_OF_DANGER = 0.2
_OTHERWISE = "any"
_ANOTHER_SUBJECT = 0.5
_PART = re.compile(r"[.,;!\n]+")
_ASKING = frozenset(("waar", "hoe", "wanneer", "hoelang", "where", "how", "when"))
_WORDS_AFTER = 2  # such as "hoor" or "for now"


class Distress(LoketAction):
    """Danger, violence, no will to live, or nothing to eat and nowhere to sleep."""

    title = "action_distress"

    def act(self, moment: Moment) -> None:
        """Give the numbers, the card of who helps when that is clear, and ask for a person with haste."""
        if say_after_danger(moment):
            return
        urgent = [each for each in moment.likely_services(_SURE_OF_DANGER) if each.urgent]
        show_danger(moment, urgent[0] if urgent else _told_before(moment))


def show_danger(moment: Moment, service: Service | None) -> None:
    """Say which numbers help now with what ``service`` is for, and ask for a person with haste."""
    moment.remember_question()
    told = service is not None and service.id in (moment.slot("shown") or [])
    moment.say(
        "utter_distress",
        urgent=True,
        kind="handed_over",
        services=[service] if service else [],
        lines=_lines(moment, service),
    )
    if service and not told:  # who goes on about it has seen the card, and needs the numbers and a person
        municipality = moment.directory.municipality(moment.slot("municipality"))
        card = card_of(moment.directory, service, moment.language, municipality)
        moment.say("utter_card", card=card, urgent=True, summary=service.summary.in_language(moment.language))
        moment.remember_shown(service)
    moment.say("utter_distress_person")
    moment.ask_for_person("distress", topic=service, urgent=True)


def say_after_danger(moment: Moment) -> bool:
    """Whether somebody told of danger before and now says that it is over, and was answered: kindly, with the numbers
    once more and a person, for nobody can tell from here whether it is.
    """
    last = _told_before(moment)
    if last is None or not _is_over(moment):
        return False
    moment.remember_question()
    moment.say(
        "utter_after_danger",
        buttons=[moment.button("person", "/ask_person")],
        services=[last],
        offers_person=True,
        lines=_lines(moment, last),
    )
    return True


def leave_danger(moment: Moment) -> bool:
    """Whether the talk was about danger just before: who wants to leave it there keeps the numbers and the way to a
    person, and is asked nothing.
    """
    last = _told_before(moment)
    if last is None:
        return False
    moment.say(
        "utter_distress",
        buttons=[moment.button("person", "/ask_person")],
        urgent=True,
        services=[last],
        offers_person=True,
        lines=_lines(moment, last),
    )
    return True


def stay_with_danger(moment: Moment) -> bool:
    """Whether the talk was about danger just before and the message is about nothing else that is clear: then the
    numbers and a person come again, and never a menu.
    """
    last = _told_before(moment)
    if last is None or not moment.is_typed:
        return False
    if any(moment.confidence(each) >= _ANOTHER_SUBJECT for each in moment.likely_services(0.0)[:1]):
        return False
    show_danger(moment, last)
    return True


def _told_before(moment: Moment) -> Service | None:
    """The danger that the talk was about just before."""
    last = next(iter(moment.services([moment.slot("service") or ""])), None)
    return last if last is not None and last.urgent else None


def _is_over(moment: Moment) -> bool:
    """Whether the message says that a danger is over, or was none. In case of doubt it does not: a question does not
    say so ("where am I safe?"), nor do the same words with which something else goes on ("he is gone with my child").
    """
    if not moment.is_typed or "?" in moment.text:
        return False
    over = [_words_of(each) for each in (*danger().over.nl, *danger().over.en)]
    return any(_ends_with(_words_of(part), each) for part in _PART.split(moment.text) for each in over)


def _ends_with(words: list[str], phrase: list[str]) -> bool:
    """Whether ``phrase`` stands in ``words`` with hardly anything after it, and not as a question."""
    for start in range(len(words) - len(phrase) + 1):
        after = len(words) - start - len(phrase)
        if words[start : start + len(phrase)] == phrase and after <= _WORDS_AFTER:
            return not (start and words[start - 1] in _ASKING)
    return False


def _words_of(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _lines(moment: Moment, service: Service | None) -> str:
    known = danger()
    names = known.faces.get(service.id if service else _OTHERWISE, known.faces[_OTHERWISE])
    return "\n".join(_line(moment, name) for name in names)


def _line(moment: Moment, name: str) -> str:
    line = danger().lines[name]
    numbers = moment.directory.organisation(line.organisation).telephone
    own = moment.directory.municipality(moment.slot("municipality"))
    entrance = f" ({own.name}: {as_read(own.telephone)})" if own and own.telephone else ""
    number = as_read(numbers[0].number) if numbers else ""
    return line.text.in_language(moment.language).format(number=number, entrance=entrance)
