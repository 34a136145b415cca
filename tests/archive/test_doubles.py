import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from archive.documents import Edit, edit_document
from archive.doubles import (
    NEARLY,
    Double,
    find_doubles,
    foreign,
    forget_text,
    note_missing,
    note_text,
    pairs_of,
    similarity,
)
from archive.models import Document, Fingerprint, FingerprintBand, Text
from tests.archive.conftest import GUEST, OWNER, READER, MakeDocument
from tests.benchmarks.generate import Vocabulary, vocabularies

FORMS = {
    "nl": (
        "Platform Open Haven vzw\nHavenkaai 17\n1080 Brussel\n\nGeachte mevrouw de minister,",
        "Wij schrijven u in naam van onze leden over een zaak die ons zorgen baart.",
        "Wij danken u bij voorbaat voor uw antwoord en blijven graag ter beschikking voor een gesprek.",
        "Met vriendelijke groeten,\n\nJoke Vermael\nvoorzitter Platform Open Haven",
    ),
    "fr": (
        "Platform Open Haven asbl\nHavenkaai 17\n1080 Bruxelles\n\nMadame la Ministre,",
        "Nous vous écrivons au nom de nos membres au sujet d’une affaire qui nous préoccupe.",
        "Nous vous remercions d’avance de votre réponse et restons à votre disposition pour un entretien.",
        "Veuillez agréer, Madame la Ministre, l’expression de nos salutations distinguées.\n\nJoke Vermael\nprésidente",
    ),
    "es": (
        "Platform Open Haven\nHavenkaai 17\n1080 Bruselas\n\nEstimada señora ministra:",
        "Le escribimos en nombre de nuestros miembros sobre un asunto que nos preocupa.",
        "Le agradecemos de antemano su respuesta y quedamos a su disposición para una reunión.",
        "Atentamente,\n\nJoke Vermael\npresidenta de Platform Open Haven",
    ),
    "en": (
        "Platform Open Haven\nHavenkaai 17\n1080 Brussels\n\nDear Minister,",
        "We write to you on behalf of our members about a matter that worries us.",
        "We thank you in advance for your answer and remain at your disposal for a meeting.",
        "Yours sincerely,\n\nJoke Vermael\nchair of Platform Open Haven",
    ),
}
"""What every letter of one office has: head and salutation, a first and a last sentence, closing and signature."""

LENGTHS = (50, 90, 200, 500)
"""Words of the matter of a letter."""


@pytest.fixture(scope="module")
def vocabulary() -> dict[str, Vocabulary]:
    """Words of each language, as unevenly used as in prose."""
    return vocabularies()


def _paragraphs(rng: random.Random, words: Vocabulary, length: int) -> list[str]:
    matter = words.draw(rng, length)
    return [" ".join(matter[at : at + 40]) for at in range(0, length, 40)]


def _letter(language: str, paragraphs: list[str]) -> str:
    head, opening, thanks, closing = FORMS[language]
    return "\n\n".join([head, opening, *paragraphs, thanks, closing])


def _draft(rng: random.Random, paragraphs: list[str], words: Vocabulary, rate: float) -> list[str]:
    """Change a share of the words, and in half of the drafts each move a paragraph or add one of 15 %."""
    changed = [
        " ".join(words.draw(rng, 1)[0] if rng.random() < rate else word for word in paragraph.split())
        for paragraph in paragraphs
    ]
    if rng.random() < 0.5:
        changed.insert(rng.randrange(len(changed)), changed.pop())
    if rng.random() < 0.5:
        extra = sum(len(paragraph.split()) for paragraph in paragraphs) * 15 // 100
        changed.insert(rng.randrange(len(changed) + 1), " ".join(words.draw(rng, extra)))
    return changed


@pytest.fixture
def note(session: Session, make: MakeDocument) -> Callable[..., Document]:
    def add(key: str, text: str, **columns: object) -> Document:
        document = make(key, text=text, **columns)
        note_text(session, document.texts[0])
        return document

    return add


def _numbers(doubles: list[Double]) -> list[tuple[str, str]]:
    return [(each.document.key, each.how) for each in doubles]


def test_the_same_text_in_another_format_is_found(session: Session, note: Callable[..., Document]) -> None:
    text = _letter("nl", ["De am-\nbassade te Puerto Claro blijft dicht, zegt de «minister»."])
    one = note("pdf", text)
    note("docx", text.replace("am-\n", "am").replace("\n", " ").replace("«minister»", "“Minister”"))
    note("other", _letter("nl", ["Volgende maand komen alle leden samen in de grote zaal van het stadhuis."]))
    assert _numbers(find_doubles(session, one, viewer=OWNER)) == [("docx", "same-text")]


def test_what_was_noted_of_a_text_is_enough_to_find_its_doubles(
    session: Session, note: Callable[..., Document]
) -> None:
    """A long text is not read again for every look at its document."""
    text = _letter("nl", ["De ambassade te Puerto Claro blijft dicht, zegt de minister."])
    one, other = note("pdf", text), note("docx", text)
    session.execute(update(Text).where(Text.document_id == one.id).values(text="something else"))
    assert _numbers(find_doubles(session, one, viewer=OWNER)) == [("docx", "same-text")]
    session.execute(delete(Fingerprint))
    assert find_doubles(session, one, viewer=OWNER) == find_doubles(session, other, viewer=OWNER) == []


@pytest.mark.parametrize("rate", [0.01, 0.05, 0.1, 0.2])
def test_drafts_of_one_letter_are_found_and_other_letters_of_the_office_are_not(
    session: Session, note: Callable[..., Document], vocabulary: dict[str, Vocabulary], rate: float
) -> None:
    """Measured on 160 drafts a rate, each among 160 letters of the same office in four languages and lengths."""
    rng = random.Random(20)
    matters = [(language, length, number) for language in FORMS for length in LENGTHS for number in range(10)]
    drafts: dict[str, Document] = {}
    for language, length, number in matters:
        name = f"{language}-{length}-{number}"
        words = vocabulary[language]
        paragraphs = _paragraphs(rng, words, length)
        note(name, _letter(language, paragraphs))
        drafts[name] = note(f"{name}-draft", _letter(language, _draft(rng, paragraphs, words, rate)))
    found = {name: [double.document.key for double in _near(session, draft)] for name, draft in drafts.items()}
    right = sum(name in keys for name, keys in found.items())
    wrong = sum(key.removesuffix("-draft") != name for name, keys in found.items() for key in keys)
    assert right >= (0.99 if rate <= 0.1 else 0.95) * len(drafts), f"{right} of {len(drafts)}"
    assert wrong == 0


def _near(session: Session, document: Document) -> list[Double]:
    return find_doubles(session, document, viewer=OWNER)


def test_short_letters_that_share_all_but_their_matter_are_no_doubles(
    session: Session, note: Callable[..., Document], vocabulary: dict[str, Vocabulary]
) -> None:
    rng = random.Random(4)
    for language in FORMS:
        letters = [
            note(f"{language}-{number}-", _letter(language, _paragraphs(rng, vocabulary[language], 30)))
            for number in range(12)
        ]
        assert [_near(session, letter) for letter in letters] == [[]] * len(letters)


def test_what_is_alike_is_listed_the_closest_first(
    session: Session, note: Callable[..., Document], vocabulary: dict[str, Vocabulary]
) -> None:
    rng, words = random.Random(1), vocabulary["fr"]
    paragraphs = _paragraphs(rng, words, 200)
    one = note("one", _letter("fr", paragraphs))
    note("far", _letter("fr", _draft(rng, paragraphs, words, 0.15)))
    note("near", _letter("fr", [*paragraphs[:-1], paragraphs[-1].replace(" ", " encore ", 2)]))
    note("same", _letter("fr", paragraphs).upper())
    found = _near(session, one)
    assert _numbers(found) == [("same", "same-text"), ("near", "near-text"), ("far", "near-text")]
    assert [1.0, 0.9, NEARLY] <= [round(each.similarity, 2) for each in found] <= [1.0, 1.0, 0.9]


def test_who_may_not_read_a_double_does_not_see_it(session: Session, note: Callable[..., Document]) -> None:
    one = note("one", "De ambassade blijft gesloten.")
    edit_document(session, note("two", "De ambassade blijft gesloten!"), Edit(confidential=True))
    assert [len(find_doubles(session, one, viewer=viewer)) for viewer in (OWNER, READER, GUEST)] == [1, 0, 0]


def test_a_text_that_is_not_noted_yet_is_compared_all_the_same(
    session: Session, make: MakeDocument, note: Callable[..., Document]
) -> None:
    note("one", "De ambassade blijft gesloten.")
    assert _numbers(_near(session, make("two", text="De ambassade blijft gesloten"))) == [("one", "same-text")]


def test_texts_without_words_are_no_doubles(session: Session, note: Callable[..., Document]) -> None:
    documents = [note("one", "— —"), note("two", "…")]
    assert [_near(session, each) for each in documents] == [[], []]
    documents[0].text_version = None
    session.flush()
    assert _near(session, documents[0]) == []


def test_a_form_that_an_office_sends_by_hundreds_is_no_sign(
    session: Session, note: Callable[..., Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    form = "Hierbij bevestigen wij uw inschrijving voor onze algemene vergadering in Brussel, volgende maand, zaal {}."
    letters = [note(f"n-{number}-", form.format(number)) for number in range(12)]
    assert len(_near(session, letters[0])) == 11
    monkeypatch.setattr("archive.doubles._CROWD", 3)
    assert _near(session, letters[0]) == []


def test_an_added_half_leaves_a_draft_and_another_half_does_not() -> None:
    stock, matter, other = ([f"{word}{number}" for number in range(30)] for word in ("stock", "matter", "other"))
    first, longer, second = (pairs_of(" ".join(words)) for words in (stock, stock + matter, stock + other))
    assert foreign(first, longer) == 0.0
    assert foreign(longer, first) == pytest.approx(0.5, abs=0.05)
    assert min(foreign(longer, second), foreign(second, longer)) == pytest.approx(0.5, abs=0.05)
    assert foreign([], first) == 0.0


def test_old_versions_are_not_compared_and_forgotten_texts_leave_nothing(
    session: Session, note: Callable[..., Document]
) -> None:
    one, two = note("one", _letter("en", ["The embassy stays closed."])), note("two", "Other words entirely.")
    two.texts.append(
        Text(version=2, extractor="test", extractor_version=2, text=one.texts[0].text, page_starts=[0], page_labels=[],
             paragraph_starts=[0])
    )  # fmt: skip
    session.flush()
    note_text(session, two.texts[1])
    assert _near(session, one) == []
    two.text_version = 2
    session.flush()
    assert _numbers(_near(session, one)) == [("two", "same-text")]
    for document in (one, two):
        for text in document.texts:
            forget_text(session, text)
            forget_text(session, text)
    assert session.scalars(select(func.count()).select_from(FingerprintBand)).one() == 0
    assert session.scalars(select(func.count()).select_from(Fingerprint)).one() == 0


def test_texts_of_before_are_noted_in_steps(session: Session, make: MakeDocument) -> None:
    for number in range(5):
        make(f"d{number}", text=f"The embassy stays closed, says number {number} of the ministers of that year.")
    assert [note_missing(session, limit=2) for _ in range(4)] == [2, 2, 1, 0]
    assert len(session.scalars(select(Fingerprint)).all()) == 5


def test_erasing_a_document_erases_its_fingerprint(session: Session, note: Callable[..., Document]) -> None:
    document = note("one", "The embassy stays closed, says the minister of that year, in a letter.")
    session.execute(delete(Document).where(Document.id == document.id))
    assert session.scalars(select(FingerprintBand)).all() == []


WORDS = st.lists(
    st.sampled_from(["ambassade", "blijft", "gesloten", "zegt", "minister", "2026", "sancties"]), max_size=40
)


@given(WORDS, WORDS)
def test_similarity_is_symmetric_and_one_for_the_same(one: list[str], other: list[str]) -> None:
    first, second = pairs_of(" ".join(one)), pairs_of(" ".join(other))
    assert similarity(first, second) == similarity(second, first)
    assert 0 <= similarity(first, second) <= 1
    assert similarity(first, first) == (1.0 if first else 0.0)
    assert pairs_of("\n".join(one).upper()) == first


def test_only_the_body_of_a_letter_is_compared() -> None:
    matter = "De ambassade blijft gesloten volgens een brief waarin minister Hallevoet antwoordt op onze vragen."
    assert pairs_of(f"Geachte heer,\n\n{matter}\n\nHoogachtend,\n\nJoke Vermael") == pairs_of(matter)
    assert pairs_of(f"Geachte heer,\n\n{matter}") == pairs_of(matter)
    assert pairs_of("Te weinig woorden") == []
