import stat
import sys
from pathlib import Path

import pytest

from archive.errors import EncryptedFile, RefusedFile, TookTooLong, UnsupportedFormat
from archive.readers import doc
from archive.readers.doc import read_doc
from archive.readers.registry import read
from tests.archive.readers.compound_files import compound_file
from tests.archive.readers.test_office import docx, paragraph

OLD = compound_file({"WordDocument": b"\xec\xa5"})


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty folder that is the only one on the path."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def install(folder: Path, name: str, code: str) -> None:
    """Put a program on the path; ``code`` is Python that knows ``arguments``."""
    program = folder / name
    head = f"#!{sys.executable}\nimport pathlib, sys, time\narguments = sys.argv[1:]\nread = pathlib.Path.read_bytes\n"
    program.write_text(f"{head}{code}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


def test_without_a_converter_the_file_is_refused_with_advice(programs: Path) -> None:
    with pytest.raises(UnsupportedFormat, match=r"^oud\.doc: .*older Word.*save it as docx and add that, or install"):
        read(OLD, name="oud.doc")


@pytest.mark.parametrize("program", ["antiword", "catdoc"])
def test_what_a_converter_prints_is_the_text(programs: Path, program: str) -> None:
    install(
        programs, program, f"assert read(pathlib.Path(arguments[-1])) == {OLD!r}\nprint('Geachte mevrouw,\\n\\nDag.')"
    )
    extract = read(OLD, name="oud.doc")
    assert (extract.text, extract.extractor) == ("Geachte mevrouw,\n\nDag.", program)
    assert extract.media_type == "application/msword"


def test_libreoffice_comes_first_and_keeps_the_structure(programs: Path, tmp_path: Path) -> None:
    made = tmp_path / "made"
    made.write_bytes(docx(paragraph("Geachte mevrouw,") + paragraph("Dag.")))
    install(programs, "antiword", "sys.exit(9)")
    code = (
        "assert arguments[arguments.index('--convert-to') + 1] == 'docx'\n"
        "assert any(each.startswith('-env:UserInstallation=file://') for each in arguments)\n"
        "folder = pathlib.Path(arguments[arguments.index('--outdir') + 1])\n"
        f"(folder / 'in.docx').write_bytes(read(pathlib.Path({str(made)!r})))"
    )
    install(programs, "soffice", code)
    extract = read(OLD, name="oud.doc")
    assert (extract.text, extract.extractor) == ("Geachte mevrouw,\n\nDag.", "libreoffice")
    assert extract.media_type == "application/msword"


@pytest.mark.parametrize(
    ("program", "code", "sentence"),
    [
        ("soffice", "", "LibreOffice cannot read it"),
        ("antiword", "sys.exit(1)", "antiword ended with code 1"),
        ("catdoc", "print(' ')", "there is no text in this file"),
    ],
)
def test_a_file_that_the_converter_cannot_read_is_refused(
    programs: Path, program: str, code: str, sentence: str
) -> None:
    install(programs, program, code)
    with pytest.raises(RefusedFile, match=rf"x\.doc: .*{sentence}"):
        read_doc(OLD, name="x.doc")


def test_what_one_converter_cannot_read_the_next_one_may(programs: Path) -> None:
    install(programs, "antiword", "sys.exit(1)")
    install(programs, "catdoc", "print('Geachte mevrouw,')")
    assert read_doc(OLD, name="x").extractor == "catdoc"


def test_a_document_behind_a_password_is_refused_whatever_is_installed(programs: Path) -> None:
    with pytest.raises(EncryptedFile):
        read(compound_file({"WordDocument": b"\xec\xa5" + bytes(9) + b"\x01"}), name="x.doc")


def test_word_of_before_compound_files_is_converted_too(programs: Path) -> None:
    install(programs, "antiword", "print('Geachte mevrouw,')")
    assert read(b"\xdb\xa5-\0" + b"\0" * 99, name="x").text == "Geachte mevrouw,"


def test_a_converter_that_hangs_is_stopped(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doc, "_SECONDS", 0.5)
    install(programs, "catdoc", "time.sleep(60)")
    with pytest.raises(TookTooLong, match=r"over 0\.5 seconds"):
        read_doc(OLD, name="x")


@pytest.mark.parametrize("stream", ["Workbook", "PowerPoint Document"])
def test_older_tables_and_slides_are_refused_with_advice(stream: str) -> None:
    with pytest.raises(UnsupportedFormat, match="a spreadsheet, a presentation or a drawing"):
        read(compound_file({stream: b"x"}), name="x")
