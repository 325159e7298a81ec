"""What a citizen prints or keeps: a plan, its calendar, a conversation."""
