"""From files to Documents: finding them, and reading each kind of file."""
