"""Web pages into articles: the text without what stands around it, and what the page says of itself."""
