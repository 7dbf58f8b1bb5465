"""Commands that make a project and what is generated into it."""
