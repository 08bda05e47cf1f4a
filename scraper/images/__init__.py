"""The pictures of articles: which an article shows, the sizes they are kept in, and the article that shows those."""
