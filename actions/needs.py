"""Several needs at once, in one message or in one conversation: named back, never five referrals in a row."""

from __future__ import annotations

from collections.abc import Sequence

from actions.knowledge import button_title
from actions.moment import Moment
from loket.directory import Service
from loket.wire import Button

_CHOICES = 3
_ONE_PERSON_FROM = 3
"""From so many needs on one caseworker should keep the lead."""
_LEVEL = "gemeente"
"""Who keeps the lead when several problems come together: the citizen's own municipality."""


def take_needs(moment: Moment, needs: Sequence[Service]) -> bool:
    """Whether ``needs`` were several, and were answered as such: which one first, or one caseworker for all of them."""
    if len(needs) < 2:
        return False
    moment.remember_question()
    in_trouble = [each for each in needs if each.hardship]
    if in_trouble and (len(needs) >= _ONE_PERSON_FROM or len(in_trouble) > 1):
        hand_over_needs(moment, needs)
        return True
    choices = [
        Button(title=each.name.in_language(moment.language), payload=f'/way{{"service":"{each.id}"}}')
        for each in needs[:_CHOICES]
    ]
    several = len(needs) >= _ONE_PERSON_FROM
    moment.remember(needs=[each.id for each in needs], next_best=[each.id for each in needs], person_for=None)
    if several:
        moment.remember(person_for="several_problems")
    moment.say(
        "utter_several_needs" if several else "utter_two_needs",
        buttons=[*choices, moment.button("one_person" if several else "person", "/ask_person")],
        kind="clarified",
        services=list(needs),
        offers_person=several,
        needs=named(needs, moment.language),
    )
    moment.asked = "which"
    return True


def hand_over_needs(moment: Moment, needs: Sequence[Service]) -> None:
    """Ask for one caseworker of the municipality who keeps the lead, with all ``needs`` in the summary."""
    moment.remember_question()
    moment.remember(needs=[each.id for each in needs], person_for=None)
    if len(needs) > 1:
        moment.say(
            "utter_needs_one_person",
            kind="handed_over",
            services=needs,
            organisations=[_LEVEL],
            needs=named(needs, moment.language),
        )
    else:
        moment.say("utter_several_problems", kind="handed_over", services=needs, organisations=[_LEVEL])
    moment.ask_for_person("several_problems", topic=needs[0] if needs else None, organisation=_LEVEL)


def offer_one_person(moment: Moment) -> bool:
    """Whether so many troubles came up in the conversation that one caseworker was offered now; once is enough."""
    troubles = [each for each in moment.services(moment.slot("shown")) if each.hardship]
    if len(troubles) < _ONE_PERSON_FROM or moment.slot("one_person_offered"):
        return False
    moment.say(
        "utter_needs_offer_person",
        buttons=[moment.button("yes_please", "/affirm"), moment.button("no_thanks", "/deny")],
        offers_person=True,
        needs=named(troubles, moment.language),
    )
    moment.remember(needs=[each.id for each in troubles], person_for="several_problems", one_person_offered=True)
    moment.asked = "person"
    return True


def offer_next_need(moment: Moment) -> bool:
    """Whether there was another need in what the citizen asked before, and the way to it was offered now."""
    shown = set(moment.slot("shown") or [])
    left = [each for each in moment.services(moment.slot("needs")) if each.id not in shown]
    if not left:
        moment.remember(needs=[])
        return False
    title = left[0].name.in_language(moment.language)
    moment.say(
        "utter_also_asked",
        buttons=[
            Button(title=button_title("yes_please", moment.language), payload=f'/way{{"service":"{left[0].id}"}}'),
            moment.button("no_thanks", "/something_else"),
            moment.button("person", "/ask_person"),
        ],
        kind="clarified",
        services=left[:1],
        title=title,
    )
    moment.remember(next_best=[left[0].id], needs=[each.id for each in left])
    moment.asked = "which"
    return True


def named(needs: Sequence[Service], language: str) -> str:
    """The names of ``needs`` as one phrase: “a, b en c”."""
    names = [each.name.in_language(language) for each in needs]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {button_title('and', language)} {names[-1]}"
