"""How far one machine goes: many conversations, messages, claims and restarts, on PostgreSQL and Redis."""
