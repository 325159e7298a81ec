"""How sure the assistant says it is: what the model makes of it, set right by what questions have shown."""

from __future__ import annotations

from math import exp, log

_STEEPNESS, _SHIFT = 1.24, -0.21
"""Platt scaling, fitted on questions that no part of the model learned from (docs/evaluation.md, "How sure")."""
_DOUBTED_FROM, _CERTAIN_FROM = 0.75, 0.90
"""Between these the assistant was wrong one time in seven: all of it is said as less than certain."""
_CERTAIN = 0.8
"""From here on, people read a confidence as certain."""
_LEAST, _MOST = 1e-4, 1 - 1e-4


def told(sure: float) -> float:
    """The confidence to show for what the model is so ``sure`` of, 0 to 1; who is surer is never shown less."""
    kept = min(max(sure, _LEAST), _MOST)
    scaled = 1 / (1 + exp(-(_STEEPNESS * log(kept / (1 - kept)) + _SHIFT)))
    if not _DOUBTED_FROM < scaled < _CERTAIN_FROM:
        return scaled
    return _DOUBTED_FROM + (scaled - _DOUBTED_FROM) / (_CERTAIN_FROM - _DOUBTED_FROM) * (_CERTAIN - _DOUBTED_FROM)
