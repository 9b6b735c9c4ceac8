"""Claims become facts: pure functions of the set of claims, whatever order the articles came in."""
