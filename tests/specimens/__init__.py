"""Input made to be wrong, and what the toolkit must say to it."""
