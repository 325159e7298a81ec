"""The servers that the tests start for themselves."""

from __future__ import annotations

import asyncpg
import pytest
import redis
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from tests.servers import PostgresServer, database_name


def plain(url: str) -> str:
    """``url`` as asyncpg itself writes it."""
    return url.replace("postgresql+asyncpg://", "postgresql://")


async def test_a_database_is_there_for_sqlalchemy_and_empty(postgres_url: str) -> None:
    engine = create_async_engine(postgres_url)
    async with engine.connect() as connection:
        tables = await connection.execute(text("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
        assert tables.scalar_one() == 0
    await engine.dispose()


async def test_two_tests_never_share_a_database(postgres_server: PostgresServer, postgres_url: str) -> None:
    other = postgres_server.create()
    try:
        assert database_name(other) != database_name(postgres_url)
    finally:
        postgres_server.drop(other)


async def test_a_database_can_be_copied_and_dropped_while_in_use(postgres_server: PostgresServer) -> None:
    template = postgres_server.create()
    connection = await asyncpg.connect(plain(template))
    await connection.execute("CREATE TABLE desk (name text)")
    await connection.close()

    copy = postgres_server.create(database_name(template))
    connection = await asyncpg.connect(plain(copy))
    assert await connection.fetchval("SELECT count(*) FROM desk") == 0
    postgres_server.drop(copy)
    with pytest.raises(asyncpg.PostgresError):
        await connection.fetchval("SELECT count(*) FROM desk")
    postgres_server.drop(template)


@pytest.mark.parametrize("time", ["first", "second"])
def test_redis_is_empty_for_each_test(redis_url: str, time: str) -> None:
    with redis.Redis.from_url(redis_url) as client:
        assert client.dbsize() == 0
        client.set("left by", time)
