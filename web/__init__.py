"""What scraper and site must say alike of the web: how an address is read, and which addresses name one article."""
