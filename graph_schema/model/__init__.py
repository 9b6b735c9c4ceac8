"""The vocabulary of the graph: pure, frozen values without any input or output.

Property name in Neo4j = field name in Python = key in JSON, always ``snake_case``.
"""
