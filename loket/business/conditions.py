"""Whether a condition holds when some answers are still open: yes, no, or not known yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from loket.business.types import Needs, mentioned

Known = Mapping[str, str]
"""Values by field; a field that is not there is still open."""

Group = tuple[tuple[str, frozenset[str]], ...]


class Condition:
    """Groups of which at least one must hold (when there are any), and groups of which none may."""

    def __init__(self, needs: Sequence[Needs], unless: Sequence[Needs] = ()) -> None:
        self._needs = tuple(_group(each) for each in needs)
        self._unless = tuple(_group(each) for each in unless)
        self.fields = frozenset(field for group in (*self._needs, *self._unless) for field, _ in group)

    def holds(self, known: Known) -> bool | None:
        """Whether it holds; None when that depends on fields that are open."""
        wanted = _any(self._needs, known) if self._needs else True
        if wanted is False:
            return False
        unwanted = _any(self._unless, known)
        if unwanted is True:
            return False
        return True if wanted is True and unwanted is False else None


def _group(needs: Needs) -> Group:
    return tuple(mentioned(needs).items())


def _any(groups: tuple[Group, ...], known: Known) -> bool | None:
    open_ = False
    for group in groups:
        fits = _all(group, known)
        if fits is True:
            return True
        open_ = open_ or fits is None
    return None if open_ else False


def _all(group: Group, known: Known) -> bool | None:
    fits: bool | None = True
    for field, values in group:
        value = known.get(field)
        if value is None:
            fits = None
        elif value not in values:
            return False
    return fits
