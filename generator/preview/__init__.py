"""A preview: what an editor sees of the site while writing, with what is wrong laid over it."""
