"""Tests that only Chromium can run, because the way to steer Firefox has no word for what they do."""

from __future__ import annotations

import os

import pytest


def chromium_only(reason: str) -> pytest.MarkDecorator:
    """Skip the test when all tests are run in Firefox (``LOKET_TEST_BROWSER=firefox``)."""
    return pytest.mark.skipif(os.environ.get("LOKET_TEST_BROWSER") == "firefox", reason=reason)
