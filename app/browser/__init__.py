"""What Neo4j Browser is given: a guide to play, a style, saved queries."""
