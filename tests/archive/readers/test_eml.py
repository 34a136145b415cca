from email.message import EmailMessage

import pytest

from archive.errors import DamagedFile, UnsupportedFormat
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

    monkeypatch.setattr(EmailMessage, "is_attachment", broken)  # no header is known that breaks all versions of Python
    with pytest.raises(DamagedFile, match=r"x\.eml: "):
        read_eml(message().as_bytes(), name="x.eml")


def test_an_empty_html_body_is_no_text() -> None:
    assert read_eml(b"From: a@b.example\nContent-Type: text/html\n\n \n", name="x").text == ""


def mixed(*parts: str, kind: str = "mixed", head: str = "") -> bytes:
    """Write a mail of several parts as other programs do."""
    inside = "".join(f"--grens\n{part}\n" for part in parts)
    return f"From: a@b.example\n{head}Content-Type: multipart/{kind}; boundary=grens\n\n{inside}--grens--\n".encode()


def picture(size: int, head: str = "") -> str:
    return f"Content-Type: image/png\n{head}\n{'x' * size}"


PLAIN, PAGE = "Content-Type: text/plain\n\n", "Content-Type: text/html\n\n"


def test_what_is_written_below_an_attachment_belongs_to_the_body() -> None:
    data = mixed(f"{PLAIN}Dag,", "Content-Type: application/pdf; name=brief.pdf\n\n%PDF-", f"{PLAIN}Lies")
    extract = read_eml(data, name="x")
    assert (extract.text, extract.parts) == ("Dag,\n\nLies", (Part("brief.pdf", b"%PDF-"),))


def test_the_rest_of_a_body_that_exchange_made_a_file_belongs_to_the_body() -> None:
    named = "Content-Disposition: attachment; filename=ATT00001.htm\n"
    rest = f"Content-Type: text/html\n{named}\n<p>Lies"
    data = mixed(f"{PLAIN}Dag,", "Content-Type: application/pdf; name=brief.pdf\n\n%PDF-", rest, picture(8, named))
    extract = read_eml(data, name="x")
    assert (extract.text, [part.name for part in extract.parts]) == ("Dag,\n\nLies", ["brief.pdf", "ATT00001.htm"])


def test_a_text_with_a_name_is_a_file() -> None:
    data = mixed(f"{PLAIN}Dag", "Content-Type: text/plain\nContent-Disposition: inline; filename=nota.txt\n\nNota")
    assert read_eml(data, name="x").parts == (Part("nota.txt", b"Nota"),)


def test_a_text_with_a_name_is_the_body_where_there_is_no_other() -> None:
    named = "Content-Type: text/plain; name=msg.txt\n\n"
    extract = read_eml(mixed(f"{named}Dag", f"{named}Nota"), name="x")
    assert (extract.text, extract.parts) == ("Dag", (Part("msg.txt", b"Nota"),))


def test_a_page_that_repeats_the_text_above_it_says_nothing() -> None:
    assert read_eml(mixed(f"{PLAIN}Tot morgen.", f"{PAGE}<p>Tot <b>morgen</b>."), name="x").text == "Tot morgen."


def test_the_page_is_read_where_the_plain_alternative_is_empty() -> None:
    other = "Content-Type: text/calendar\n\nBEGIN:VCALENDAR"
    extract = read_eml(mixed(f"{PLAIN} \n", f"{PAGE}<p>Dag", other, kind="alternative"), name="x")
    assert (extract.text, extract.parts) == ("Dag", ())


def test_attachments_of_a_signed_mail_are_parts_and_its_signature_is_none() -> None:
    inner = mixed(f"{PLAIN}Dag", "Content-Type: application/pdf; name=brief.pdf\n\n%PDF-").decode().split("\n", 1)[1]
    signature = "Content-Type: application/pkcs7-signature; name=smime.p7s\n\nx"
    extract = read_eml(mixed(inner.replace("grens", "naad"), signature, kind="signed"), name="x")
    assert (extract.text, extract.parts) == ("Dag", (Part("brief.pdf", b"%PDF-"),))


def test_a_small_picture_in_a_page_is_a_logo_and_a_large_one_a_part() -> None:
    page, named = f"{PAGE}<p>Dag", "Content-Disposition: attachment; filename=foto.png\n"
    extract = read_eml(mixed(page, picture(9), picture(50_000), picture(8, named), kind="related"), name="x")
    assert [(part.name, len(part.data)) for part in extract.parts] == [("attachment-1", 50_000), ("foto.png", 8)]


def test_a_small_picture_that_outlook_showed_is_a_logo_even_as_an_attachment() -> None:
    names = ("image001.png", "image002.png", "zaal.png")
    named = [f"Content-Disposition: attachment; filename={name}\n" for name in names]
    data = mixed(f"{PLAIN}Dag", picture(9, named[0]), picture(50_000, named[1]), picture(8, named[2]))
    assert [part.name for part in read_eml(data, name="x").parts] == ["image002.png", "zaal.png"]


@pytest.mark.parametrize(
    "sealed",
    [
        mixed("Content-Type: application/pgp-encrypted\n\nVersion: 1", kind="encrypted"),
        mixed("Content-Type: application/pkcs7-mime; name=smime.p7m\n\nx"),
        b"From: a@b.example\n\n-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n",
    ],
)
def test_an_encrypted_message_is_refused_with_advice(sealed: bytes) -> None:
    with pytest.raises(UnsupportedFormat, match=r"an encrypted or sealed message.*open it in the mail program"):
        read_eml(sealed, name="x")


def test_the_marks_of_a_signature_in_the_text_are_left_out() -> None:
    signed = b"""From: a@b.example

-----BEGIN PGP SIGNED MESSAGE-----
Hash: SHA512

Tot morgen.
-----BEGIN PGP SIGNATURE-----

iHUEAR
-----END PGP SIGNATURE-----
"""
    assert read_eml(signed, name="x").text == "Tot morgen."


def test_a_mail_whose_parts_are_not_marked_is_read_as_it_stands() -> None:
    assert read_eml(mixed("x").replace(b"--grens", b"Dag"), name="x").text.startswith("Dag")


def test_a_mail_that_only_forwards_another_holds_it_and_notices_of_machines_are_left_out() -> None:
    head = b"From: a@b.example\nContent-Type: message/rfc822\n\n"
    [part] = read_eml(head + message("Doorgestuurd").as_bytes(), name="x").parts
    assert read_eml(part.data, name="y").text == "Doorgestuurd"
    notice = "Content-Type: message/delivery-status\n\nReporting-MTA: dns; b.example"
    assert read_eml(mixed(f"{PLAIN}Onbestelbaar", notice, kind="report"), name="x").parts == ()
