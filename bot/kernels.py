"""The kernels of OpenBLAS for this processor, chosen before NumPy loads them."""

from __future__ import annotations

from pathlib import Path

_CPUINFO = Path("/proc/cpuinfo")
_KERNELS = (
    ("SkylakeX", {"avx2", "fma", "avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"}),
    ("Haswell", {"avx2", "fma"}),
)


def kernels_of(cpuinfo: str) -> str | None:
    """The fastest kernels of OpenBLAS (its ``OPENBLAS_CORETYPE``) that a processor can run, from what Linux says of it;
    None where it says too little.

    The OpenBLAS that Rasa's NumPy brings (0.3.20) chooses by the processor's model, and for one that came out later
    takes those of 2004: the sentence encoder then needs nearly three times as long.
    """
    for line in cpuinfo.splitlines():
        name, _, said = line.partition(":")
        if name.strip() == "flags":
            flags = set(said.split())
            return next((kernels for kernels, needed in _KERNELS if needed <= flags), None)
    return None


def environment() -> dict[str, str]:
    """What to set in the environment for it: ``OPENBLAS_CORETYPE``, or nothing."""
    try:
        kernels = kernels_of(_CPUINFO.read_text(encoding="ascii", errors="replace"))
    except OSError:
        return {}
    return {"OPENBLAS_CORETYPE": kernels} if kernels else {}
