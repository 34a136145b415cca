"""Names with and without forms of address, offices and functions."""

import pytest

from archive.describing.names import is_organisation, is_person, read_addressed, strip_address
from archive.describing.offices import is_public_office, short_office


@pytest.mark.parametrize(
    ("words", "name", "office"),
    [
        ("Geachte heer minister M. Wijnsberge,", "M. Wijnsberge", "minister"),
        ("Geachte minister Vermoer,", "Vermoer", "minister"),
        ("Hooggeachte mevrouw de staatssecretaris,", "", "staatssecretaris"),
        ("Geachte mevrouw Ooms,", "Ooms", ""),
        ("de heer Jan Vermoer, vice-eersteminister", "Jan Vermoer", "vice-eersteminister"),
        ("De heer drs. T. van der Kwast", "T. van der Kwast", ""),
        ("de minister van Buitenlandse Zaken", "", "minister van Buitenlandse Zaken"),
        ("Minister van Financiën, mevrouw Ann Dumoulin", "Ann Dumoulin", "minister van Financiën"),
        ("Monsieur le Ministre,", "", "ministre"),
        ("Madame la Ministre Aurélie Decroisset", "Aurélie Decroisset", "ministre"),
        ("Estimada señora embajadora:", "", "embajadora"),
        ("Excma. Sra. D.ª Rosalía Menéndez Ortiz", "Rosalía Menéndez Ortiz", ""),
        ("Dear High Representative,", "", "high representative"),
        ("Dear Commissioner Sandvik,", "Sandvik", "commissioner"),
        ("The Rt Hon Rowena Hartley", "Rowena Hartley", ""),
        ("Geachte heer, mevrouw,", "", ""),
    ],
)
def test_an_address_is_divided_into_name_and_office(words: str, name: str, office: str) -> None:
    read = read_addressed(words)
    assert (read.name, read.office) == (name, office)


def test_m_is_monsieur_in_french_and_an_initial_elsewhere() -> None:
    assert read_addressed("M. Gauthier Simonet", french=True).name == "Gauthier Simonet"
    assert read_addressed("M. Wijnsberge").name == "M. Wijnsberge"
    assert read_addressed("Gauthier Simonet", french=True).name == "Gauthier Simonet"


@pytest.mark.parametrize(
    "name", ["Joke Van Reusel", "Dra. Lucía Ferrer", "Tomás O’Leary", "T. van der Kwast", "Marie-Claire Dubuisson"]
)
def test_a_full_name_is_a_person(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize(
    "text", ["Griet", "Platform Eilanden Solidair", "Minister Vermoer", "een gewone zin over niets"]
)
def test_what_is_no_full_name_is_no_person(text: str) -> None:
    assert not is_person(text)


@pytest.mark.parametrize(
    "name", ["Zeewacht Vlaanderen vzw", "Red Universitaria del Mar", "CNCD", "11.11.11", "FOD Financiën"]
)
def test_a_house_is_known_by_its_words(name: str) -> None:
    assert is_organisation(name)


@pytest.mark.parametrize(
    ("office", "is_public"),
    [
        ("minister van Financiën", True),
        ("présidente de la Chambre des représentants", True),
        ("volksvertegenwoordigers", True),
        ("voorzitter", False),
        ("porte-parole", False),
    ],
)
def test_an_office_is_public_or_not(office: str, is_public: bool) -> None:  # noqa: FBT001  # a column of the table
    assert is_public_office(office) == is_public


def test_an_office_keeps_its_capitals_where_they_belong() -> None:
    assert (
        short_office("Vice-eersteminister en Minister van Buitenlandse Zaken")
        == "vice-eersteminister en minister van Buitenlandse Zaken"
    )
    assert short_office("MEP") == "MEP"
    assert short_office("geen ambt") == "geen ambt"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Excmo. y Rvdmo. Sr. D. Juan Ruiz", "Juan Ruiz"),
        ("Thiru. A. Joseph Arockiaraj", "A. Joseph Arockiaraj"),
        ("Chief Tonbra Ogidi", "Tonbra Ogidi"),
        ("Maman Joséphine Kapinga", "Joséphine Kapinga"),
        ("Dª. Ana Ruiz", "Ana Ruiz"),
        ("D.ª Ana Ruiz", "Ana Ruiz"),
        ("Mhairi MacAskill CA", "Mhairi MacAskill"),
    ],
)
def test_forms_of_address_are_no_part_of_a_name(words: str, name: str) -> None:
    assert strip_address(words) == name
