"""What citizens, caseworkers and the bot can do with a conversation: one function for each, one transaction for each."""
