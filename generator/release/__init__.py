"""A built site on its way out: what goes with it, what keeps it back, and how others check it."""
