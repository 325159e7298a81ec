"""The tables, by subject. ``docs/storage.md`` describes them; the migrations make them.

All are loaded together, so that one can point at another and ``schema.metadata`` lists them all.
"""

from handoff.storage.tables import attending, casework, conversation_log, organisations, staff, upkeep

__all__ = ["attending", "casework", "conversation_log", "organisations", "staff", "upkeep"]
