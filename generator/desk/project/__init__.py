"""A project of one's own, and what is generated into it: guide, catalogue, settings of editors."""
