"""The directory as it is shipped is as wide as what people ask a government for."""

from __future__ import annotations

from tests.loket.shipped import directory


def test_at_least_sixty_organisations_and_two_hundred_and_fifty_services_are_known() -> None:
    known = directory()
    assert len({each.id for each in known.organisations}) >= 60
    assert len({each.id for each in known.services}) >= 250


def test_at_least_sixty_organisations_do_something_that_people_can_ask_for_in_both_languages() -> None:
    asked_for = [each for each in directory().services if each.examples.nl and each.examples.en]
    assert len(asked_for) >= 250
    assert len({service.provider for service in asked_for}) >= 60
