"""References: where a text points at other documents, and which of the archive it may mean."""
