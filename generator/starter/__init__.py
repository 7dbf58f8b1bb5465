"""What `generator init` makes a project of: settings, records to replace, and the world."""
