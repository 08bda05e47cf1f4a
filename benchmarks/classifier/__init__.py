"""Training the classifier of blocks, and measuring it."""
