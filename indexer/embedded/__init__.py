"""Whoosh, the engine that comes along: files in one folder, no server. Nobody else imports it."""

from indexer.embedded.index import EmbeddedIndex, open_index

__all__ = ["EmbeddedIndex", "open_index"]
