"""Several needs at once, in one message or in one conversation: named back, never five referrals in a row."""

from __future__ import annotations

from collections.abc import Sequence

from actions.knowledge import button_title
from actions.moment import Moment
from loket.directory import MUNICIPALITY, LifeEvent, Service
from loket.wire import Button

Subject = Service | LifeEvent

_ONE_PERSON_FROM = 3
"""From so many needs on one caseworker should keep the lead."""
_SEVERAL = "several_problems"
_SOUNDS_LIKE_TROUBLE = 0.1
"""After a trouble that was told, a message that sounds like one so much tells the next …"""
_IS_MEANT = 0.3
"""… when it is about the subject that is shown, and does not only come after it."""
_REMEMBERED = 6  # troubles of a conversation
"""Who keeps the lead when several problems come together: the citizen's own municipality."""


def take_needs(moment: Moment, needs: Sequence[Service]) -> bool:
    """Whether ``needs`` were several, and were answered as such: named back with the question what is most urgent, and
    from three on with the offer of one caseworker for all of them.
    """
    if len(needs) < 2:
        return False
    told = moment.told()
    ask_what_first(moment, told if len(told) > len(needs) else needs)
    return True


def ask_what_first(moment: Moment, told: Sequence[Subject]) -> None:
    """Name back all that was ``told`` (two or more), and ask what is most urgent; from three on, or where more is
    told than what is clear, one caseworker is offered.
    """
    moment.remember_question()
    moment.remember(needs=[each.id for each in told], next_best=[each.id for each in told], person_for=None)
    moment.remember(service=None)  # what was shown before, danger too, is no longer what the talk is about
    for each in told:
        note_trouble(moment, each)
    tells_more = moment.intent == _SEVERAL and moment.parts >= _ONE_PERSON_FROM  # than what is clear
    several = len(told) >= _ONE_PERSON_FROM or tells_more
    if several:
        moment.remember(person_for="several_problems", one_person_offered=True)
    in_trouble = any(_is_trouble(each) for each in told)
    response = "utter_several_needs" if several else "utter_two_troubles" if in_trouble else "utter_two_needs"
    moment.say(
        response,
        buttons=[
            *([moment.button("one_person", "/ask_person")] if several else []),
            *(_choice(moment, each) for each in told),
            *([] if several else [moment.button("person", "/ask_person")]),
        ],
        kind="clarified",
        services=[each for each in told if isinstance(each, Service)],
        organisations=[MUNICIPALITY] if several else [],
        offers_person=several or in_trouble,
        needs=named(told, moment.language),
    )
    moment.asked = "person" if several else "which"


def hand_over_needs(moment: Moment, told: Sequence[Subject]) -> None:
    """Ask for one caseworker of the municipality who keeps the lead, with all that was ``told`` in the summary."""
    moment.remember_question()
    moment.remember(needs=[each.id for each in told], person_for=None, one_person_offered=True)
    needs = [each for each in told if isinstance(each, Service)]
    if len(told) > 1:
        moment.say(
            "utter_needs_one_person",
            kind="handed_over",
            services=needs,
            organisations=[MUNICIPALITY],
            needs=named(told, moment.language),
        )
    else:
        moment.say("utter_several_problems", kind="handed_over", services=needs, organisations=[MUNICIPALITY])
    moment.ask_for_person("several_problems", topic=needs[0] if needs else None, organisation=MUNICIPALITY)


def note_trouble(moment: Moment, subject: Subject) -> None:
    """Keep that ``subject`` came up, when it tells of trouble; or when trouble was told before, and this message sounds
    like it too.
    """
    before: list[str] = moment.slot("troubles") or []
    meant = isinstance(subject, LifeEvent) or moment.confidence(subject) >= _IS_MEANT
    sounds_like_it = bool(before) and moment.is_typed and meant and moment.trouble >= _SOUNDS_LIKE_TROUBLE
    if subject.id in before or not (_is_trouble(subject) or sounds_like_it):
        return
    moment.remember(troubles=[*before, subject.id][-_REMEMBERED:])


def troubles_so_far(moment: Moment) -> list[Subject]:
    """The troubles that came up in the conversation, when there are so many that one caseworker should keep the lead;
    else none.
    """
    troubles = moment.subjects(moment.slot("troubles"))
    return troubles if len(troubles) >= _ONE_PERSON_FROM else []


def offer_one_person(moment: Moment) -> bool:
    """Whether so many troubles came up in the conversation that one caseworker was offered now; once is enough."""
    troubles = troubles_so_far(moment)
    if not troubles or moment.slot("one_person_offered"):
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


def _is_trouble(subject: Subject) -> bool:
    if isinstance(subject, Service):
        return subject.hardship
    return subject.person or subject.person_first


def _choice(moment: Moment, subject: Subject) -> Button:
    kind = "way" if isinstance(subject, Service) else "event"
    entity = "service" if isinstance(subject, Service) else "event"
    return Button(title=subject.name.in_language(moment.language), payload=f'/{kind}{{"{entity}":"{subject.id}"}}')


def named(needs: Sequence[Subject], language: str) -> str:
    """The names of ``needs`` as one phrase: “a, b en c”."""
    names = [each.name.in_language(language) for each in needs]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {button_title('and', language)} {names[-1]}"
