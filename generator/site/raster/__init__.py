"""Pictures as pixels, for what reads no SVG."""
