"""The encrypted register of one laptop: keys, journal, derived tables, search."""
