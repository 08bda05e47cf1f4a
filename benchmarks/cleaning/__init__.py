"""How fast a whole archive is cleaned again, on one core and on two, and in how much memory: `make bench`."""
