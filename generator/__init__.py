"""Curated claim records in, an explainer microsite out."""
