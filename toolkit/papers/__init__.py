"""Committee papers: assembled as data, then set into the house's Word template."""
