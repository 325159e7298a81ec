"""What is heard in a message before its topic: being sent around, what goes on about before, several needs."""

from __future__ import annotations

from actions.callback import take_callback_wish, take_day_part
from actions.contact import tell_contact
from actions.danger import say_after_danger
from actions.follow_up import take_up_shown
from actions.letter import take_letter
from actions.moment import Moment
from actions.needs import take_needs
from actions.plan_follow_up import take_up_plan
from actions.sent_around import is_sent_around
from actions.sent_on import stop_sending_on
from actions.two_needs import begin_with_main, is_one_after_all


def is_more_than_a_topic(moment: Moment) -> bool:
    """Whether the citizen's own words were more than a question about one subject, and were answered as that."""
    if not moment.is_typed:
        return False
    if is_sent_around(moment.text):
        stop_sending_on(moment)
        return True
    before = (
        say_after_danger,
        take_day_part,
        take_callback_wish,
        take_letter,
        tell_contact,
        take_up_plan,
        take_up_shown,
    )
    if any(take(moment) for take in before):
        return True
    needs = moment.needs()
    if is_one_after_all(moment, needs):
        return False
    return begin_with_main(moment, needs) or take_needs(moment, needs)
