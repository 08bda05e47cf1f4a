"""What building a site costs, beside Hugo, Eleventy and plain Pelican: `make bench WHAT=build`."""
