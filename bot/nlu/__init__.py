"""What the assistant understands: components for Rasa's NLU pipeline, and the training phrases of the directory."""
