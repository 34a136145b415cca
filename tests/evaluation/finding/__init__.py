"""How well a document is found by what a person remembers of it: ``python -m tests.evaluation.finding``."""
