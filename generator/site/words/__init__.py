"""The language of the site: words, dates, numbers, references."""
