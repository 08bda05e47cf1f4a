"""Hindi written for fonts older than Unicode, whose Devanagari letters sit in the places of Latin ones."""
