"""The graph in forms that other programs read; one file a form, each a function from rows to text, streamed."""
