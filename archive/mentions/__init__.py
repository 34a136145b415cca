"""Mentions: dates, figures and identifiers that stand in texts, each in one normal form."""
