"""What a run leaves behind: files written safely, the record of papers, manifest, log and summary."""
