"""Rules of sources and their addresses."""
