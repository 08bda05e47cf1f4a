"""Pelican plugins of the archive: its pages' data and its search index."""
