"""Looking for bytes that break a parser of ours."""
