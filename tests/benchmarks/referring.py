"""What it costs to find the documents that a letter points at: ``python -m tests.benchmarks.referring [--size 80000]``.

The archive holds documents without texts: references are read from the letter, and held against titles, dates and
people.
"""

import argparse
import datetime as dt
import random
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import quantiles

from sqlalchemy import select

from archive.models import Document, Participation, Person, Text
from archive.references.proposing import propose_relations
from archive.settings import Settings
from tests.benchmarks.generate import vocabularies
from webui.services import Services, open_services

CORRESPONDENTS = 2000
_OF_ALL = (
    "letter",
    "letter",
    "letter",
    "letter",
    "email",
    "article",
    "interview",
    "declaration",
    "agreement",
    "report",
)
_MATTERS = ("Cuba", "Europa", "Ambassade", "Top", "Akkoord", "Embargo", "Handel", "Vrede", "Mensenrechten", "Migratie")
_NOUNS = {"article": "het artikel", "interview": "het interview", "declaration": "de verklaring",
          "agreement": "het akkoord", "report": "het verslag"}  # fmt: skip
_TODAY = dt.date(2026, 1, 13)
_BATCH = 2000


def main() -> None:
    """Fill an archive and propose the relations of letters in it, without keeping them."""
    ask = argparse.ArgumentParser(prog="python -m tests.benchmarks.referring", description=__doc__)
    ask.add_argument("--size", type=int, default=80_000, help="documents in the archive")
    ask.add_argument("--letters", type=int, default=60, help="letters that point at some of them")
    asked = ask.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        open_services(Settings(folder=Path(folder)), create=True) as services,
    ):
        fill(services, asked.size)
        print(f"{asked.size} documents; {report(propose(services, asked.letters))}")


def report(times: list[tuple[float, int]]) -> str:
    """Say what letters cost that were proposed relations: milliseconds of processor time, and how many they got."""
    cuts = quantiles([each for each, _ in times], n=20, method="inclusive")
    found = sum(number for _, number in times)
    return f"{len(times)} letters, {found} relations; p50/p95 {cuts[9]:.1f}/{cuts[18]:.1f} ms a letter"


def fill(services: Services, number: int) -> None:
    """Put documents of an office into an empty archive: its letters with many people, and what it read."""
    source = random.Random(number)
    with services.writing() as session:
        people = [Person(name=f"Persoon {each:04}", folded=f"persoon {each:04}") for each in range(CORRESPONDENTS)]
        session.add_all([Person(name="Open Haven vzw", folded="open haven vzw"), *people])
        session.commit()
        numbers = list(session.scalars(select(Person.id).order_by(Person.id)))
    documents = _documents(source, number, numbers)
    while some := list(islice(documents, _BATCH)):
        with services.writing() as session:
            session.add_all(some)
            session.commit()


def _documents(source: random.Random, number: int, people: list[int]) -> Iterator[Document]:
    words = vocabularies()["nl"].words[200:]
    for each in range(number):
        kind = source.choice(_OF_ALL)
        direction = source.choice(("in", "out")) if kind in {"letter", "email"} else "none"
        title = " ".join([source.choice(_MATTERS), source.choice(_MATTERS), *source.sample(words, 4)])
        document = Document(
            key=f"d{each}",
            kind=kind,
            title=title.title(),
            date=dt.date(2004, 1, 1) + dt.timedelta(days=source.randrange(365 * 22)),
            date_precision="day",
            language="nl",
            direction=direction,
            status="filed",
        )
        parts = [(people[0], "sender"), (source.choice(people[1:]), "recipient")]
        if direction == "in":
            parts = [(person, {"sender": "recipient", "recipient": "sender"}[role]) for person, role in parts]
        if direction != "none":
            document.participations = [Participation(person_id=person, role=role) for person, role in parts]
        yield document


def propose(services: Services, number: int) -> list[tuple[float, int]]:
    """Propose relations of letters that point at documents of the archive; nothing is kept.

    Returns milliseconds of processor time and the number of relations for each.
    """
    source = random.Random(number)
    times: list[tuple[float, int]] = []
    with services.writing() as session:
        known = source.sample(list(session.scalars(select(Document).where(Document.direction != "none"))), number)
        others = source.sample(list(session.scalars(select(Document).where(Document.direction == "none"))), 2 * number)
        for letter, pair in zip(known, zip(others[::2], others[1::2], strict=True), strict=True):
            letter.date = _TODAY
            text = _letter(letter, [*pair])
            letter.texts.append(
                Text(
                    version=1,
                    extractor="generated",
                    extractor_version=1,
                    text=text,
                    page_starts=[0],
                    page_labels=[],
                    paragraph_starts=[0],
                )
            )
            letter.text_version = 1
            session.flush()
            session.expire(letter)
            started = time.process_time()
            found = propose_relations(session, letter, viewer=None, today=_TODAY)
            times.append(((time.process_time() - started) * 1000, len(found)))
        session.rollback()
    return times


def _letter(letter: Document, cited: list[Document]) -> str:
    whose = "Uw" if letter.direction == "out" else "Onze"
    cites = [
        f"Zie {_NOUNS[each.kind]} over {' '.join(islice(each.title.split(), 4))} van {each.date:%d/%m/%Y}."
        for each in cited
    ]
    return (
        f"{whose} brief van 12 maart 2019 en een vorige brief wezen op het akkoord over Cuba en Europa. "
        + " ".join(cites)
        + " Verordening (EG) nr. 2271/96 geldt."
    )


if __name__ == "__main__":
    main()
