"""The spaCy pipeline and its own components; the only place that loads a model."""
