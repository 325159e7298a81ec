"""The living demonstration: recorded stories played against the real door, so that the console has people in it."""
