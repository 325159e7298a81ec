"""How well Loket finds the way: the whole bot is asked questions that it was never trained on, and is scored."""
