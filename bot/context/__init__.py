"""What words mean in the conversation in which they are said: after what was shown, on which page."""
