"""The queue: its order, and an honest estimate of the wait. Plain code, no I/O."""
