"""Several needs in one message of which one is clearly the main one: begun with, and what else was told named back."""

from __future__ import annotations

from collections.abc import Sequence

from actions.moment import Moment
from actions.needs import named
from actions.way import show_way
from loket.directory import Service

_TWO = 2
_MAIN = 4.0
"""The message as a whole must be so many times likelier to be about the one than about all others together."""
_NOT_A_CLAUSE = 0.6
"""What no clause tells is the main one from so likely on …"""
_TROUBLE = 0.75
"""… and where trouble is told, the main one or another, from so likely on …"""
_BESIDE_TROUBLE = 0.1
"""… and with all others no likelier than this: else the citizen says what is most urgent."""
_HEARD_AT_ALL = 0.02
"""What the message as a whole is not even so likely to be about was one clause read wrongly: it is not named …"""
_CLEAR_CLAUSE = 0.9
"""… unless the clause is so clear."""


def is_one_after_all(moment: Moment, needs: Sequence[Service]) -> bool:
    """Whether one of ``needs`` is the message as a whole, and the others were clauses read wrongly."""
    main = _main_of(moment, needs)
    return main is not None and not _told_besides(moment, main, needs)


def begin_with_main(moment: Moment, needs: Sequence[Service]) -> bool:
    """Whether one need was clearly the main one, and the way to it was shown with the other one named."""
    main = _main_of(moment, needs)
    besides = _told_besides(moment, main, needs) if main else []
    if main is None or len(besides) != 1:
        main = _asked_of(moment, needs)
        besides = [each for each in needs if each != main]
    if main is None:
        return False
    both = [main, *besides]
    moment.say(
        "utter_two_needs_begin",
        kind="answered",
        services=both,
        needs=named(both, moment.language),
        title=main.name.in_language(moment.language),
    )
    show_way(moment, main)
    moment.remember(needs=[each.id for each in both])
    return True


def _main_of(moment: Moment, needs: Sequence[Service]) -> Service | None:
    """What the message as a whole is clearly about, when several ``needs`` were heard; none where it is open."""
    kind, _, name = moment.first_topic.partition("/")
    main = moment.directory.find_service(name) if kind == "way" else None
    others = [each for each in needs if each != main]
    if len(needs) < 2 or main is None:
        return None
    apart = [each for each in others if not _is_same_need(each, main)]
    rest = sum(moment.confidence(each) for each in apart)
    # Neighbours at one door share what is likely, and lead to the same.
    near = [each for each in moment.likely_services(0.0) if each not in apart and each.provider == main.provider]
    chance = sum(moment.confidence(each) for each in near)
    if chance < _MAIN * rest or (main not in needs and chance < _NOT_A_CLAUSE):
        return None
    if main not in needs:
        # A clause that plainly asks for something else at the same door is what was meant.
        plain = (each for each in needs if _is_same_need(each, main) and moment.sure_of_need(each) >= _CLEAR_CLAUSE)
        main = next(plain, main)
    in_trouble = any(each.hardship for each in (main, *_told_besides(moment, main, needs)))
    return None if in_trouble and (chance < _TROUBLE or rest > _BESIDE_TROUBLE) else main


def _asked_of(moment: Moment, needs: Sequence[Service]) -> Service | None:
    """The one of two needs that the message ends with a question about, after the other was told: “I live here on a
    DAFT permit. May I apply for zorgtoeslag?”. None where a trouble is told: then the citizen says what is most urgent.
    """
    if len(moment.told()) != _TWO or len(needs) != _TWO or any(each.hardship for each in needs):
        return None
    other, last = needs
    asks = [moment.words_of_need(each).endswith("?") for each in (other, last)]
    return last if asks == [False, True] and moment.text.rstrip().endswith("?") else None


def _told_besides(moment: Moment, main: Service, needs: Sequence[Service]) -> list[Service]:
    """The ``needs`` beside ``main`` that are another subject and were truly told."""
    return [
        each
        for each in needs
        if each != main
        and not _is_same_need(each, main)
        and (moment.confidence(each) >= _HEARD_AT_ALL or moment.sure_of_need(each) >= _CLEAR_CLAUSE)
    ]


def _is_same_need(one: Service, other: Service) -> bool:
    return one.provider == other.provider and one.area == other.area
