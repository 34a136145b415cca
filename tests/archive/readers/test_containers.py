import io
import zipfile

import pytest

from archive.errors import DamagedFile, EncryptedFile, NoContent, TooLarge
from archive.readers import containers
from archive.readers.containers import read_mbox, read_zip
from archive.readers.registry import read

FIRST = b"""From joke@open-haven.example Fri Feb  7 10:12:00 2025
From: joke@open-haven.example
Subject: Eerste
Date: Fri, 07 Feb 2025 10:12:00 +0100

Dag,

From the harbour we write to you.

>From this line a mark was taken.
"""
SECOND = b"""
From kabinet@dewulf.example Mon Feb 10 09:00:00 2025
From: kabinet@dewulf.example
Subject: Tweede
Date: Mon, 10 Feb 2025 09:00:00 +0100

Dank u.
"""


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as container:
        for name, data in members:
            container.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_a_mailbox_holds_its_messages_in_their_order(line_end: bytes) -> None:
    extract = read((FIRST + SECOND).replace(b"\n", line_end), name="post.mbox")
    assert (extract.text, extract.is_container, extract.media_type) == ("", True, "application/mbox")
    assert [part.name for part in extract.parts] == ["message-1.eml", "message-2.eml"]
    first, second = (read(part.data, name=part.name) for part in extract.parts)
    assert first.text == "Dag,\n\nFrom the harbour we write to you.\n\nFrom this line a mark was taken."
    assert [field.value for field in second.fields if field.name == "title"] == ["Tweede"]


def test_a_mailbox_of_too_many_messages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "MOST_PARTS", 1)
    with pytest.raises(TooLarge, match="over 1 messages"):
        read_mbox(FIRST + SECOND, name="x")


def test_a_zip_file_holds_its_files_without_folders_and_hidden_ones() -> None:
    names = ("2025/brief.txt", "2025/", "__MACOSX/2025/._brief.txt", ".DS_Store", "nota.txt")
    extract = read(zipped(*((name, b"" if name.endswith("/") else b"Dag") for name in names)), name="x.zip")
    assert extract.is_container
    assert [(part.name, part.data) for part in extract.parts] == [("2025/brief.txt", b"Dag"), ("nota.txt", b"Dag")]


def test_names_of_members_are_shown_and_lead_nowhere() -> None:
    extract = read_zip(zipped(("../../etc/passwd", b"x"), ("/root\n.txt", b"x"), ("brief é.txt", b"x")), name="x")
    assert [part.name for part in extract.parts] == ["../../etc/passwd", "root .txt", "brief é.txt"]


@pytest.mark.parametrize("encoding", ["cp850", "utf-8"])
def test_names_of_older_programs_are_read_in_the_code_page_of_the_screen(encoding: str) -> None:
    data = zipped(("xxx", b"Dag"), ("plaats", b"x"))
    old = "é€"[:1].encode(encoding).ljust(3, b"z")
    (member, _) = read_zip(data.replace(b"xxx", old), name="x").parts
    assert member.name.startswith("é")


def test_a_damaged_member_has_no_bytes_and_the_others_stay() -> None:
    data = bytearray(zipped(("a.txt", b"Dag"), ("b.txt", b"Tot ziens"), method=zipfile.ZIP_STORED))
    data[data.index(b"Dag")] ^= 1
    assert [part.data for part in read_zip(bytes(data), name="x").parts] == [b"", b"Tot ziens"]


def test_a_locked_zip_file_is_refused() -> None:
    data = bytearray(zipped(("a.txt", b"Dag")))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(EncryptedFile, match="x"):
        read_zip(bytes(data), name="x")


def test_an_unreadable_zip_file_is_damaged() -> None:
    with pytest.raises(DamagedFile, match="cannot be unpacked"):
        read(zipped(("a.txt", b"Dag"))[:-8], name="x")


def test_a_zip_file_with_nothing_in_it_is_refused() -> None:
    with pytest.raises(NoContent, match="x"):
        read(zipped(("map/", b"")), name="x")


def test_a_zip_file_inside_a_zip_file_is_a_part() -> None:
    (part,) = read_zip(zipped(("binnen.zip", zipped(("a.txt", b"Dag")))), name="x").parts
    assert read(part.data, name=part.name).parts[0].data == b"Dag"


@pytest.mark.parametrize(
    ("limit", "value", "sentence"),
    [
        ("MOST_PARTS", 1, "over 1 files inside one file"),
        ("LARGEST_UNPACKED", 1_000_000, "over 1 MB unpacked"),
        ("_SUSPICIOUS", 1_000_000, "over 500 times its size"),
    ],
)
def test_a_zip_file_that_is_a_trap_is_refused_before_it_is_unpacked(
    monkeypatch: pytest.MonkeyPatch, limit: str, value: int, sentence: str
) -> None:
    monkeypatch.setattr(containers, limit, value)
    with pytest.raises(TooLarge, match=sentence):
        read_zip(zipped(("a.txt", bytes(2_000_000)), ("b.txt", b"")), name="x")
