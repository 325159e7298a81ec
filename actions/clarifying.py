"""Not sure: ask what was meant, with at most three choices; and what to do when an answer was not the right one."""

from __future__ import annotations

from actions.choices import offer, offer_likely
from actions.danger import stay_with_danger
from actions.heard import is_more_than_a_topic
from actions.life_events import event_so_far, offer_event, take_up_event
from actions.longtail import answer_from_list, offer_from_list, show_product
from actions.moment import LoketAction, Moment
from actions.needs import offer_next_need
from actions.other_language import say_in_their_language
from actions.way import show_way
from loket.directory import Service

_LIKELY_ENOUGH = 0.04
_BEST_LIKELY_ENOUGH = 0.08
"""A service that is less likely is not offered: strange choices are worse than a question."""
_PERSON_RATHER = 0.15
"""From here on a subject for which a person should come first is not one of three choices: a person asks better."""
_A_GOOD_GUESS = 0.25
"""Choices below this count as not understood; after that, only better ones are offered before a person comes."""
_SAME_SUBJECT = 0.15
_CLEAR_STEP = 0.5
"""A step of a plan that was shown is meant when the words are so likely about it, however short they are."""
_FOLLOW_UP_WORDS = 14


class Clarify(LoketAction):
    """The assistant is not sure what was meant."""

    title = "action_clarify"

    def act(self, moment: Moment) -> None:
        """Choices where something is likely; else ask once for other words, and then a person."""
        if moment.intent == "affirm":
            if not take_up_event(moment):
                _take_up_offer(moment)
            return
        if is_more_than_a_topic(moment) or stay_with_danger(moment):
            return
        if moment.is_typed and offer_event(moment):
            return
        likely = moment.likely_services(_LIKELY_ENOUGH)
        subject = _subject_so_far(moment, likely)
        moment.remember_question()
        if subject is not None:
            show_way(moment, subject)
        elif moment.other_language:
            _clarify_in_english(moment, likely)
        elif likely and _needs_person(moment, likely):
            moment.say("utter_person_first", kind="handed_over", services=likely[:1])
            moment.ask_for_person("human_only", topic=likely[0])
        elif answer_from_list(moment) or _offer_products(moment, likely):
            return
        elif likely and moment.confidence(likely[0]) >= (
            _A_GOOD_GUESS if moment.slot("misses") else _BEST_LIKELY_ENOUGH
        ):
            offer_likely(moment, _with_last_shown(moment, likely))
            if moment.confidence(likely[0]) < _A_GOOD_GUESS:
                moment.remember(misses=1)
        else:
            _not_understood(moment)


class SomethingElse(LoketAction):
    """None of what was offered, or a new question."""

    title = "action_something_else"

    def act(self, moment: Moment) -> None:
        """Ask what it is about."""
        moment.say("utter_tell_me", buttons=[moment.button("person", "/ask_person")])
        moment.remember(next_best=[], service=None)
        moment.asked = "rephrase"


class NotNeeded(LoketAction):
    """The answer was not what the citizen needed."""

    title = "action_not_needed"

    def act(self, moment: Moment) -> None:
        """Offer what else was likely; the second time in a row a person."""
        shown = set(moment.slot("shown") or [])
        # What was offered just now and turned down is not offered again.
        offered = moment.slot("asked") == "which"
        others = [] if offered else [s for s in moment.services(moment.slot("next_best")) if s.id not in shown]
        if moment.slot("rejections"):
            moment.say("utter_unhappy")
            moment.ask_for_person("citizen_unhappy")
            moment.remember(rejections=0)
            return
        if others:
            offer(moment, others, "utter_which_next")
        elif moment.intent == "not_helped":
            moment.say(
                "utter_not_helped",
                buttons=[moment.button("person", "/ask_person"), moment.button("no_person", "/deny")],
                offers_person=True,
            )
            moment.asked = "person"
        else:
            moment.say("utter_tell_me", buttons=[moment.button("person", "/ask_person")])
            moment.asked = "rephrase"
        moment.remember(rejections=1)


class Needed(LoketAction):
    """The answer was what the citizen needed."""

    title = "action_needed"

    def act(self, moment: Moment) -> None:
        """Say so, and stay open for the next question."""
        moment.remember(rejections=0, next_best=[])
        if not offer_next_need(moment):
            moment.say("utter_glad")


def _take_up_offer(moment: Moment) -> None:
    """“Yes” to one offer takes it; “yes” to several asks again which."""
    ids: list[str] = moment.slot("next_best") or []
    if len(ids) == 1 and show_product(moment, ids[0]):
        return
    offered = moment.services(ids)
    if len(offered) == 1:
        show_way(moment, offered[0])
    elif offered:
        offer(moment, offered, "utter_which")
    else:
        moment.say("utter_tell_me")
        moment.asked = "rephrase"


def _offer_products(moment: Moment, likely: list[Service]) -> bool:
    """Choices from the list of products, once, and not to a question that may go on about what was shown."""
    best = moment.confidence(likely[0]) if likely else 0.0
    if moment.slot("misses") or _with_last_shown(moment, likely) != likely:
        return False
    services = likely if best >= _BEST_LIKELY_ENOUGH else []
    if not offer_from_list(moment, services, service_first=best >= _A_GOOD_GUESS):
        return False
    moment.remember(misses=1)
    return True


def _clarify_in_english(moment: Moment, likely: list[Service]) -> None:
    """Choices where something is likely enough; otherwise a person, for asking for other words would not help."""
    say_in_their_language(moment)
    if likely and moment.confidence(likely[0]) >= _BEST_LIKELY_ENOUGH:
        offer(moment, likely, "utter_which", offers_person=True)
    else:
        moment.say("utter_hand_over", kind="handed_over", services=likely[:1])
        moment.ask_for_person("human_only", topic=likely[0] if likely else None)


def _subject_so_far(moment: Moment, likely: list[Service]) -> Service | None:
    """The service shown before, when a short question without a clear subject of its own may well be about it."""
    if len(moment.text.split()) > _FOLLOW_UP_WORDS:
        return None
    shown: list[str] = moment.slot("shown") or []
    again = next((s for s in likely if s.id in shown and moment.confidence(s) >= _SAME_SUBJECT), None)
    if again is not None:
        return again
    plans = [moment.directory.find_life_event(each) for each in moment.slot("plans") or []]
    in_plans = {service for event in plans if event for service in event.services}
    return next((s for s in likely[:1] if s.id in in_plans and moment.confidence(s) >= _CLEAR_STEP), None)


def _needs_person(moment: Moment, likely: list[Service]) -> bool:
    """Whether the likeliest service is one for which a person should come first, and not a guess beside what was
    shown.
    """
    sure = moment.confidence(likely[0])
    goes_on = sure < _A_GOOD_GUESS and _with_last_shown(moment, likely) != likely
    rather_not_ours = moment.chance("out_of_scope") > sure
    return likely[0].person_first and sure >= _PERSON_RATHER and not (goes_on or rather_not_ours)


def _with_last_shown(moment: Moment, likely: list[Service]) -> list[Service]:
    """``likely``, after the service shown last when a short question says little itself, like "how long do I have?"."""
    if len(moment.text.split()) > _FOLLOW_UP_WORDS or (likely and moment.confidence(likely[0]) >= _A_GOOD_GUESS):
        return likely
    last = moment.services((moment.slot("shown") or [])[-1:])
    if not last:
        return likely
    # Beside what was shown, a subject that is hardly likely only distracts.
    return [*last, *(each for each in likely if each not in last and moment.confidence(each) >= _SAME_SUBJECT)]


def _not_understood(moment: Moment) -> None:
    if moment.slot("misses"):
        moment.say("utter_not_understood", kind="not_understood")
        moment.ask_for_person("not_understood")
        return
    moment.remember(misses=1)
    event = event_so_far(moment)
    last = _with_last_shown(moment, [])
    if event is not None and not moment.slot("service"):
        offer(moment, moment.services(list(dict.fromkeys(event.services))), "utter_which_step")
    elif last:
        offer(moment, last, "utter_which")
    else:
        moment.say("utter_rephrase", buttons=[moment.button("person", "/ask_person")], kind="not_understood")
        moment.asked = "rephrase"
