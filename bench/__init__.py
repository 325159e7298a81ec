"""What is measured: how fast Loket answers and delivers, next to the same bot with Rasa's default pipeline."""
