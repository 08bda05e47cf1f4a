"""The archive as books for e-readers: EPUB 3."""
