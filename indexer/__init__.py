"""Finding: the query language, the index beside the record, hits with their passages. Knows no Flask."""
