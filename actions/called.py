"""What an organisation is called inside a sentence."""

from __future__ import annotations

from actions.knowledge import button_title
from actions.moment import Moment

_LEVEL = "level"


def called(moment: Moment, organisation: str) -> str:
    """The name of the ``organisation`` (id) in the citizen's language; "uw gemeente" for a level of government."""
    known = moment.directory.organisation(organisation)
    name = known.name.in_language(moment.language)
    if known.kind != _LEVEL:
        return name
    return button_title("your_own", moment.language).format(organisation=name[:1].lower() + name[1:])
