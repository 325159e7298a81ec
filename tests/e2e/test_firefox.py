"""The stories that matter most, once more in Firefox: the tests that are named here run in both browsers."""

from __future__ import annotations

import pytest

from tests.e2e.test_interruptions import test_a_reload_and_a_second_tab_show_the_same
from tests.e2e.test_keyboard import test_a_caseworker_logs_in_goes_on_duty_claims_and_answers
from tests.e2e.test_nobody_there import test_a_call_back_is_checked_read_back_promised_and_handled
from tests.e2e.test_plan import (
    test_a_plan_and_a_conversation_go_on_paper,
    test_a_plan_is_ticked_stays_ticked_and_is_seen_by_the_caseworker,
)
from tests.e2e.test_transfer import (
    test_only_a_summary_goes_along_and_the_first_caseworker_stays_until_it_is_taken,
)

__all__ = [
    "test_a_call_back_is_checked_read_back_promised_and_handled",
    "test_a_caseworker_logs_in_goes_on_duty_claims_and_answers",
    "test_a_plan_and_a_conversation_go_on_paper",
    "test_a_plan_is_ticked_stays_ticked_and_is_seen_by_the_caseworker",
    "test_a_reload_and_a_second_tab_show_the_same",
    "test_only_a_summary_goes_along_and_the_first_caseworker_stays_until_it_is_taken",
]

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.parametrize("browser", ["firefox"], indirect=True),
]
