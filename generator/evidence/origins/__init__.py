"""Chains of attribution, and what they count as: origins and lines of evidence."""
