"""What keeps an archive whole over the years."""
