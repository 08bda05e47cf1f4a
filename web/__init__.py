"""What the rooms must say alike of the web: how addresses are read, which name one article, what is published where."""
