"""Text out: pages, citations, charts and maps."""
