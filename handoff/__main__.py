"""The commands of the service: ``python -m handoff serve | migrate | stuck | signals | waits | caseworker | demo``."""

from __future__ import annotations

import argparse
import asyncio
import logging
import sys
from datetime import UTC, datetime, timedelta

from handoff import caseworker_command, demonstration
from handoff.app import create_app
from handoff.repair import command
from handoff.service import Service
from handoff.settings import Settings
from handoff.storage import migrate, signals, stints
from handoff.storage.database import Database
from loket.directory import DirectoryError


def main(arguments: list[str] | None = None) -> int:
    """Run a command; its exit status."""
    parser = argparse.ArgumentParser(prog="python -m handoff", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("serve", help="serve citizens and caseworkers")
    commands.add_parser("migrate", help="bring the database to the newest schema")
    counted = commands.add_parser("signals", help="what went wrong for citizens again and again, by organisation")
    counted.add_argument("--days", type=int, default=30, help="how far to look back")
    waits = commands.add_parser("waits", help="how good the waits were that citizens were told, by desk")
    waits.add_argument("--days", type=int, default=30, help="how far to look back")
    caseworker_command.add_arguments(
        commands.add_parser("caseworker", help="make a caseworker; prints JSON with the password")
    )
    command.add_arguments(commands.add_parser("stuck", help="what is stuck, and --repair"))
    demo = commands.add_parser("demo", help="make the demo caseworker, or give it a new password; prints JSON")
    demo.add_argument("--others", action="store_true", help="the supervisor and colleagues of a demonstration instead")
    chosen = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for chatty in ("httpx", "httpcore", "alembic", "sanic.root"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    try:
        settings = Settings.from_environment()
        if chosen.command == "serve":
            serve(settings)
        elif chosen.command == "migrate":
            asyncio.run(_migrate(settings))
        elif chosen.command == "caseworker":
            sys.stdout.write(asyncio.run(caseworker_command.make(settings, chosen)) + "\n")
        elif chosen.command == "waits":
            sys.stdout.write(asyncio.run(_waits(settings, timedelta(days=chosen.days))))
        elif chosen.command == "stuck":
            return asyncio.run(_stuck(settings, chosen))
        elif chosen.command == "signals":
            sys.stdout.write(asyncio.run(_signals(settings, timedelta(days=chosen.days))))
        else:
            make = demonstration.make_others if chosen.others else demonstration.make_watcher
            sys.stdout.write(asyncio.run(make(settings)) + "\n")
    except (ValueError, DirectoryError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def serve(settings: Settings) -> None:
    """Serve until a signal ends it."""
    app = create_app(Service(settings))
    app.run(host=settings.host, port=settings.port, single_process=True, access_log=False, motd=False)


async def _migrate(settings: Settings) -> None:
    database = Database(settings.database_url)
    await migrate.upgrade(database)
    await database.close()


async def _signals(settings: Settings, back: timedelta) -> str:
    """The signals of the time ``back`` from now, one line each; a line that says so when there are none."""
    database = Database(settings.database_url)
    found = await signals.counts(database, datetime.now(UTC) - back)
    await database.close()
    if not found:
        return f"No signals in the last {back.days} days.\n"
    lines = [f"{each.times:6}  {each.kind:15} {each.organisation or '-':28} {each.topic or '-'}" for each in found]
    return "\n".join([f"{'times':>6}  {'what':15} {'organisation':28} topic", *lines]) + "\n"


async def _waits(settings: Settings, back: timedelta) -> str:
    """How many of the waits that were told in the time ``back`` from now came true, one line for each desk."""
    database = Database(settings.database_url)
    found = await stints.kept(database, datetime.now(UTC) - back)
    await database.close()
    if not found:
        return f"Nobody came to a caseworker in the last {back.days} days.\n"
    lines = [
        f"{each.desk:24} {each.claimed:8} {each.told:6} {each.inside / each.told if each.told else 0:8.0%}"
        for each in found
    ]
    return "\n".join([f"{'desk':24} {'helped':>8} {'told':>6} {'inside':>8}", *lines]) + "\n"


async def _stuck(settings: Settings, chosen: argparse.Namespace) -> int:
    """Show what is stuck, and repair it; the exit status."""
    service = Service(settings)
    await service.bus.start()
    try:
        return await command.stuck(service, chosen, lambda line: print(line))
    finally:
        await service.bus.close()
        await service.bot.close()
        await service.database.close()


if __name__ == "__main__":
    sys.exit(main())
