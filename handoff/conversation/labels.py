"""Labels: what a conversation was about beside its topic, in the words of the organisation. Plain code."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from handoff.conversation import sight
from loket.personal_data import mask

LIMIT = 60
"""Characters of a label."""
MOST = 20
"""Labels on one conversation."""

SIGNALS = (
    "sent_around",
    "cannot_log_in",
    "letter_unclear",
    "waited_long",
    "several_organisations",
    "language_barrier",
)
"""What goes wrong for citizens again and again: every organisation has these, each client has the words for them."""


def tidied(label: str) -> str:
    """``label`` as it is kept: single spaces, no personal data; empty when nothing is left or it is too long."""
    clean = mask(" ".join(label.split())).text
    return clean if len(clean) <= LIMIT else ""


def labelled(labels: Mapping[str, int], added: Iterable[str], removed: Collection[str], seq: int) -> dict[str, int]:
    """``labels`` (each with the seq of the event that put it there) after the event ``seq``."""
    kept = {label: since for label, since in labels.items() if label not in removed}
    return kept | {label: seq for label in added if label not in kept}


def readable_labels(labels: Mapping[str, int], curtains: list[sight.Curtain], desks: Collection[str]) -> list[str]:
    """The labels that somebody of ``desks`` may read, in the order in which they were put there."""
    return [label for label, seq in labels.items() if sight.may_read(curtains, desks, seq)]
