"""What an article is made of, read from the HTML of its body."""
