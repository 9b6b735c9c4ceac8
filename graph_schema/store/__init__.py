"""How the graph is kept: the only package that imports a database driver."""
