"""Starting a business in the Netherlands: a few questions, and from the answers an ordered plan of steps.

All that it asks and says stands in ``data/business``; ``docs/starting-a-business.md`` tells how to write there.
"""

from loket.business.answers import Answers, known_from, next_question
from loket.business.load import Guide, GuideError, load
from loket.business.plan import steps_for

__all__ = ["Answers", "Guide", "GuideError", "known_from", "load", "next_question", "steps_for"]
