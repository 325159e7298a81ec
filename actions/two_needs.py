"""Two needs in one message of which one is clearly the main one: named back, and begun with without asking first."""

from __future__ import annotations

from collections.abc import Sequence

from actions.moment import Moment
from actions.needs import named
from actions.way import show_way
from loket.directory import Service

_MAIN = 4.0
"""The message as a whole must be so many times likelier to be about the one than about the other."""
_HEARD_AT_ALL = 0.02
"""What the message as a whole is not even so likely to be about was one clause read wrongly: it is not named."""
_CLEAR_CLAUSE = 0.9


def is_one_after_all(moment: Moment, needs: Sequence[Service]) -> bool:
    """Whether one of two ``needs`` is the message as a whole, and the other was one clause read wrongly."""
    main, other = _main_and_other(moment, needs)
    if main is None or other is None:
        return False
    return moment.confidence(other) < _HEARD_AT_ALL and moment.sure_of_need(other) < _CLEAR_CLAUSE


def begin_with_main(moment: Moment, needs: Sequence[Service]) -> bool:
    """Whether one of two ``needs`` was clearly the main one, and the way to it was shown with the other one named."""
    main, other = _main_and_other(moment, needs)
    if main is None or other is None:
        return False
    both = [main, other]
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


def _main_and_other(moment: Moment, needs: Sequence[Service]) -> tuple[Service | None, Service | None]:
    """The one of two ``needs`` that the message as a whole is clearly about, and the other; none where it is open, or
    where one tells of trouble: then the citizen says what is most urgent.
    """
    main = next((each for each in needs if moment.first_topic.partition("/")[2] == each.id), None)
    if len(needs) != 2 or main is None or any(each.hardship for each in needs):
        return None, None
    other = next(each for each in needs if each is not main)
    return (main, other) if moment.confidence(main) >= _MAIN * moment.confidence(other) else (None, None)
