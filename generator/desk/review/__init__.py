"""For whoever reviews: issues, what a change does and why, what waits."""
