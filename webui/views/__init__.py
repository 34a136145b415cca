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
    translations,
    words,
)

BLUEPRINTS = tuple(
    module.blueprint
    for module in (
        home, search, completions, records, saved, feeds, documents, translations, similar, relations, cite,
        originals, add, topics, people, words, review, manual,
    )
)  # fmt: skip
