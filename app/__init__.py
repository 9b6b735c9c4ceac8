"""Answers over HTTP and on the command line. Imports ``graph_schema``; never spaCy, never a database driver."""
