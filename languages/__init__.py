"""What the project knows of languages and scripts: direction, Latin spelling, slugs and search terms."""
