"""Starts the process of clients, and takes over what it measured."""

from __future__ import annotations

import subprocess
import sys

import msgspec

from bench.load.orders import Measured, Order
from launch.leash import die_with_parent
from launch.places import ROOT
from launch.problem import Problem
from launch.steps import stop

BESIDES = 90.0
"""Seconds that opening conversations and the last answers may take, beside the time of measuring."""


def carry_out(order: Order) -> Measured:
    """What ``order`` measured. Raises :class:`Problem` when it could not be carried out."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.load"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=die_with_parent,
    )
    try:
        told, complaints = process.communicate(msgspec.json.encode(order), order.seconds + BESIDES)
    except BaseException:
        stop(process)
        raise
    if process.returncode != 0:
        raise Problem(f"the clients failed: {complaints.decode(errors='replace')[-2000:]}")
    return msgspec.json.decode(told, type=Measured)
