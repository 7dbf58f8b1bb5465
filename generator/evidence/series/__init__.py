"""Figures: as intervals of numbers, in their units, in series that can be compared."""
