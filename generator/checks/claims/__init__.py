"""Rules of claims and their statements."""
