"""The scraper: from a page as its publisher serves it to an article as Markdown."""

VERSION = "0.1.0"
