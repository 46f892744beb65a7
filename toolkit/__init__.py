"""Inspection letters in; findings, workbooks and committee papers out."""

__version__ = "0.1.0"
