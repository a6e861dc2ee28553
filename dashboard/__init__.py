"""The reform cockpit: a dashboard with which a city leads its reform of the industrial workforce."""
