"""What an operator does when something is stuck: shows it, and repairs it after saying what will be done."""
