from email.message import EmailMessage

import pytest

from archive.errors import DamagedFile
from archive.readers.base import Field, Part
from archive.readers.eml import read_eml


def message(body: str = "Dag,\n\nTot morgen.\n\nGroeten,\nLies") -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Lies Vermaat <lies@open.example>"
    mail["To"] = "Ans Prins <ans@open.example>, kabinet@open.example"
    mail["Subject"] = "Prórroga van het convenio"
    mail["Date"] = "Fri, 07 Feb 2025 10:12:00 +0100"
    mail.set_content(body)
    return mail


def test_a_message_gives_its_body_and_its_headers_as_fields() -> None:
    extract = read_eml(message().as_bytes(), name="x.eml")
    assert extract.text == "Dag,\n\nTot morgen.\n\nGroeten,\n\nLies"
    assert extract.fields == (
        Field("title", "Prórroga van het convenio", "mail-header"),
        Field("author", "Lies Vermaat <lies@open.example>", "mail-header"),
        Field("recipient", "Ans Prins <ans@open.example>", "mail-header"),
        Field("recipient", "kabinet@open.example", "mail-header"),
        Field("date", "Fri, 07 Feb 2025 10:12:00 +0100", "mail-header"),
    )


def test_the_plain_body_is_preferred_and_the_html_body_read_where_it_is_alone() -> None:
    both = message("Gewoon")
    both.add_alternative("<p>Opgemaakt</p>", subtype="html")
    alone = EmailMessage()
    alone.set_content("<p>Dag</p><p>Opgemaakt</p>", subtype="html")
    assert read_eml(both.as_bytes(), name="x").text == "Gewoon"
    assert read_eml(alone.as_bytes(), name="x").text == "Dag\n\nOpgemaakt"


def test_attachments_and_forwarded_messages_are_parts() -> None:
    mail = message()
    mail.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="brief.pdf")
    mail.add_attachment(b"zonder naam", maintype="application", subtype="octet-stream")
    mail.add_attachment(b"", maintype="application", subtype="octet-stream", filename="leeg")
    mail.add_attachment(message("Doorgestuurd"))
    *files, forwarded = read_eml(mail.as_bytes(), name="x").parts
    assert files == [Part("brief.pdf", b"%PDF-"), Part("attachment-2", b"zonder naam")]
    assert forwarded.name == "message-4.eml"
    assert read_eml(forwarded.data, name="y").text == "Doorgestuurd"


@pytest.mark.parametrize(
    "charset", [b"; charset=x-unknown", b"; charset=utf-8", b""], ids=["unknown", "wrong", "missing"]
)
def test_a_body_in_a_character_set_it_does_not_name_is_read_by_its_looks(charset: bytes) -> None:
    mail = b"From: a@b.example\nContent-Type: text/plain" + charset + b"\n\n" + "à Liège".encode("cp1252")
    assert read_eml(mail, name="x").text == "à Liège"


def test_a_message_of_attachments_only_has_no_text_of_its_own() -> None:
    mail = EmailMessage()
    mail["From"] = "a@b.example"
    mail.add_attachment(b"x", maintype="image", subtype="png", filename="foto.png")
    extract = read_eml(mail.as_bytes(), name="x")
    assert (extract.text, [part.name for part in extract.parts]) == ("", ["foto.png"])


@pytest.mark.parametrize("header", ["To: é<", "Cc: .<.(", "To: :;;<=?utf-8?q?=?utf-8?q?"])
def test_a_forged_header_states_nothing_and_the_rest_is_read(header: str) -> None:
    extract = read_eml(f"Subject: Dag\n{header}\n\nTot morgen.".encode("cp1252"), name="x")
    assert extract.text == "Tot morgen."
    assert Field("title", "Dag", "mail-header") in extract.fields


def test_a_message_whose_parts_are_forged_is_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_message: EmailMessage, **_options: object) -> str:
        raise AttributeError

    monkeypatch.setattr(EmailMessage, "get_body", broken)  # no header is known that breaks all versions of Python
    with pytest.raises(DamagedFile, match=r"x\.eml: "):
        read_eml(message().as_bytes(), name="x.eml")


def test_an_empty_html_body_is_no_text() -> None:
    assert read_eml(b"From: a@b.example\nContent-Type: text/html\n\n \n", name="x").text == ""
