"""What both sides of Loket share: the directory, personal data, telephone numbers and the message on the wire."""
