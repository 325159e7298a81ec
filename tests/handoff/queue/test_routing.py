"""Every conversation comes to a desk or to open doors, and rules that point at each other end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handoff.conversation.state import Need
from handoff.queue.routing import Trouble, first_desk, route
from loket.directory import Desk, Directory
from loket.directory.types import Overflow

UWV = Need(reason="asked", organisation="uwv")


def with_rules(directory: Directory, **rules: list[Overflow]) -> Directory:
    """The directory with these rules for overflow, and no others."""
    desks = [msgspec.structs.replace(desk, overflow=rules.get(desk.id, [])) for desk in directory.desks]
    return replace(directory, desks=tuple(desks))


def troubles(**found: Trouble) -> Callable[[Desk], Trouble | None]:
    """What is the matter with each desk; the others are fine."""
    return lambda desk: found.get(desk.id)


def test_every_service_leads_to_a_desk(directory: Directory) -> None:
    for service in directory.services:
        need = Need(reason="asked", topic=service.id, organisation=service.provider)
        assert first_desk(directory, need) in directory.desks


def test_what_has_no_desk_goes_to_the_general_one(directory: Directory) -> None:
    assert first_desk(directory, Need(reason="asked")) == directory.general_desk


def test_several_problems_go_to_the_desk_that_keeps_the_lead(directory: Directory) -> None:
    desk = first_desk(directory, Need(reason="several_problems", organisation="uwv"))
    assert "several_problems" in desk.reasons


def test_a_group_of_municipalities_has_a_desk_of_its_own(directory: Directory) -> None:
    desk = directory.desk_for("gemeente")
    together = msgspec.structs.replace(
        desk, id="samen", organisations=["gemeente"], municipalities=["GM0344", "GM0307"]
    )
    known = replace(directory, desks=(*directory.desks, together))
    need = Need(reason="asked", organisation="gemeente")
    assert first_desk(known, need, "GM0307").id == "samen"
    assert first_desk(known, need, "GM0363") == desk
    assert first_desk(known, need) == desk
    several = Need(reason="several_problems", organisation="gemeente")
    assert first_desk(known, several, "GM0307") == first_desk(directory, several)
    assert first_desk(known, Need(reason="asked", organisation="uwv"), "GM0307").id == "uwv"
    assert known.general_desk == directory.general_desk


def test_a_desk_without_trouble_takes_it(directory: Directory) -> None:
    found = route(directory, UWV, troubles())
    assert (found.desk.id, found.queued, found.passed) == ("uwv", True, ())


def test_a_closed_desk_passes_on_by_its_rule(directory: Directory) -> None:
    known = with_rules(directory, uwv=[Overflow(when="closed", to="gemeente")])
    found = route(known, UWV, troubles(uwv="closed"))
    assert (found.desk.id, found.queued, [desk.id for desk in found.passed]) == ("gemeente", True, ["uwv"])


def test_without_a_rule_other_doors_open_where_nobody_is_and_who_comes_late_waits(directory: Directory) -> None:
    known = with_rules(directory)
    closed = route(known, UWV, troubles(uwv="closed"))
    assert (closed.desk.id, closed.queued, closed.trouble) == ("uwv", False, "closed")
    late = route(known, UWV, troubles(uwv="late"))
    assert (late.desk.id, late.queued) == ("uwv", True)


def test_rules_that_point_at_each_other_end_at_the_doors_of_the_first_desk(directory: Directory) -> None:
    known = with_rules(
        directory, uwv=[Overflow(when="full", to="gemeente")], gemeente=[Overflow(when="full", to="uwv")]
    )
    found = route(known, UWV, troubles(uwv="full", gemeente="full"))
    assert (found.desk.id, found.queued, found.trouble) == ("uwv", False, "full")


def test_distress_waits_at_a_full_desk_and_goes_to_the_general_one_when_the_own_is_closed(directory: Directory) -> None:
    known = with_rules(directory, uwv=[Overflow(when="full", to="callback")])
    need = msgspec.structs.replace(UWV, urgent=True)
    assert route(known, need, troubles(uwv="full")).queued
    assert route(known, need, troubles(uwv="closed")).desk == known.general_desk


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_rules_and_any_troubles_end_somewhere(directory: Directory, data: st.DataObject) -> None:
    ids = [desk.id for desk in directory.desks]
    kinds: list[Trouble] = ["closed", "nobody", "full", "late"]
    to = st.sampled_from([*ids, "callback", "wait"])
    rules = {
        desk: [Overflow(when=kind, to=data.draw(to)) for kind in data.draw(st.sets(st.sampled_from(kinds)))]
        for desk in ids
    }
    found = {desk: data.draw(st.sampled_from(kinds)) for desk in data.draw(st.sets(st.sampled_from(ids)))}
    need = Need(reason="asked", organisation="uwv", urgent=data.draw(st.booleans()))
    taken = route(with_rules(directory, **rules), need, troubles(**found))
    assert len({desk.id for desk in taken.passed}) == len(taken.passed)
    assert taken.queued or taken.trouble is not None
