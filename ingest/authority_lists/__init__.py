"""Authority lists of others: files in which people and organisations stand with their names, ids and offices."""
