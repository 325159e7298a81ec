"""The doors of supervisors, and what goes over the wire to them."""
