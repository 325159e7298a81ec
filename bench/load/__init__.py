"""The clients, in a process of their own so that what they cost is not counted as the servers' time."""
