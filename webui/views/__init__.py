"""The pages, one blueprint per noun."""

from webui.views import (
    add,
    bulk,
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
    titles,
    topics,
    translations,
    words,
)

BLUEPRINTS = tuple(
    module.blueprint
    for module in (
        home, search, completions, records, saved, feeds, documents, translations, similar, relations, cite,
        originals, add, topics, words, people, review, bulk, titles, manual,
    )
)  # fmt: skip
