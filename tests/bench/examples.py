"""Figures of a run in which all was well, for tests that change one of them."""

from __future__ import annotations

from typing import Any

from bench.figures import Figures, Latency


def latency(**changed: Any) -> Latency:
    """A latency that reaches what is wanted, except for what is ``changed``."""
    well: dict[str, Any] = {"p50": 20.0, "p95": 40.0, "p99": 45.0, "count": 600, "per_second": 60.0, "failures": {}}
    return Latency(**{**well, **changed})


def figures(**changed: Any) -> Figures:
    """Figures that reach what is wanted, except for what is ``changed``."""
    well: dict[str, Any] = {
        "turns": {1: latency(), 8: latency(), 32: latency()},
        "bot_alone": latency(per_second=120.0),
        "default": latency(per_second=20.0),
        "delivery": latency(),
        "restart_seconds": 12.34,
        "start_seconds": 9.8,
        "training_seconds": 61.04,
        "default_training_seconds": 300.0,
        "memory": {"bot 1": 511.7, "handoff": 128.2},
        "busy": {"bot 1": 8.0, "handoff": 6.0},
        "rounds": [[54.0, 20.0], [66.0, 20.0]],
    }
    return Figures(**{**well, **changed})
