"""How well letters of all kinds of offices are described: written from templates, held against the truth."""
