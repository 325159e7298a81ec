"""Each kind of founder is asked what matters, and gets the steps that fit and no others."""

from __future__ import annotations

from typing import Any

import pytest

from loket.business import Guide, steps_for
from loket.business.plan import part_of
from tests.loket.business.conftest import FOUNDERS, interview

by_name = pytest.mark.parametrize("founder", FOUNDERS, ids=[each["name"] for each in FOUNDERS])


@by_name
def test_the_plan_has_the_steps_that_fit_and_no_others(guide: Guide, founder: dict[str, Any]) -> None:
    ids = [step.id for step in steps_for(guide, interview(guide, founder["answers"]).answers)]
    known = {step.id for step in guide.steps}
    assert known >= {*founder["must"], *founder["must_not"]}, "the test speaks of a step that does not exist"
    assert [each for each in founder["must"] if each not in ids] == []
    assert [each for each in founder["must_not"] if each in ids] == []


@by_name
def test_only_what_matters_is_asked(guide: Guide, founder: dict[str, Any]) -> None:
    asked = interview(guide, founder["answers"])
    assert set(asked.fields) & set(founder.get("not_asked", [])) == set()
    assert set(founder["answers"]) <= set(asked.fields), "everything that the founder can tell is asked"
    assert len(asked.fields) == len(set(asked.fields))


@by_name
def test_a_step_comes_after_those_that_it_depends_on(guide: Guide, founder: dict[str, Any]) -> None:
    steps = steps_for(guide, interview(guide, founder["answers"]).answers)
    place = {step.id: at for at, step in enumerate(steps)}
    for step in steps:
        assert all(place[other] < place[step.id] for other in step.after if other in place), step.id
    assert [part_of(step) for step in steps] == sorted(part_of(step) for step in steps)


def test_the_order_of_a_plan_from_abroad(guide: Guide) -> None:
    founder = next(each for each in FOUNDERS if each["name"].startswith("American"))
    ids = [step.id for step in steps_for(guide, interview(guide, founder["answers"]).answers)]
    wanted = ["legal-papers", "permit-daft", "register-municipality", "digid", "kvk-eenmanszaak", "bank-account"]
    assert [each for each in ids if each in wanted] == wanted
    assert ids.index("treaty-invest") > ids.index("bank-account")
