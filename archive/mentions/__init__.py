"""Mentions: dates, figures and identifiers that stand in texts, each in one normal form."""

from archive.mentions.finding import find_mentions, search_terms
from archive.mentions.found import FoundMention
from archive.mentions.stored import documents_with, keep_mentions, mentions_of, store_mentions

__all__ = [
    "FoundMention",
    "documents_with",
    "find_mentions",
    "keep_mentions",
    "mentions_of",
    "search_terms",
    "store_mentions",
]
