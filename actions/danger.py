"""Somebody in danger: the numbers that help now, big, and a person; never a menu."""

from __future__ import annotations

import re

from actions.danger_words import DangerLine, danger, lines_for
from actions.knowledge import other_language
from actions.moment import LoketAction, Moment
from loket.directory import MUNICIPALITY, Service, Texts
from loket.directory.card import card_of
from loket.telephone import as_read

_WORD = re.compile(r"\w+")
_SURE_OF_DANGER = 0.2
_ANOTHER_SUBJECT = 0.5
_PART = re.compile(r"[.,;!\n]+")
_ASKING = frozenset(("waar", "hoe", "wanneer", "hoelang", "where", "how", "when"))
_SAID = (("thanks", "utter_danger_thanks"), ("goodbye", "utter_danger_goodbye"), ("deny", "utter_danger_no"))
_STAYS = "utter_danger_stays"
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
    if told and moment.intent == "municipality_given":  # only its number was still to be told
        _say_lines(moment, service, kind="answered")
        return
    _say_in_their_language(moment, service)
    _say_lines(moment, service, kind="handed_over")
    if service and not told:  # who goes on about it has seen the card, and needs the numbers and a person
        municipality = moment.directory.municipality(moment.slot("municipality"))
        card = card_of(moment.directory, service, moment.language, municipality)
        moment.say("utter_card", card=card, urgent=True, summary=service.summary.in_language(moment.language))
        moment.remember_shown(service)
    moment.say("utter_distress_person")
    if _calls_own_municipality(moment, service) and not moment.slot("municipality"):
        moment.say("utter_distress_municipality")
        moment.remember(municipality_asked=True)
    moment.ask_for_person("distress", topic=service, urgent=True)


def say_after_danger(moment: Moment) -> bool:
    """Whether somebody told of danger before and now says that it is over, or perhaps, and was answered: kindly, with
    the numbers once more and a person, for nobody can tell from here whether it is.
    """
    last = _told_before(moment)
    known = danger()
    over = _says(moment, known.over)
    if last is None or not (over or _says(moment, known.perhaps)):
        return False
    moment.remember_question()
    _say_numbers(moment, last, "utter_after_danger" if over else "utter_danger_perhaps")
    return True


class AfterDanger(LoketAction):
    """Thanks, a no, a goodbye or a few words, right after danger was told."""

    title = "action_after_danger"

    def act(self, moment: Moment) -> None:
        """Answer kindly what was said, keep the numbers and the way to a person, and ask nothing."""
        last = _told_before(moment)
        if last is None or say_after_danger(moment):
            return
        _say_numbers(moment, last, next((said for intent, said in _SAID if moment.chance(intent)), _STAYS))


def leave_danger(moment: Moment) -> bool:
    """Whether the talk was about danger just before: who wants to leave it there keeps the numbers and the way to a
    person, and is asked nothing.
    """
    last = _told_before(moment)
    if last is None:
        return False
    _say_numbers(moment, last, "utter_distress", urgent=True)
    return True


def _say_numbers(moment: Moment, last: Service, response: str, *, urgent: bool = False) -> None:
    """Say ``response`` with the numbers of ``last`` and a way to a person."""
    moment.say(
        response,
        buttons=[moment.button("person", "/ask_person")],
        urgent=urgent,
        services=[last],
        offers_person=True,
        lines=_lines(moment, last),
    )


def stay_with_danger(moment: Moment) -> bool:
    """Whether the talk was about danger just before and the message is about nothing else that is clear: then the
    numbers come again, calmly, and never a menu. A person was asked for when the danger was told.
    """
    last = _told_before(moment)
    if last is None or not moment.is_typed:
        return False
    if any(moment.confidence(each) >= _ANOTHER_SUBJECT for each in moment.likely_services(0.0)[:1]):
        return False
    moment.remember_question()
    _say_numbers(moment, last, "utter_distress_still")
    return True


def _told_before(moment: Moment) -> Service | None:
    """The danger that the talk was about just before."""
    last = next(iter(moment.services([moment.slot("service") or ""])), None)
    return last if last is not None and last.urgent else None


def _says(moment: Moment, phrases: Texts) -> bool:
    """Whether the message says one of ``phrases``, such as that a danger is over. In case of doubt it does not: a
    question does not say so ("where am I safe?"), nor do the same words with which something else goes on ("he is gone
    with my child").
    """
    if not moment.is_typed or "?" in moment.text:
        return False
    wanted = [_words_of(each) for each in (*phrases.nl, *phrases.en)]
    return any(_ends_with(_words_of(part), each) for part in _PART.split(moment.text) for each in wanted)


def _ends_with(words: list[str], phrase: list[str]) -> bool:
    """Whether ``phrase`` stands in ``words`` with hardly anything after it, and not as a question."""
    for start in range(len(words) - len(phrase) + 1):
        after = len(words) - start - len(phrase)
        if words[start : start + len(phrase)] == phrase and after <= _WORDS_AFTER:
            return not (start and words[start - 1] in _ASKING)
    return False


def _words_of(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _say_lines(moment: Moment, service: Service | None, *, kind: str) -> None:
    services = [service] if service else []
    moment.say("utter_distress", urgent=True, kind=kind, services=services, lines=_lines(moment, service))


def _say_in_their_language(moment: Moment, service: Service | None) -> None:
    """The numbers in the language of the message, before all else, when that is not spoken here; once with the sentence
    that everybody gets who writes it.
    """
    code = moment.other_language
    if code is None:
        return
    said = [_filled(moment, each, each.others[code]) for each in _lines_of(moment, service) if code in each.others]
    if moment.slot("other_language_told") != code:
        said.append(other_language(code).sentence)
        moment.remember(other_language_told=code)
    if said:
        moment.say("utter_other_language", urgent=True, language=code, sentence="\n".join(said))


def _lines(moment: Moment, service: Service | None) -> str:
    return "\n".join(_line(moment, each) for each in _lines_of(moment, service))


def _lines_of(moment: Moment, service: Service | None) -> list[DangerLine]:
    """The lines for what is told now, or else before: the name of a municipality tells no danger itself."""
    told = [moment.text] if moment.intent == "distress" else [*(moment.slot("questions") or []), moment.text]
    return lines_for(service.id if service else None, " ".join(told))


def _calls_own_municipality(moment: Moment, service: Service | None) -> bool:
    return any(each.organisation == MUNICIPALITY for each in _lines_of(moment, service))


def _line(moment: Moment, line: DangerLine) -> str:
    own = moment.directory.municipality(moment.slot("municipality"))
    text = line.own if line.own and own and own.telephone else line.text
    return _filled(moment, line, text.in_language(moment.language))


def _filled(moment: Moment, line: DangerLine, text: str) -> str:
    own = moment.directory.municipality(moment.slot("municipality"))
    entrance = f" ({own.name}: {as_read(own.telephone)})" if own and own.telephone else ""
    numbers = moment.directory.organisation(line.organisation).telephone
    number = as_read(numbers[0].number) if numbers else ""
    return text.format(
        number=number,
        entrance=entrance,
        name=own.name if own else "",
        own=as_read(own.telephone) if own and own.telephone else "",
    )
