"""Rules of records of any kind, of speakers, and of places."""
