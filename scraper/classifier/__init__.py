"""The learned classifier: which blocks of text on a page are the article."""
