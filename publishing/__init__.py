"""From a built site to a published one: it is checked, pushed to GitHub Pages, and its addresses are remembered."""
