"""The doors of caseworkers, and what goes over the wire to them."""
