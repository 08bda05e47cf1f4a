"""How much a search loads, what it finds, how fast it is and what its index costs, beside others: `make bench`."""
