import datetime as dt

import pytest

from archive.errors import DamagedFile
from archive.readers.base import Field
from archive.readers.msg import read_msg
from archive.readers.registry import read
from tests.archive.readers.compound_files import Coded, Tree, Value, compound_file, properties

SENT = int((dt.datetime(2025, 2, 7, 9, tzinfo=dt.UTC) - dt.datetime(1601, 1, 1, tzinfo=dt.UTC)).total_seconds()) * 10**7

LETTER: dict[int, Value] = {
    0x0037: "Onze brief\0",
    0x0C1A: "=?iso-8859-1?Q?Andr=E9_Peeters?=",
    0x0C1F: "andre@open-haven.example",
    0x0039: SENT,
    0x1000: "Beste,\r\n\r\nIn bijlage vindt u onze brief.\r\n",
}


def recipient(name: str, address: str, kind: int) -> dict[str, bytes]:
    return properties(8, {0x3001: name, 0x39FE: address, 0x0C15: kind})


def attachment(name: str, data: bytes) -> dict[str, bytes]:
    return properties(8, {0x3707: name, 0x3701: data})


def message(values: dict[int, Value] = LETTER, **inside: Tree) -> bytes:
    return compound_file({**properties(32, values), **inside})


def test_a_message_gives_its_subject_body_and_people() -> None:
    data = compound_file({
        **properties(32, LETTER),
        "__recip_version1.0_#00000000": recipient("Kabinet", "kabinet@dewulf.example", 1),
        "__recip_version1.0_#00000001": recipient("", "'bestuur@open-haven.example'", 2),
        "__recip_version1.0_#00000002": recipient("Stille lezer", "stil@open-haven.example", 3),
    })  # fmt: skip
    extract = read(data, name="brief.msg")
    assert extract.text == "Onze brief\n\nBeste,\n\nIn bijlage vindt u onze brief."
    assert extract.media_type == "application/vnd.ms-outlook"
    assert set(extract.fields) == {
        Field("title", "Onze brief", "mail-header"),
        Field("author", "André Peeters <andre@open-haven.example>", "mail-header"),
        Field("recipient", "Kabinet <kabinet@dewulf.example>", "mail-header"),
        Field("copy", "bestuur@open-haven.example", "mail-header"),
        Field("date", "Fri, 07 Feb 2025 09:00:00 +0000", "mail-header"),
    }


def test_attachments_are_parts_and_what_only_had_a_place_is_none() -> None:
    extract = read_msg(
        compound_file({
            **properties(32, LETTER),
            "__attach_version1.0_#00000000": attachment("brief é.txt", b"Geachte,"),
            "__attach_version1.0_#00000001": properties(8, {0x3707: "elders.txt"}),
            "__attach_version1.0_#00000002": properties(8, {0x3701: b"Dag"}),
        }),
        name="x",
    )  # fmt: skip
    assert [(part.name, part.data) for part in extract.parts] == [("brief é.txt", b"Geachte,"), ("attachment", b"Dag")]


def test_a_message_inside_a_message_is_a_part_with_its_own_attachments() -> None:
    inner: Tree = {
        **properties(24, {0x0037: "Uw vraag", 0x1000: "Dank u."}),
        "__attach_version1.0_#00000000": attachment("bijlage.txt", b"Dag"),
    }
    outer: Tree = {**properties(8, {0x3001: "Uw vraag"}), "__substg1.0_3701000D": inner}
    extract = read_msg(compound_file({**properties(32, LETTER), "__attach_version1.0_#00000000": outer}), name="x")
    (part,) = extract.parts
    assert part.name == "Uw vraag.eml"
    forwarded = read(part.data, name=part.name)
    assert forwarded.text == "Dank u."
    assert forwarded.parts[0].data == b"Dag"


def test_messages_inside_each_other_end_somewhere() -> None:
    tree: Tree = properties(24, {0x0037: "Diepste", 0x1000: "Dag"})
    for _ in range(9):
        tree = {
            **properties(24, {0x1000: "Dag"}),
            "__attach_version1.0_#00000000": {**properties(8, {}), "__substg1.0_3701000D": tree},
        }
    assert len(read_msg(compound_file({**tree, **properties(32, LETTER)}), name="x").parts) == 1


@pytest.mark.parametrize("html", [b"<p>Beste Andr\xc3\xa9</p>", "<p>Beste André</p>"])
def test_a_message_without_plain_body_gives_its_page(html: str | bytes) -> None:
    assert read_msg(message({0x1013: html, 0x1000: " "}), name="x").text == "Beste André"


@pytest.mark.parametrize(
    ("code_page", "body", "text"),
    [
        (1252, "à Liège".encode("cp1252"), "à Liège"),
        (20127, "à Liège".encode("cp1252"), "à Liège"),
        (950, "列日".encode("cp950"), "列日"),
    ],
)
def test_a_body_in_a_code_page_is_read_even_where_it_names_a_wrong_one(code_page: int, body: bytes, text: str) -> None:
    values: dict[int, Value] = {0x3FDE: code_page, 0x1000: Coded(body), 0x0037: Coded(b"Brief")}
    assert read_msg(message(values), name="x").text == f"Brief\n\n{text}"


def test_people_and_attachments_of_which_nothing_came_are_passed_over() -> None:
    inside: dict[str, Tree] = {"__recip_version1.0_#00000000": {}, "__attach_version1.0_#00000000": {"x": b"x"}}
    extract = read_msg(message(LETTER, **inside), name="x")
    assert (extract.text.split("\n")[0], extract.parts) == ("Onze brief", ())


def test_a_small_picture_that_the_text_shows_is_no_part() -> None:
    logo = properties(8, {0x3707: "logo.png", 0x3701: b"x", 0x3712: "logo@haven", 0x370E: "image/png"})
    photo = properties(8, {0x3707: "foto.png", 0x3701: b"x", 0x370E: "image/png"})
    inside: dict[str, Tree] = {"__attach_version1.0_#00000000": logo, "__attach_version1.0_#00000001": photo}
    assert [part.name for part in read_msg(message(LETTER, **inside), name="x").parts] == ["foto.png"]


def test_an_exchange_address_says_nothing_and_the_name_stays() -> None:
    values: dict[int, Value] = {0x0042: "Joke Peeters", 0x0065: "/O=HAVEN/CN=JOKE", 0x1000: "Dag"}
    assert read_msg(message(values), name="x").fields == (Field("author", "Joke Peeters", "mail-header"),)


def test_a_draft_without_sender_and_date_is_read() -> None:
    extract = read_msg(message({0x1000: "Dag allemaal"}), name="x")
    assert (extract.text, extract.fields) == ("Dag allemaal", ())


@pytest.mark.parametrize("keep", [600, 1100, 2000])
def test_a_message_that_was_cut_off_is_damaged(keep: int) -> None:
    with pytest.raises(DamagedFile, match=r"x\.msg: "):
        read_msg(message()[:keep], name="x.msg")


def test_a_compound_file_without_properties_is_damaged() -> None:
    with pytest.raises(DamagedFile, match="cannot be taken apart"):
        read_msg(compound_file({"other": b"x"}), name="x")
