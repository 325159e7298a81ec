"""The clients: what one process of them does. Light on purpose, for they share the machine with what they measure."""
