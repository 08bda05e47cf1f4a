"""The error of the exports: a sentence for the person at the terminal."""


class ExportError(Exception):
    """Anything that keeps a file from being made; its text names the file and what to do."""
