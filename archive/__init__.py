"""The record: documents, their texts, people, topics and what happened to them. Knows no Flask and no Whoosh."""
