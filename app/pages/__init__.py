"""The explorer: pages for people who write no Cypher. Made on the server; scripts only add comfort."""
