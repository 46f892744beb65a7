"""The field's nouns as frozen data; imports nothing of the toolkit."""
