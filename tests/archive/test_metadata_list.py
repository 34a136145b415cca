import csv
import datetime as dt
import io
from contextlib import suppress
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.documents import Edit
from archive.errors import ArchiveError, BadCell, BadList, InvalidValue, UnknownColumn, UnreadableFile
from archive.list_words import COLUMNS, column_names, field_named, value_meant
from archive.metadata_list import (
    MetadataList,
    Row,
    parse_metadata_list,
    read_metadata_list,
    template,
    written_date,
)

TODAY = dt.date(2026, 6, 1)
FOLDER = Path("folder")


def _read(text: str) -> MetadataList:
    return parse_metadata_list(text, name="list.csv", folder=FOLDER, today=TODAY)


def _row(number: int, path: str, topics: tuple[str, ...] = (), **fields: object) -> Row:
    return Row(number=number, path=PurePosixPath(path), edit=Edit(**fields), topics=topics)  # type: ignore[arg-type]


def test_every_field_can_be_given() -> None:
    header = "path,title,date,kind,language,direction,reference,publisher,url,sender,recipient,author,interviewer"
    header += ",interviewee,signatory,copy,topics,confidential,status\n"
    cells = (
        "a.pdf,De  ambassade,2026-01-13,letter,nl,out,OH/1,De Kaai,https://x.example,A,B | C,D,E,F,G,H,T | U,yes,filed"
    )
    assert _read(header + cells).rows == (
        Row(
            number=2,
            path=PurePosixPath("a.pdf"),
            edit=Edit(
                title="De  ambassade",
                date="2026-01-13",
                kind="letter",
                language="nl",
                direction="out",
                reference="OH/1",
                publisher="De Kaai",
                url="https://x.example",
                senders=("A",),
                recipients=("B", "C"),
                authors=("D",),
                interviewers=("E",),
                interviewees=("F",),
                signatories=("G",),
                copies=("H",),
                confidential=True,
                status="filed",
            ),
            topics=("T", "U"),
        ),
    )


@pytest.mark.parametrize("divider", [",", ";", "\t"])
def test_whatever_divides_the_cells(divider: str) -> None:
    rows = [["bestand", "titel", "afzender"], ["a.pdf", "Eén, twee; drie\tvier", "Haven vzw"]]
    written = io.StringIO()
    csv.writer(written, delimiter=divider).writerows(rows)
    assert _read(written.getvalue()).rows == (_row(2, "a.pdf", title=rows[1][1], senders=("Haven vzw",)),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_whatever_the_encoding(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes("fichier;expéditeur\r\nà lire.pdf;Comité de l’été\r\n".encode(encoding))
    listed = read_metadata_list(file)
    assert listed.rows == (_row(2, "à lire.pdf", senders=("Comité de l’été",)),)
    assert listed.files() == [tmp_path / "à lire.pdf"]


@pytest.mark.parametrize("language", ["nl", "fr", "es", "en"])
def test_columns_are_known_in_every_language(language: str) -> None:
    for field, names in COLUMNS.items():
        for name in names[language]:
            assert field_named(name) == field
            assert field_named(f" {name.upper()} ") == field
    assert [field_named(name) for name in column_names(language)] == list(COLUMNS)


@pytest.mark.parametrize("header", ["pad;van;aan", "fichier;de;à", "archivo;de;a", "file;from;to"])
def test_people_may_stand_under_the_small_words_that_a_search_has_for_them(header: str) -> None:
    (row,) = _read(f"{header}\na.txt;Joke Vermael;Haven vzw\n").rows
    assert (row.edit.senders, row.edit.recipients) == (("Joke Vermael",), ("Haven vzw",))


def test_values_are_known_in_every_language() -> None:
    rows = _read("archivo;tipo;idioma;sentido;confidencial;estado\na;Carta;español;entrante;Sí;archivado").rows
    assert rows == (
        _row(2, "a", kind="letter", language="es", direction="in", confidential=True, status="filed"),
    )  # fmt: skip
    assert _read("path,confidential\na,NEEN").rows[0].edit == Edit(confidential=False)
    assert value_meant("title", "brief") == "brief"


def test_empty_cells_say_nothing_and_empty_rows_do_not_count() -> None:
    listed = _read("path,title,sender\n\na.pdf,,\n,,\n  ,, \nb.pdf,B\n,,\n\n")
    assert listed.rows == (_row(3, "a.pdf"), _row(6, "b.pdf", title="B"))


def test_rows_are_numbered_as_a_spreadsheet_does() -> None:
    assert [row.number for row in _read('path,title\na,"two\nlines"\nb,x\n').rows] == [2, 3]
    assert [row.number for row in _read("sep=;\r\npath;title\r\na;x\r\n").rows] == [3]


def test_a_column_without_a_name_is_no_column() -> None:
    assert _read("path,,title,\na,,T,\n").rows == (_row(2, "a", title="T"),)
    with pytest.raises(BadList, match="row 2 has “Brussels” in a column without a name; put quotation marks"):
        _read("path,title\na,Ghent, Brussels\n")


def test_paths_of_windows_are_understood() -> None:
    assert _read("path\n2019\\brieven\\a.pdf\n").rows == (_row(2, "2019/brieven/a.pdf"),)


def test_a_template_reads_back_and_describes_nothing() -> None:
    for language in ("nl", "fr", "es", "en", "de"):
        assert _read(template(language)).rows == ()
    uncommented = template("nl").replace("# ", "")
    first, second = _read(uncommented).rows
    assert (first.edit.date, first.edit.recipients, first.topics) == (
        "2026-01-13", ("Minister of Foreign Affairs", "Minister of Defence"), ("diplomacy", "embassies")
    )  # fmt: skip
    assert (second.edit.kind, second.number) == ("interview", 3)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", ": no column says which file a row is about; add a column “path”."),
        ("title\nx\n", ": no column says which file a row is about; add a column “path”."),
        ("path,titel,title\nx\n", ": two columns hold the title; put both in one column."),
        ("path,title\n,x\n", ": row 2 names no file; enter its path or remove the row."),
        (
            "path,kind\na,letter\nb,poem\n",
            (", row 3, column kind: “poem” cannot be kept; enter one of letter, email, interview, article, "
            "declaration, agreement, resolution, press-release, minutes, report, other."),
        ),
        ("path,taal\na,Deens\n", ", row 2, column language: “Deens” cannot be kept; enter one of nl, fr, es, en."),
        ("path,confidential\na,maybe\n", ", row 2, column confidential: “maybe” cannot be kept; enter yes or no."),
        (
            "path,date\na,31/02/2026\n",
            (", row 2, column date: “31/02/2026” cannot be kept; enter a day, a month or a year such as "
            "13/01/2026, 2025-12 or 2025."),
        ),
        ("path,sender\na,| …\n", ", row 2, column sender: “| …” cannot be kept; enter names, divided by “|”."),
        ("path,sender\na,|\n", ", row 2, column sender: “|” cannot be kept; enter names, divided by “|”."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_one_sentence_with_its_place(text: str, sentence: str) -> None:
    with pytest.raises((BadList, BadCell)) as failure:
        _read(text)
    assert str(failure.value) == f"list.csv{sentence}"


def test_an_unknown_column_is_named_with_the_known_ones() -> None:
    with pytest.raises(UnknownColumn, match=r"“colour” is not a column we know; use path, title, date, kind, .*status"):
        _read("path,colour\n")


def test_a_file_that_is_no_list_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no such file"):
        read_metadata_list(tmp_path / "none.csv")
    (tmp_path / "list.xlsx").write_bytes(b"PK\x03\x04and so on")
    with pytest.raises(BadList, match="save it as CSV"):
        read_metadata_list(tmp_path / "list.xlsx")
    with pytest.raises(BadList, match="cannot be read as CSV"):
        _read("path,title\na," + "x" * 200_000)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("13/01/2026", "2026-01-13"),
        ("3/4/2026", "2026-04-03"),
        ("13-1-2026", "2026-01-13"),
        ("13.01.26", "2026-01-13"),
        ("2026-01-13", "2026-01-13"),
        ("2026-01-13 00:00:00", "2026-01-13"),
        ("13/01/2026 0:00", "2026-01-13"),
        ("2026-01-13T10:30", "2026-01-13"),
        ("13 januari 2026", "2026-01-13"),
        ("1er mars 2024", "2024-03-01"),
        ("diciembre de 2025", "2025-12"),
        ("12/2025", "2025-12"),
        ("2025-12", "2025-12"),
        (" 2025 ", "2025"),
    ],
)
def test_dates_as_people_and_spreadsheets_write_them(written: str, meant: str) -> None:
    assert written_date(written, today=TODAY) == meant


@pytest.mark.parametrize("written", ["1/13/2026", "46035", "soon", "13 januari", "31/04/2026", "2026-13-01", "13/01"])
def test_what_may_be_another_day_is_no_date(written: str) -> None:
    with pytest.raises(InvalidValue):
        written_date(written, today=TODAY)


@given(st.dates(min_value=dt.date(1950, 1, 1), max_value=dt.date(2026, 6, 1)))
def test_day_and_month_are_never_swapped(day: dt.date) -> None:
    for form in ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%d/%m/%Y 00:00:00"):
        assert written_date(day.strftime(form), today=TODAY) == day.isoformat()


def test_files_are_matched_by_path_then_by_the_end_of_it() -> None:
    listed = _read("path\n2019/a.pdf\nb.pdf\nbrieven/c.pdf\nnowhere.pdf\n")
    files = [FOLDER / "2019" / "A.PDF", Path("/elsewhere/b.pdf"), FOLDER / "x" / "brieven" / "c.pdf", FOLDER / "d.pdf"]
    assert {path: row.number for path, row in listed.match(files).items()} == dict(zip(files, (2, 3, 4), strict=False))


def test_a_path_that_fits_exactly_is_not_sought_elsewhere() -> None:
    files = [FOLDER / "a.pdf", FOLDER / "sub" / "a.pdf"]
    matched = _read("path\na.pdf\nsub/a.pdf\n").match(files)
    assert [matched[file].number for file in files] == [2, 3]


def test_an_accent_may_be_encoded_either_way() -> None:
    decomposed, composed = "re\u0301sume\u0301.pdf", "r\u00e9sum\u00e9.pdf"
    file = FOLDER / decomposed
    assert _read(f"path\n{composed}\n").match([file])[file].number == 2


def test_a_row_that_fits_several_files_is_refused() -> None:
    with pytest.raises(BadList, match=r"row 2 fits several files, such as .*a\.pdf and .*a\.pdf; write the path"):
        _read("path\na.pdf\n").match([FOLDER / "x" / "a.pdf", FOLDER / "y" / "a.pdf"])


def test_two_rows_on_one_file_are_refused() -> None:
    with pytest.raises(BadList, match=r"rows 2 and 4 both describe a\.pdf; keep one"):
        _read("path\na.pdf\nb.pdf\nA.pdf\n").match([FOLDER / "a.pdf"])


@given(st.lists(st.lists(st.text("ab|,;\"'\n\t# é1/", max_size=6), max_size=4), max_size=4))
def test_any_table_is_read_or_refused_with_a_sentence(rows: list[list[str]]) -> None:
    written = io.StringIO()
    csv.writer(written).writerows([["path", "date", "sender", "topics"], *rows])
    with suppress(ArchiveError):
        listed = _read(written.getvalue())
        assert len(listed.rows) <= len(rows)
        assert listed.labels() == list(dict.fromkeys(label for row in listed.rows for label in row.topics))
