"""From records to a folder: every file of a site, or all that is wrong; whole or not at all."""
