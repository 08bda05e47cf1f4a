"""Boilerplate: whatever stands in the body of a page and is not the article."""
