"""How well, how fast and in how much memory the scraper extracts, beside other extractors: `make bench`."""
