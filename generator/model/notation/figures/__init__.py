"""Figures in the words that people use, and what to type in place of one that cannot be read."""
