"""A directory that is made twice as large can be read and learnt from like the real one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.places import DIRECTORY
from evaluation.doubling import SUFFIX, double
from evaluation.growth import Cost, missed, table
from loket.directory import Directory, Service, load


@pytest.fixture(scope="module")
def doubled(tmp_path_factory: pytest.TempPathFactory) -> Directory:
    return _doubled(tmp_path_factory.mktemp("first"), 1)


def _doubled(folder: Path, seed: int) -> Directory:
    """The services of two areas, doubled: the others would prove no more."""
    others = [area.name for area in (DIRECTORY / "services").iterdir() if area.name not in ("education", "housing")]
    shutil.copytree(DIRECTORY, folder / "directory", ignore=shutil.ignore_patterns("life_events", *others))
    double(folder / "directory", seed)
    return load(folder / "directory")


def _number_of_phrases(service: Service) -> int:
    return sum(len(texts.nl) + len(texts.en) for texts in (service.words, service.examples))


def test_every_service_has_a_twin_with_as_many_phrases(doubled: Directory) -> None:
    real = [service for service in doubled.services if not service.id.endswith(SUFFIX)]
    assert len(doubled.services) == 2 * len(real)
    for service in real:
        twin = doubled.service(f"{service.id}{SUFFIX}")
        assert _number_of_phrases(twin) == _number_of_phrases(service)
        assert twin.name != service.name


def test_the_same_seed_makes_the_same_services(doubled: Directory, tmp_path: Path) -> None:
    assert _doubled(tmp_path, 1).services == doubled.services


def cost(**changed: float) -> Cost:
    values = {"training_seconds": 60.0, "parse_p50_ms": 4.0, "parse_p95_ms": 6.0, "model_mb": 5.0} | changed
    return Cost(services=300, **values)


def test_growth_stands_side_by_side() -> None:
    lines = table(cost(), cost(training_seconds=90.0))
    assert [line.split() for line in lines if line.startswith("training")] == [
        ["training,", "s", "60.0", "90.0", "1.50"]
    ]


def test_what_is_too_slow_is_named() -> None:
    assert missed(cost()) == []
    assert missed(cost(training_seconds=200.0, parse_p95_ms=16.0)) == [
        "training took 200 s, wanted at most 180 s",
        "parse p95 is 16.0 ms, wanted at most 15 ms",
    ]
