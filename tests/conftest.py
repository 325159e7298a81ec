"""What all tests share. Loaded in both environments, so it imports nothing that only one of them has."""

from __future__ import annotations

pytest_plugins = ["tests.servers"]
