"""The pages, one blueprint per noun."""

from webui.views import (
    add,
    cite,
    documents,
    home,
    manual,
    originals,
    people,
    relations,
    review,
    search,
    topics,
    words,
)

BLUEPRINTS = tuple(
    module.blueprint
    for module in (home, search, documents, relations, cite, originals, add, topics, words, people, review, manual)
)
