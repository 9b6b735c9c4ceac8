"""Pictures as SVG, drawn on the server: the same facts give the same picture."""
