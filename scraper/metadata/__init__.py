"""What a page says of itself outside its text: headline, authors, dates, topics, language, publisher."""
