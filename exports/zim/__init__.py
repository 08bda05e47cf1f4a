"""The archive for Kiwix: the built site as a ZIM file."""
