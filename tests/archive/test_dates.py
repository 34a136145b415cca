"""Dates in running text in four languages: what is found, what it means, and what is no date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.date_patterns import MONTHS
from archive.dates import find_dates, month_comes_first

TODAY = date(2026, 11, 23)


def _found(text: str) -> list[str]:
    return [one.iso for one in find_dates(text, today=TODAY)]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("op 13 januari 2026 in Gent", "2026-01-13"),
        ("Namur, le 1er mars 2021", "2021-03-01"),
        ("le 1 er mai 2020", "2020-05-01"),
        ("La Habana, 9 de mayo de 2023", "2023-05-09"),
        ("a los 9 días del mes de noviembre de 2025", "2025-11-09"),
        ("el 5 de abril del 2019", "2019-04-05"),
        ("abril 1 de 2020", "2020-04-01"),
        ("April 7th, 2026", "2026-04-07"),
        ("the 3rd of April 2021", "2021-04-03"),
        ("14 févr. 2025", "2025-02-14"),
        ("3 januari ‘26", "2026-01-03"),
        ("Date : 92-03-23", "1992-03-23"),
        ("Bruxelles, le 10. XII. 1990", "1990-12-10"),
        ("Brussels, -5. VII. 1994", "1994-07-05"),
        ("8th June, 19 89", "1989-06-08"),
        ("op 8 juni 19 40 mensen", "2019-06-08"),
        ("2026-01-13", "2026-01-13"),
        ("13/01/2026", "2026-01-13"),
        ("13-01-26", "2026-01-13"),
        ("13.01.26", "2026-01-13"),
        ("04/07/2025", "2025-07-04"),
        ("07/31/2025", "2025-07-31"),
        ("31 december 1999", "1999-12-31"),
        ("12/06/28", "1928-06-12"),
        ("12/06/27", "2027-06-12"),
        ("december ’25", "2025-12"),
        ("december 25", "2025-12"),
        ("in mayo de 2023", "2023-05"),
        ("March 2024", "2024-03"),
        ("December 25", "--12-25"),
        ("op 3 april en", "--04-03"),
        ("le 30 juin", "--06-30"),
        ("on 12 May we", "--05-12"),
        ("10 dec. zien we", "--12-10"),
        ("K1A 0G2\n\n\nOCT 27 2021", "2021-10-27"),
        ("CONCEPCIÓN, 11 SET. 2024", "2024-09-11"),
        ("Limoges, le 21 JAN. 2020", "2020-01-21"),
        ("12/28/22", "2022-12-28"),
        ("2024/03/05", "2024-03-05"),
        ("2025.02.03", "2025-02-03"),
        ("03 / 04 / 2024", "2024-04-03"),
        ("12-XI-2024", "2024-11-12"),
        ("1ero de mayo de 2023", "2023-05-01"),
        ("1o. de mayo de 1990", "1990-05-01"),
        ("1.º de marzo del año 2024", "2024-03-01"),
        ("a los 14 días del mes de mayo de 2018", "2018-05-14"),
        ("this 3rd day of May 2024", "2024-05-03"),
        ("le 12\nmars 2024", "2024-03-12"),
        ("17-3-'25", "2025-03-17"),
        ("29.iv.21", "2021-04-29"),
        ("3 / XI / 2020", "2020-11-03"),
        ("BRUXELLES, 24.-10- 1995", "1995-10-24"),
        ("4 · 9 · 2023", "2023-09-04"),
        ("7 de octubre de 1.993", "1993-10-07"),
        ("mayo 5 de 1,999", "1999-05-05"),
        ("noviembre 15/2018", "2018-11-15"),
        ("2o de mayo de 2020", "2020-05-02"),
        ("No. 2 May 2004", "2004-05"),
        ("nr. 64 september 2008", "2008-09"),
        ("nota 2005/4\nDecember 2005", "2005-12"),
    ],
)
def test_a_date_is_read_as_it_is_meant(text: str, iso: str) -> None:
    assert _found(text) == [iso]


@pytest.mark.parametrize(
    "text",
    [
        "article 3 may be read",
        "he will march 2024 miles",
        "tel. 02 123 45 67",
        "BE68 5390 0754 7034",
        "31 februari 2025",
        "13 januari 1750",
        "13 januari 2099",
        "versie 1.2.2024.5",
        "het getal 13 01 26 in een zin",
        "van 13 mar tot later",
        "11.11.11",
        "29-29-2024",
        "resolutie 79/7",
        "we set 20 targets",
        "hace 5 años, mar 20 personas",
        "1 - 2 - 3 - 2024",
        "treinta y uno de febrero de dos mil veinte",
        "12-XIII-2024",
        "op 3 mei 2.000 euro",
        "tél. 88-12-21",
        "Nr 92-03-23",
    ],
)
def test_what_only_looks_like_a_date_is_passed_over(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize("text", ["13 01 26", "Datum: 13 01 26", "Brussel, 13 01 26", "tekst\n13 01 26.\ntekst"])
def test_numbers_divided_by_spaces_are_a_date_where_they_stand_alone(text: str) -> None:
    assert _found(text) == ["2026-01-13"]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Valencia, uno de mayo de dos mil veintidós", "2022-05-01"),
        ("a las dieciocho horas del seis de junio de dos mil veintidos.", "2022-06-06"),
        ("a los catorce (14) días del mes de mayo del año 2018", "2018-05-14"),
        ("el 9 de enero de mil novecientos noventa y ocho", "1998-01-09"),
        ("le vingt et un mars deux mille vingt-et-un", "2021-03-21"),
        ("le 3 mai mil neuf cent quatre-vingt-dix-neuf", "1999-05-03"),
        ("drie mei tweeduizend vierentwintig", "2024-05-03"),
        ("L’an deux mille vingt-deux, le douze mars à 14 heures", "2022-03-12"),
        ("op eenentwintig juni negentienhonderd achtentachtig", "1988-06-21"),
        ("this third day of May, two thousand and twenty-four", "2024-05-03"),
        ("the twenty-first of June, nineteen ninety-eight", "1998-06-21"),
    ],
)
def test_a_date_written_out_is_read(text: str, iso: str) -> None:
    assert _found(text) == [iso]


def test_a_date_does_not_go_on_below_an_empty_line() -> None:
    assert _found("wij zijn met 12\n\nmei 2024") == ["2024-05"]


def test_numbers_with_slashes_are_read_the_american_way_where_that_is_asked() -> None:
    found = find_dates("02/11/1998, 3.4.2024 and 13/04/2024", today=TODAY, month_first=True)
    assert [one.iso for one in found] == ["1998-02-11", "2024-04-03", "2024-04-13"]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("due on March 3 or 02/11/1998", True),
        ("due on 12/28/22", True),
        ("due on the 21st of February", False),
        ("due on 28/12/22", False),
        ("due on March 3, not on 3 March", None),
        ("due on 02/11/1998", None),
    ],
)
def test_the_other_dates_of_a_text_tell_whether_the_month_comes_first(text: str, answer: bool | None) -> None:  # noqa: FBT001  # an expected value
    assert month_comes_first(text) is answer


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("le 27 mai l994", "1994-05-27"),
        ("3O apriI 2OO5", "2005-04-30"),
        ("O5 rnaart 2oo4", "2004-03-05"),
        ("9 Octo ber, 2023", "2023-10-09"),
        ("1 jui1let 2024", "2024-07-01"),
        ("21 de octiibre d e 2004", "2004-10-21"),
        ("the 1lth August, 2017", "2017-08-11"),
        ("14 DEC . 2001", "2001-12-14"),
    ],
)
def test_a_date_that_a_scan_misread_is_read_and_quoted_as_it_stands(text: str, iso: str) -> None:
    (found,) = find_dates(text, today=TODAY)
    assert (found.iso, found.words) == (iso, text[found.start : found.end])


@pytest.mark.parametrize(
    ("text", "isos"),
    [
        ("hasta el 5 de mayo. Del 17 al 18 de julio de 2023", ["--05-05", "2023-07-18"]),
        ("5 de mayo. De 2003 a 2005", ["--05-05"]),
        ("op 4 oktober, 25 oktober en 9 november", ["--10-04", "--10-25", "--11-09"]),
    ],
)
def test_the_day_of_another_date_is_not_the_year_of_this_one(text: str, isos: list[str]) -> None:
    assert _found(text) == isos


@pytest.mark.parametrize(
    "written",
    ["op 13 januari 2026", "le 12\nmars 2024", "17-3-'25", "29.iv.21", "apriI 2020", "12   -   XII   -   2024"],
)
def test_a_date_in_a_long_text_is_read_as_on_its_own(written: str) -> None:
    around = "De raad verleent 24 keer advies over 7 kaden en 112 bruggen, en vergadert daarover. " * 9
    alone = find_dates(written, today=TODAY)
    amid = find_dates(f"{around}{written} {around}\n{written}", today=TODAY)
    assert [(one.iso, one.words) for one in amid] == [(one.iso, one.words) for one in alone] * 2


def test_dates_come_in_order_of_place_and_do_not_overlap() -> None:
    found = find_dates("In mei 2024, op 3 april 2021 en 2020-01-02, telkens 4 juni.", today=TODAY)
    assert [one.iso for one in found] == ["2024-05", "2021-04-03", "2020-01-02", "--06-04"]
    assert [one.precision for one in found] == ["month", "day", "day", "day-of-year"]


def test_a_short_year_is_marked_as_supplied() -> None:
    short, long = find_dates("13/01/26 en 13/01/2026", today=TODAY)
    assert short.has_short_year
    assert not long.has_short_year


@given(
    day=st.dates(date(1900, 1, 1), date(2026, 12, 31)),
    month=st.integers(0, 10),
    around=st.text(alphabet=st.characters(whitelist_categories=["Ll"]), max_size=20),
)
def test_every_date_in_words_is_found_where_it_stands(day: date, month: int, around: str) -> None:
    names = MONTHS[day.month].split()
    words = f"{day.day} {names[month % len(names)]} {day.year}"
    text = f"{around} – {words}, {around}"
    (found,) = find_dates(text, today=TODAY)
    assert found.iso == day.isoformat()
    assert text[found.start : found.end] == found.words == words


@given(st.text(max_size=300))
def test_no_text_breaks_the_search(text: str) -> None:
    for found in find_dates(text, today=TODAY):
        assert text[found.start : found.end] == found.words
