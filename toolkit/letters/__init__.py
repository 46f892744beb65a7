"""Inspection documents: recognising the format and extracting what inspectors wrote."""
