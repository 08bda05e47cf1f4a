"""Articles that a publisher cut into pages: the pager that leads through them, and their joining into one."""
