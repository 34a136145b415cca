"""Extract → proposals for title, date, language, people and kind: one file per field."""
