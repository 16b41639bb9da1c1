"""What waits for a supervisor or for a caseworker, and handing over."""
