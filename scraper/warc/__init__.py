"""Captures in WARC files: those of the archive, kept and indexed, and other people's, read."""
