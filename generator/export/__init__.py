"""Data out: the same facts for researchers, fact-checkers and machines."""
