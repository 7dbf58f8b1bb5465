"""Dates as the field writes them, and what to type in place of one that cannot be read."""
