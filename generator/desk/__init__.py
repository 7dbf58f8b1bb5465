"""The editor's desk: what helps people to write, change and verify records."""
