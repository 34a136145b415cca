from pathlib import Path

import pytest

from archive.errors import (
    EmptyFile,
    EncryptedFile,
    NoContent,
    RefusedFile,
    TooLarge,
    UnknownFormat,
    UnsupportedFormat,
)
from archive.readers import registry
from archive.readers.registry import READABLE, VERSIONS, read
from archive.settings import find_sample
from tests.archive.readers.test_containers import zipped
from tests.archive.readers.test_msg import message

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", EmptyFile),
        (b" \n\t\n", NoContent),
        (b"<html><body></body></html>", NoContent),
        (bytes(range(256)), UnknownFormat),
        (OLE + "EncryptedPackage".encode("utf-16-le"), EncryptedFile),
        (b"GIF89a", UnsupportedFormat),
        (zipped(("[Content_Types].xml", b""), ("xl/workbook.xml", b"")), UnsupportedFormat),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(data: bytes, refusal: type[RefusedFile]) -> None:
    with pytest.raises(refusal, match=r"^brief x: "):
        read(data, name="brief x")


def test_an_unknown_format_is_told_what_can_be_read() -> None:
    with pytest.raises(UnknownFormat) as refused:
        read(bytes(range(256)), name="x")
    assert refused.value.readable == READABLE


def test_a_format_we_know_and_do_not_read_gets_advice() -> None:
    with pytest.raises(UnsupportedFormat, match="a picture, which we do not read; save it as pdf and add") as refused:
        read(b"GIF89a", name="x.gif")
    assert refused.value.what == "a picture"


def test_a_file_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "LARGEST_FILE", 3_000_000)
    with pytest.raises(TooLarge, match="over 3 MB"):
        read(b"x" * 3_000_001, name="x")


def test_a_text_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "LARGEST_TEXT", 3)
    with pytest.raises(TooLarge, match="million characters"):
        read(b"vier", name="x")


def test_a_text_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("Geachte,\n\nDag.", encoding="utf-8")
    assert read((tmp_path / "brief.txt").read_bytes(), name="brief.txt").text == "Geachte,\n\nDag."


@pytest.mark.parametrize(
    "path",
    sorted(path for path in find_sample().glob("*/*.*") if path.parent.name != "scans"),
    ids=lambda path: path.name,
)
def test_each_reader_is_listed_with_the_version_of_its_texts(path: Path) -> None:
    extract = read(path.read_bytes(), name=path.name)
    assert VERSIONS[extract.extractor] == extract.version


@pytest.mark.parametrize("data", [message(), rb"{\rtf1 Geachte mevrouw,\par Dag.}"])
def test_readers_without_a_sample_are_listed_too(data: bytes) -> None:
    extract = read(data, name="brief")
    assert VERSIONS[extract.extractor] == extract.version
