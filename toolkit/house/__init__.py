"""House styles: a folder under templates/ each, read and checked here."""
