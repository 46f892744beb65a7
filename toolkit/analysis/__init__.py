"""The toolkit as a library for analysts: documents, measures and workbooks read, and given as pandas frames.

What is here is offered by `toolkit` itself: `from toolkit import read_documents, findings_frame`; docs/analysis.md.
"""
