"""An archive to find things in: the sample corpus, letters of many offices, and generated documents."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import select

from archive.models import Document, Text
from archive.sample import load_sample
from archive.settings import find_sample
from indexer.analyzers import words_of
from tests.benchmarks.filling import document_of, record
from tests.benchmarks.generate import Generated, generate
from tests.evaluation.generate import write_letters
from webui.services import Services

DAY = dt.date(2020, 1, 1)


@dataclass(frozen=True)
class Corpus:
    """What there is to find. ``texts`` are by document id; the letters are there only to be confused with."""

    sample: Mapping[int, "Paragraphs"]
    generated: Mapping[int, "Paragraphs"]
    letters: Mapping[int, "Paragraphs"]

    @cached_property
    def documents_with(self) -> Counter[str]:
        """The number of documents that hold a folded word."""
        everything = (self.sample, self.generated, self.letters)
        return Counter(word for texts in everything for each in texts.values() for word in set(words_of(each.text)))

    @cached_property
    def seen(self) -> dict[str, set[str]]:
        """The words of real prose by language, in lower case."""
        seen: dict[str, set[str]] = {"nl": set(), "fr": set(), "es": set(), "en": set()}
        for texts in (self.sample, self.letters):
            for each in texts.values():
                seen.setdefault(each.language, set()).update(each.text.lower().split())
        return seen


@dataclass(frozen=True)
class Paragraphs:
    """The text of a document, and where its paragraphs start (0-based code points)."""

    language: str
    text: str
    starts: tuple[int, ...]

    def __iter__(self) -> Iterator[str]:
        """Yield the paragraphs."""
        for start, end in zip(self.starts, (*self.starts[1:], len(self.text)), strict=True):
            yield self.text[start:end]


def fill(services: Services, *, generated: int, letters: int) -> Corpus:
    """Fill an empty archive: so many generated documents, and so many letters from each template."""
    for _batch in record(services, generate(generated)):
        pass
    first = _documents(services)
    with services.writing() as session:
        session.add_all(document_of(it) for it in _letters(generated, letters))
        session.commit()
    second = _documents(services)
    options = services.add_options()
    viewer = services.viewer
    for _ in load_sample(services.database, services.originals, find_sample(), viewer=viewer, options=options):
        pass
    services.update_index()
    every = _documents(services)
    return Corpus(
        sample={number: every[number] for number in every.keys() - second.keys()},
        generated=first,
        letters={number: second[number] for number in second.keys() - first.keys()},
    )


def _letters(first: int, each: int) -> Iterator[Generated]:
    for number, it in enumerate(write_letters("development", each=each, seed=5), start=first):
        title = it.truth["title"][0] if it.truth.get("title") else ""
        yield Generated(number, it.template.language, "letter", "out", DAY, title, it.text, (0, 1), ())


def _documents(services: Services) -> dict[int, Paragraphs]:
    with services.reading() as session:
        rows = session.execute(
            select(Document.id, Document.language, Text.text, Text.paragraph_starts).join(Document.text)
        )
        return {number: Paragraphs(language, text, tuple(starts)) for number, language, text, starts in rows}
