"""What is measured, in which order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from bench import loket
from bench.default_bot import model as default_model
from bench.default_bot import server as default_server
from bench.figures import AT_A_TIME, Figures, latency_of
from bench.load.clients import carry_out
from bench.load.orders import Deliveries, Measured, Turns, together
from bench.processes import Running
from launch.problem import Problem

AT_ONCE = (1, AT_A_TIME, 32)
ROUNDS = 2
WARM_UP = 3.0
DELIVERED_TO, PAUSE = 50, 2.5
DELIVERING = 2
"""Times as long as a measurement of turns: a p99 needs many messages, and these are few in a second."""


@dataclass(frozen=True)
class Chosen:
    """How long each measurement takes (seconds), how many bots there are, and whether without the default pipeline."""

    seconds: float
    bots: int
    skip_default: bool


@dataclass
class Side:
    """One of the two that are compared: where it is, what it consists of, and what its rounds gave.

    ``busy`` is the processor time (seconds) of each process in the rounds, for ``answered`` turns.
    """

    door: Literal["widget", "rest"]
    url: str
    processes: list[Running]
    rounds: list[Measured] = field(default_factory=list)
    busy: dict[str, float] = field(default_factory=dict)
    answered: int = 0

    def turns(self, conversations: int, seconds: float) -> Measured:
        """Turns at so many conversations at a time."""
        return carry_out(Turns(door=self.door, url=self.url, conversations=conversations, seconds=seconds))

    def round(self, seconds: float) -> Measured:
        """A round of the comparison."""
        before = {each.name: each.busy() for each in self.processes}
        measured = self.turns(AT_A_TIME, seconds)
        for each in self.processes:
            self.busy[each.name] = self.busy.get(each.name, 0.0) + each.busy() - before[each.name]
        self.answered += measured.answered
        self.rounds.append(measured)
        return measured

    def busy_per_turn(self) -> dict[str, float]:
        """Milliseconds of processor time that a turn costs each process. Raises ValueError when none was answered."""
        if not self.answered:
            raise ValueError("nothing was answered")
        return {name: seconds / self.answered * 1000 for name, seconds in self.busy.items()}


def measure(chosen: Chosen, folder: Path, tell: Callable[[str], None]) -> Figures:
    """Everything, one after the other; ``tell`` hears what is going on. Raises :class:`Problem`."""
    tell("training the model anew")
    training = loket.train(folder)
    tell(f"… {training:.1f} s")
    default_training = None if chosen.skip_default else _default_model(folder, tell)
    tell("is the model that is served current?")
    loket.make_current(folder)  # right before the start, which must not find a reason to train
    with ExitStack() as stack:
        tell("starting Loket")
        ours = stack.enter_context(loket.serving(folder, chosen.bots))
        tell(f"… restarted in {ours.restart_seconds:.1f} s")
        sides = [Side("widget", ours.url, ours.processes)]
        if not chosen.skip_default:
            tell("starting the default pipeline's server and action server")
            sides.append(Side("rest", *stack.enter_context(default_server.serving(folder))))
        tell("warming up")
        for side in sides:  # the first answers build what later ones find ready
            side.turns(2, WARM_UP)
        try:
            turns = _turns(sides, chosen.seconds, tell)
            alone = _told("bot without handoff", carry_out(_alone(ours.bot_url, chosen.seconds)), tell)
            delivered = _told("caseworker to citizen", carry_out(_deliveries(ours, chosen.seconds)), tell)
            return Figures(
                turns={number: latency_of(run) for number, run in turns.items()},
                bot_alone=latency_of(alone),
                default=latency_of(together(sides[1].rounds)) if sides[1:] else None,
                delivery=latency_of(delivered),
                restart_seconds=ours.restart_seconds,
                start_seconds=ours.start_seconds,
                training_seconds=training,
                default_training_seconds=default_training,
                memory={each.name: each.memory() for side in sides for each in side.processes},
                busy={name: each for side in sides for name, each in side.busy_per_turn().items()},
                rounds=[[each.per_second for each in of_both] for of_both in _rounds(sides)],
            )
        except ValueError as error:
            raise Problem(f"the bench found nothing: {error}") from error


def _turns(sides: Sequence[Side], seconds: float, tell: Callable[[str], None]) -> dict[int, Measured]:
    """Turns of Loket by number at a time.

    In the rounds of the comparison the two sides take turns, so that a machine that gets slower or faster meanwhile
    does so for both.
    """
    ours = sides[0]
    found: dict[int, Measured] = {}
    for number in AT_ONCE:
        if number != AT_A_TIME:
            found[number] = _told(f"Loket, {number} at a time", ours.turns(number, seconds), tell)
            continue
        for _ in range(ROUNDS):
            for side in sides:
                name = "Loket" if side is ours else "default pipeline"
                _told(f"{name}, {number} at a time", side.round(seconds), tell)
        found[number] = together(ours.rounds)
    return found


def _rounds(sides: Sequence[Side]) -> list[tuple[Measured, ...]]:
    """The rounds, with what each side did in it."""
    return list(zip(*(side.rounds for side in sides), strict=True))


def _alone(bot_url: str, seconds: float) -> Turns:
    return Turns(door="bot", url=bot_url, conversations=AT_A_TIME, seconds=seconds)


def _deliveries(ours: loket.Loket, seconds: float) -> Deliveries:
    return Deliveries(
        url=ours.url,
        caseworkers=ours.caseworkers,
        desk=loket.DESK,
        conversations=DELIVERED_TO,
        seconds=DELIVERING * seconds,
        pause=PAUSE,
    )


def _default_model(folder: Path, tell: Callable[[str], None]) -> float:
    """Seconds that training the default pipeline takes, or took when the model is there already."""
    seconds = default_model.trained()
    if seconds is None:
        tell("training the default pipeline: some minutes, and only when the data changed")
        seconds = default_model.train(folder)
    tell(f"the default pipeline was trained in {seconds:.0f} s")
    return seconds


def _told(what: str, measured: Measured, tell: Callable[[str], None]) -> Measured:
    """``measured``, after telling how ``what`` went."""
    found = latency_of(measured)
    tell(f"{what}: p50 {found.p50} ms, p95 {found.p95} ms, {found.per_second} a second, failed {found.failures or 0}")
    return measured
