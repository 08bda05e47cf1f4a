"""Long runs: worker processes, the journal of what is finished, interruptions and progress."""
