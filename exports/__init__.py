"""The archive in one file: a book, a file for Kiwix, the captures for ReplayWeb.page, tables for researchers."""
