"""How an organisation that somebody names is reached: “wat is het telefoonnummer van de SVB?”."""

from __future__ import annotations

import re

from actions.called import called
from actions.knowledge import button_title, contact_words, words_that_say_little
from actions.moment import Moment
from actions.organisations import names_of
from loket.directory import Organisation
from loket.directory.card import channels_of
from loket.wire import Channel

_WORD = re.compile(r"\w+")


def tell_contact(moment: Moment) -> bool:
    """Whether the message only asked how to reach one organisation, and that was told."""
    organisation = _asked_about(moment)
    if organisation is None:
        return False
    moment.remember_question()
    municipality = moment.directory.municipality(moment.slot("municipality"))
    ways = channels_of(organisation, moment.language, municipality)
    moment.say(
        "utter_contact",
        buttons=[moment.button("person", "/ask_person")],
        kind="answered",
        organisations=[organisation.id],
        organisation=called(moment, organisation.id),
        ways="\n".join(f"– {_line(moment, each)}" for each in ways),
    )
    return True


def _asked_about(moment: Moment) -> Organisation | None:
    words = set(_WORD.findall(moment.text.casefold()))
    if not words & contact_words():
        return None
    named = names_of(moment.text)
    if len({organisation for organisation, _ in named}) != 1:
        return None
    of_the_name = {word for _, name in named for word in name.split()}
    own = moment.directory.municipality(moment.entity("municipality"))
    of_the_place = set(_WORD.findall(own.name.casefold())) if own else set()
    rest = words - of_the_name - of_the_place - contact_words() - words_that_say_little()
    return None if rest else moment.directory.organisation(named[0][0])


def _line(moment: Moment, way: Channel) -> str:
    kind = button_title(f"way_{way.kind}", moment.language)
    hours = f" ({way.hours})" if way.hours else ""
    return f"{kind}: {way.label}{hours}"
