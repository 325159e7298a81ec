"""What the citizens' doors to a PDF have in common."""

from __future__ import annotations

import asyncio

from sanic import HTTPResponse, Request, raw

from handoff.api.citizen.http import HTTP_PATIENCE


async def answer_pdf(request: Request, page: str, name: str) -> HTTPResponse:
    """``page`` (HTML) as a PDF called ``name``, at the pace for one address. Raises ``CommandProblem``."""
    await asyncio.sleep(request.app.ctx.pdf_pace.take(request.remote_addr or request.ip, HTTP_PATIENCE))
    return raw(
        await request.app.ctx.pdf.make(page),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}.pdf"'},
    )
