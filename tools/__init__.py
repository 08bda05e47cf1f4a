"""Tools that the Makefile's commands and the tests use."""
