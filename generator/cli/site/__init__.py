"""Commands that build the site and send it out."""
