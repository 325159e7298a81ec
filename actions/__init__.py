"""What the assistant can do: small rasa-sdk actions that decide and speak. What they know comes from the directory."""
