"""The same bot with Rasa's default pipeline, served as Rasa's users serve theirs."""
