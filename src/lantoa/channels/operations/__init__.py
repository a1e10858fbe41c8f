"""What can be done with outlets, dispatches, scripts and subscriptions."""
