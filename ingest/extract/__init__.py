"""From a parsed article to its claims. ``extract_article`` in ``article.py`` is the way in."""
