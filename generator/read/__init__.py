"""Files to records: reading, and what is wrong on the way."""
