"""Records and evidence to pages."""
