"""The doors of citizens: over HTTP, over a WebSocket, and what they take along."""
