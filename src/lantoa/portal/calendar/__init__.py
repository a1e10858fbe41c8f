"""The public calendar: days that come back, honours that were decided, and what is promised; as a page and a feed."""
