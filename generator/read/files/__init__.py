"""Files as they lie on the disk: which are read, and their texts."""
