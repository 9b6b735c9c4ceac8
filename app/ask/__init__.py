"""Questions in plain English: from words to a form, from names to ids, from ids to an answer with its sentences."""
