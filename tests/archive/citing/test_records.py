"""Documents as records for reference managers and spreadsheets."""

import csv
import datetime as dt
import io
import json

import pytest

from archive.citing.csl import csl_item
from archive.citing.records import MEDIA_TYPES, RECORD_FORMS, SUFFIXES, write_records
from archive.models import KINDS, Document
from tests.archive.citing.conftest import File


def rows(written: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written, newline="")))


def test_every_form_has_a_media_type_and_a_suffix() -> None:
    assert set(MEDIA_TYPES) == set(SUFFIXES) == set(RECORD_FORMS)


def test_csl_json_holds_the_items_in_order(letter: Document, file: File) -> None:
    report = file("report", "Dijken", date=dt.date(2025, 9, 1), date_precision="month")
    written = json.loads(write_records([report, letter], "csl-json", language="nl"))
    assert written == [csl_item(report, language="nl"), csl_item(letter, language="nl")]


def test_a_letter_in_ris_is_a_personal_communication_to_its_recipient(letter: Document) -> None:
    assert write_records([letter], "ris", language="nl") == (
        "TY  - PCOMM\r\n"
        "AU  - Netwerk Eilanden Boven Water\r\n"
        "A2  - Wijnsberge, M.\r\n"
        "TI  - Laat het Eilandenfonds heel\r\n"
        "PY  - 2025\r\n"
        "DA  - 2025/09/24\r\n"
        "M1  - EBW/2025/12\r\n"
        "M3  - brief\r\n"
        "LA  - nl\r\n"
        f"ID  - {letter.key}\r\n"
        "ER  - \r\n"
        "\r\n"
    )


@pytest.mark.parametrize(
    ("precision", "written"), [("day", "2025/09/01"), ("month", "2025/09/"), ("year", "2025//"), ("", "")]
)
def test_ris_says_of_a_date_only_what_is_known(file: File, precision: str, written: str) -> None:
    date = dt.date(2025, 9, 1) if precision else None
    ris = write_records([file("report", "Dijken", date=date, date_precision=precision)], "ris", language="en")
    assert [line[6:] for line in ris.splitlines() if line.startswith("DA")] == [written] * bool(written)


def test_an_interview_in_ris_names_magazine_address_and_who_asked(file: File) -> None:
    interview = file(
        "interview",
        "Het water\nwacht",
        publisher="Eb*",
        url="https://eb.example/1",
        accessed=dt.date(2025, 9, 2),
        people={"interviewee": ("Wijnsberge",), "interviewer": ("An Oever",)},
    )
    lines = write_records([interview], "ris", language="nl").splitlines()
    for line in (
        "AU  - Wijnsberge",
        "A2  - Oever, An",
        "TI  - Het water wacht",
        "T2  - Eb*",
        "UR  - https://eb.example/1",
        "Y2  - 2025/09/02",
    ):
        assert line in lines


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_a_whole_record_in_ris(file: File, kind: str) -> None:
    lines = write_records([file(kind, "TY  - title\r\nER  - ")] * 2, "ris", language="en").splitlines()
    assert sum(line.startswith("TY  - ") for line in lines) == sum(line == "ER  - " for line in lines) == 2


def test_csv_has_a_row_for_each_document_with_its_people(letter: Document, file: File) -> None:
    both = file("letter", 'Een "titel", met; alles', people={"sender": ("An Oever", "Bo Oever")})
    first, second = rows(write_records([letter, both], "csv", language="nl"))
    assert (first["key"], first["date"], first["senders"]) == (letter.key, "2025-09-24", "Netwerk Eilanden Boven Water")
    assert (first["recipients"], first["reference"]) == ("M. Wijnsberge", "EBW/2025/12")
    assert (second["title"], second["date"], second["senders"]) == (both.title, "", "An Oever; Bo Oever")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_csv_begins_as_a_formula(file: File, sign: str) -> None:
    command = f"{sign}HYPERLINK(1)"
    document = file("other", command, reference=command, publisher=command, url=command)
    document.texts.clear()
    [row] = rows(write_records([document], "csv", language="en"))
    assert {row[name] for name in ("title", "reference", "publisher", "url")} == {f"'{command}"}
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values())


def test_no_documents_give_an_empty_list_of_each_form() -> None:
    assert json.loads(write_records([], "csl-json", language="en")) == []
    assert write_records([], "ris", language="en") == ""
    assert rows(write_records([], "csv", language="en")) == []
