"""Setting up, starting and checking the project: everything behind ``make``."""
