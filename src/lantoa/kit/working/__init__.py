"""Background work: the process that runs queued tasks and empties the outbox, and how it is known to be alive."""
