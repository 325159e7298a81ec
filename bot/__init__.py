"""The Rasa assistant: configuration, domain, NLU components, and the small server that answers one turn at a time."""
