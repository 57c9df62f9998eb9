"""The query language, the search index, the orders of cards."""
