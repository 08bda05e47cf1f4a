"""Tools that the Makefile's commands and the tests use, and the one that draws the README's pictures."""
