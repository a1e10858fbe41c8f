"""Fields of work as the public reads them: who is told of in each, how it is done, and where."""
