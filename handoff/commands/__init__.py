"""What citizens, caseworkers and the bot can do with a conversation: one function and one transaction for each."""
