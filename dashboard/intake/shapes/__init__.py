"""The city's own map: a GeoJSON file to one checked, joined and simplified shape a district."""
