"""Commands that say what is wrong, what waits, what changed and why."""
