"""Which desk takes a conversation, and what happens when it cannot: a rule for each desk, without loops."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from handoff.conversation.state import Need
from loket.directory import Desk, Directory

Trouble = Literal["closed", "nobody", "full", "late"]
"""Why a desk cannot take a conversation well now (see :class:`loket.directory.types.Overflow`)."""

_OTHER_DOORS = "callback"
_WAIT = "wait"


@dataclass(frozen=True)
class Route:
    """Where a conversation goes: into the queue of ``desk``, or (``queued`` false) the citizen is told which doors are
    open, with ``trouble`` of the desk that was meant first. ``passed`` are the desks that could not take it, in order.
    """

    desk: Desk
    queued: bool
    trouble: Trouble | None = None
    passed: tuple[Desk, ...] = ()


def first_desk(known: Directory, need: Need, municipality: str | None = None) -> Desk:
    """The desk that is meant for ``need``: by its reason, by its topic, by the organisation, or the general one; that
    of the group of municipalities that ``municipality`` (CBS code) is in before the one for all.
    """
    near = known.desks_near(municipality)
    by_reason = next((desk for desk in near if need.reason in desk.reasons), None)
    by_topic = next((desk for desk in near if need.topic and need.topic in desk.topics), None)
    return by_reason or by_topic or known.desk_for(need.organisation, municipality)


def route(
    known: Directory, need: Need, trouble_of: Callable[[Desk], Trouble | None], municipality: str | None = None
) -> Route:
    """Where ``need`` of somebody of ``municipality`` goes now. ``trouble_of`` tells what keeps a desk from taking it.

    Every desk is looked at once, so rules that point at each other end; who is in distress ends at the general desk
    when that has people, before being told that everything is closed.
    """
    meant = first_desk(known, need, municipality)
    passed: list[Desk] = []
    desk: Desk | None = meant
    while desk is not None and desk not in passed:
        trouble = trouble_of(desk)
        if trouble is None:
            return Route(desk, queued=True, passed=tuple(passed))
        to = _rule(desk, trouble, need)
        if to == _WAIT:
            return Route(desk, queued=True, trouble=trouble, passed=tuple(passed))
        passed.append(desk)
        desk = None if to == _OTHER_DOORS else next((each for each in known.desks if each.id == to), None)
    if need.urgent and known.general_desk not in passed and trouble_of(known.general_desk) is None:
        return Route(known.general_desk, queued=True, passed=tuple(passed))
    return Route(meant, queued=False, trouble=trouble_of(meant), passed=tuple(passed))


def _rule(desk: Desk, trouble: Trouble, need: Need) -> str:
    """What the desk does with this trouble. Without a rule: who is there waits, where nobody is there other doors open;
    distress is never turned away because others wait.
    """
    if need.urgent and trouble in ("full", "late"):
        return _WAIT
    written = next((each.to for each in desk.overflow if each.when == trouble), None)
    return written or (_WAIT if trouble in ("full", "late") else _OTHER_DOORS)
