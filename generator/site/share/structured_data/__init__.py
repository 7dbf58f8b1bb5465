"""What machines read in a page: schema.org as JSON-LD."""
