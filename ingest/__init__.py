"""How articles become claims and facts. The only place that imports spaCy; imports ``graph_schema``, never ``app``."""
