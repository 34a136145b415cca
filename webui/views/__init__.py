"""The pages, one blueprint per noun."""

from webui.views import (
    add,
    cite,
    completions,
    documents,
    feeds,
    home,
    manual,
    originals,
    people,
    records,
    relations,
    review,
    saved,
    search,
    similar,
    topics,
    words,
)

BLUEPRINTS = tuple(
    module.blueprint
    for module in (
        home, search, completions, records, saved, feeds, documents, similar, relations, cite, originals, add, topics,
        people, words, review, manual,
    )
)  # fmt: skip
