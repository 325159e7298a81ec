"""What is kept: conversations and their logs, caseworkers, presence, call-backs. SQLite or PostgreSQL."""
