"""What a user can hand over, and how each kind of it becomes captures."""
