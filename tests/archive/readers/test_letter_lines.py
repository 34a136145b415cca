import pytest

from archive.readers.letter_lines import CLOSING, DATE, SALUTATION, SENTENCE_END, stands_alone


@pytest.mark.parametrize(
    "line",
    [
        "13 01 26",
        "Gent, 4 mei 2024",
        "Namur, le 21 octobre 2024",
        "Lima, 9 de mayo de 2023",
        "March 3, 2024",
        "2024-03-15",
        "Datum: 4/5/24",
    ],
)
def test_a_date_alone_on_its_line_is_a_date_line(line: str) -> None:
    assert DATE.fullmatch(line)


@pytest.mark.parametrize("line", ["Op 4 mei 2024 schreven wij u", "0499 00 00 00", "13 01/26"])
def test_other_lines_with_numbers_are_none(line: str) -> None:
    assert not DATE.fullmatch(line)


@pytest.mark.parametrize(
    "line",
    [
        "Geachte heer minister M. Prins,",
        "Cher collègue,",
        "Chère Madame,",
        "Estimada Lieve:",
        "Dear Sir",
        "Monsieur le Ministre,",
    ],
)
def test_a_greeting_is_a_salutation(line: str) -> None:
    assert SALUTATION.fullmatch(line)


@pytest.mark.parametrize(
    "line", ["Monsieur Bernard Collard", "Madame Lejeune est arrivée. Elle parle,", "Beste resultaten tot nu toe"]
)
def test_an_address_or_a_sentence_is_no_salutation(line: str) -> None:
    assert not SALUTATION.fullmatch(line)


@pytest.mark.parametrize(
    "line",
    [
        "Met vriendelijke groeten,",
        "Hoogachtend",
        "Groeten,",
        "Bien à vous,",
        "Sin otro particular, le saludamos atentamente,",
        "Yours sincerely,",
        "Met de meeste hoogachting,",
        "Veuillez agréer, Madame, nos salutations distinguées.",
    ],
)
def test_a_formula_closes_a_letter(line: str) -> None:
    assert CLOSING.fullmatch(line)


@pytest.mark.parametrize(
    "line",
    ["Groeten uit de regio zijn altijd welkom", "Met vriendelijke woorden alleen", "Nous vous prions de répondre"],
)
def test_a_sentence_that_only_begins_like_one_closes_nothing(line: str) -> None:
    assert not CLOSING.fullmatch(line)


def test_subjects_stand_alone() -> None:
    assert stands_alone("Objet : la levée du blocus")
    assert not stands_alone("Ook dat is het onderwerp van deze brief")


def test_a_sentence_may_end_inside_quotation_marks() -> None:
    assert SENTENCE_END.search("“Wij blijven.”")
    assert not SENTENCE_END.search("wij blijven,")
