"""What counts as right: every rule by which an answer is scored, and nothing else. docs/evaluation.md explains them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from evaluation.questions import NONE, Question
from loket.wire import Answer, Understood

CONFIDENT = 0.8
"""From this confidence on, an answer is read as certain."""
FAILED = "failed"
"""The kind of an outcome without an answer."""
_NOTHING: Mapping[str, str] = MappingProxyType({})
FIRST = 3
"""How many organisations top 3 looks at."""


@dataclass(frozen=True)
class Outcome:
    """How the bot did on one question.

    ``organisations`` are those that the answer points to, or those behind the choices of a clarifying question, best
    first; ``whole`` is what the first of them is a part of; ``likely`` adds those of the ranking. ``service`` is
    the one that the answer points to, ``ranked`` the ids of the services and intents considered. ``seconds``: how long
    the answer took.
    """

    question: Question
    kind: str
    confidence: float
    organisations: tuple[str, ...] = ()
    whole: str | None = None
    likely: tuple[str, ...] = ()
    service: str | None = None
    ranked: tuple[str, ...] = ()
    handed_over: bool = False
    person_offered: bool = False
    reason: str | None = None
    seconds: float = 0.0

    @property
    def is_answered(self) -> bool:
        """Whether the bot gave an answer, right or wrong."""
        return self.kind == "answered"

    @property
    def has_failed(self) -> bool:
        """Whether the bot found nothing to say, which is never right."""
        return self.kind == FAILED

    @property
    def is_clarified(self) -> bool:
        """Whether the bot asked which of some choices was meant, and called nobody."""
        return self.kind == "clarified" and not self.handed_over

    @property
    def shown(self) -> str | None:
        """The first organisation that the answer points to; none for a clarifying question."""
        return self.organisations[0] if self.organisations and not self.is_clarified else None

    @property
    def top1(self) -> bool:
        """Whether the first organisation shown is accepted, or nothing was shown where nothing should be."""
        if self.is_clarified or self.has_failed:
            return False
        if self.shown is None:
            return NONE in self.question.orgs and not self.is_answered
        return self._accepts([self.shown, *([self.whole] if self.whole else [])])

    @property
    def top3_shown(self) -> bool:
        """Whether one of the first three organisations that the citizen sees is accepted, also as a choice."""
        return self.top1 or self._accepts(self.organisations[:FIRST])

    @property
    def top3(self) -> bool:
        """The same, with an answer's organisations completed to three by the ranking, and never a clarifying one's."""
        return self.top3_shown or (self.shown is not None and self._accepts(self.likely[:FIRST]))

    @property
    def is_wrong_and_confident(self) -> bool:
        """Whether a wrong organisation was given as if it were certain."""
        return self.is_answered and self.confidence >= CONFIDENT and not self.top1

    @property
    def is_answered_out_of_scope(self) -> bool:
        """Whether something that is not for a government was answered as if it were."""
        return self.question.is_out_of_scope and self.is_answered and not self.top1

    @property
    def person_called(self) -> bool:
        """Whether a person was called, or offered as a part of the answer."""
        return self.handed_over or self.person_offered

    @property
    def service_top1(self) -> bool:
        """Whether the answer points to the very service that the question's topic names."""
        return not self.is_clarified and self.service is not None and self.service == self.question.topic

    @property
    def service_top3(self) -> bool:
        """Whether the question's topic is among the first three that the bot considered, or is the one shown."""
        return self.service_top1 or self.question.topic in self.ranked[:FIRST]

    def _accepts(self, organisations: Iterable[str]) -> bool:
        return any(each in self.question.orgs for each in organisations)


def outcome_of(
    question: Question,
    answer: Answer,
    provider_of: Mapping[str, str],
    seconds: float,
    part_of: Mapping[str, str] = _NOTHING,
) -> Outcome:
    """The outcome of ``answer``. ``provider_of`` has the organisation of each service, ``part_of`` the one that another
    is a part of: who is shown a part has been shown the whole.
    """
    understood = answer.understood or Understood(intent="", confidence=0.0)
    organisations = list(understood.organisations)
    if not organisations and answer.handoff is not None and answer.handoff.organisation is not None:
        organisations = [answer.handoff.organisation]
    ranked = tuple(candidate.id for candidate in understood.ranking)
    behind = [provider_of[each] for each in ranked if each in provider_of]
    return Outcome(
        question=question,
        kind=understood.kind,
        confidence=understood.confidence,
        organisations=tuple(dict.fromkeys(organisations)),
        whole=part_of.get(organisations[0]) if organisations else None,
        likely=tuple(dict.fromkeys([*organisations, *behind])),
        service=understood.service,
        ranked=ranked,
        handed_over=answer.handoff is not None,
        person_offered=understood.person_offered,
        reason=answer.handoff.reason if answer.handoff else None,
        seconds=seconds,
    )


def failed(question: Question, seconds: float) -> Outcome:
    """The outcome when the bot found nothing to say."""
    return Outcome(question=question, kind=FAILED, confidence=0.0, seconds=seconds)
