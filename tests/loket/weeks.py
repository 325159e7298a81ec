"""Any week of opening times, to draw from."""

from __future__ import annotations

from datetime import time

from hypothesis import strategies as st

from loket.directory import Hours
from loket.directory.hours import DAYS

_quarters = st.integers(0, 95).map(lambda quarter: time(quarter // 4, quarter % 4 * 15))
_periods = st.tuples(_quarters, _quarters).filter(lambda pair: pair[0] < pair[1])
weeks = st.lists(
    st.builds(
        lambda days, period: Hours(days=sorted(days, key=DAYS.index), opens=period[0], closes=period[1]),
        st.sets(st.sampled_from(DAYS), min_size=1),
        _periods,
    ),
    max_size=5,
)
