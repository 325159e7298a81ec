"""Before anything of Rasa is imported, its environment is set."""

from __future__ import annotations

from bot.places import prepare

prepare()
