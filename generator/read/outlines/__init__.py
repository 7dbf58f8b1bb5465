"""Outlines of the map: GeoJSON to what every map can draw."""
