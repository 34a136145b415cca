"""How well letters by all kinds of offices are described: written from templates, held against what is known of them."""
