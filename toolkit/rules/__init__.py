"""The field's rules as pure functions: themes, evidence, dates, ratings, suggestions."""
