"""The guided plan for starting a business: questions one by one, the answers read back, and the plan."""
