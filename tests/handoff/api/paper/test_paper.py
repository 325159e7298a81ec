"""What the pages on paper share."""

from __future__ import annotations

import base64
import hashlib

from handoff.api.paper import plan_page, transcript_page
from handoff.api.paper.style import style_of


def test_each_page_has_what_all_paper_has_and_then_its_own() -> None:
    plan, transcript = style_of("plan_page"), style_of("transcript_page")
    shared = plan[: plan.index("@media print")]
    assert transcript.startswith(shared)
    assert ".box" in plan
    assert ".box" not in transcript
    assert ".speaker" in transcript


def test_the_policy_allows_the_style_of_the_page_alone() -> None:
    for page in (plan_page, transcript_page):
        digest = base64.b64encode(hashlib.sha256(page.STYLE.encode()).digest()).decode()
        assert page.POLICY.endswith(f"style-src 'sha256-{digest}'")
        assert page.POLICY.startswith("default-src 'none'")
