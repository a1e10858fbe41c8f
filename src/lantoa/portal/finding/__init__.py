"""Looking up whatever is public: what an address asks for, and the page that finds all kinds of things at once."""
