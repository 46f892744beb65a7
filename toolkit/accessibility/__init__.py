"""Rules of accessibility for Word papers and Excel workbooks, and what breaks them."""
