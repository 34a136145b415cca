"""File → Extract (text, page starts, fields): one file per format."""
