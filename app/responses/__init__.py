"""The wire shapes: what each answer looks like. Field name = column of the query = key in JSON."""
