"""How much one file may cost. A letter stays far below all of these; a hostile file stops here."""

LARGEST_FILE = 200_000_000
"""Bytes of a file as received."""

LARGEST_UNPACKED = 500_000_000
"""Bytes of all members of a zip container together, unpacked."""

MOST_PARTS = 5_000
"""Files inside one file, at all depths together: a mailbox of some years."""

LARGEST_TEXT = 20_000_000
"""Characters of text taken from one file: a book of 8,000 pages."""

MOST_PAGES = 5_000
"""Pages of one PDF."""

LARGEST_PICTURE = 200_000_000
"""Points of one picture as received: a page of A3 at 600 to the inch has 70 million."""

MOST_PIXELS = 40_000_000
"""Points of a page whose text is recognised; larger ones are reduced."""


def in_megabytes(size: int) -> str:
    """Write a number of bytes for a person, in whole megabytes."""
    return f"{size // 1_000_000} MB"
