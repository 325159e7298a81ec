"""The kernels of OpenBLAS are those that the processor can run, whether or not OpenBLAS knows its model."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from bot.kernels import environment, kernels_of

_AVX2 = "flags\t\t: fpu sse sse2 avx avx2 fma"
_AVX512 = _AVX2 + " avx512f avx512bw avx512cd avx512dq avx512vl"

_TOLD = pytest.mark.skipif(not environment(), reason="this processor tells too little to choose by")


@pytest.mark.parametrize(
    ("cpuinfo", "kernels"),
    [
        (f"model name\t: one of next year\n{_AVX512}\n", "SkylakeX"),
        (f"model name\t: an older one\n{_AVX2}\n", "Haswell"),
        ("flags\t\t: fpu sse sse2\n", None),
        ("Features\t: fp asimd aes\n", None),
        ("", None),
    ],
)
def test_the_fastest_that_the_processor_can_run(cpuinfo: str, kernels: str | None) -> None:
    assert kernels_of(cpuinfo) == kernels


@_TOLD
def test_numpy_loads_them_after_the_environment_was_prepared() -> None:
    told = _architectures({name: value for name, value in os.environ.items() if name != "OPENBLAS_CORETYPE"})
    assert told == {environment()["OPENBLAS_CORETYPE"]}


@_TOLD
def test_what_the_owner_chose_stays() -> None:
    assert _architectures({**os.environ, "OPENBLAS_CORETYPE": "Nehalem"}) == {"Nehalem"}


def _architectures(env: dict[str, str]) -> set[str]:
    script = (
        "from bot.places import prepare; prepare();"
        "import numpy, threadpoolctl; print(*{each['architecture'] for each in threadpoolctl.threadpool_info()"
        " if each['internal_api'] == 'openblas'})"
    )
    done = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, text=True, check=True)
    return set(done.stdout.split())
