"""Stories as the public reads them: the list, one story, its pictures, and the feed."""
