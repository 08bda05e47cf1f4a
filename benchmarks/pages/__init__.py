"""What a reader loads with each kind of page, and how Lighthouse scores it: `make bench WHAT=pages`."""
