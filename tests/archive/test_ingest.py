import datetime as dt
import email.message
import io
import subprocess
import sys
import threading
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.database import Database
from archive.documents import Edit, edit_document, get_document, people_of
from archive.errors import NoSuchTopic
from archive.ingest import AddOptions, Outcome, add_bytes, add_files, find_files
from archive.models import Change, Document, Event, Text
from archive.originals import Originals, digest
from archive.readers.described import Described, Request
from archive.readers.worker import ReadingHere
from archive.relations import relations_of
from archive.topics import add_topic, label_of, topics_of
from tests.archive.conftest import OWNER
from tests.archive.readers.pdf_files import column
from tests.archive.readers.pdf_files import document as pdf_document
from tests.archive.readers.pdf_files import saved as saved_pdf
from tests.archive.readers.printed import draw, saved

LETTER = """Platform Open Haven vzw
Kaaistraat 1, 1000 Brussel

Brussel, 7 februari 2025

Betreft: visa voor muzikanten

Geachte heer minister M. Dewulf,

Wij vragen u om de vier dossiers opnieuw te laten bekijken.

Met vriendelijke groeten,

Platform Open Haven vzw
"""
DAY = AddOptions(reader=ReadingHere(), today=dt.date(2026, 11, 23))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "incoming"
    (folder / "2025").mkdir(parents=True)
    (folder / "2025" / "brief.txt").write_text(LETTER, encoding="utf-8")
    (folder / "leeg.txt").write_bytes(b"")
    (folder / ".hidden.txt").write_text("not for us")
    return folder


def _add(database: Database, originals: Originals, *paths: Path, options: AddOptions = DAY) -> list[Outcome]:
    return list(add_files(database, originals, find_files(paths), viewer=OWNER, options=options))


def test_a_letter_comes_out_described_with_its_text_original_and_evidence(
    database: Database, originals: Originals, folder: Path
) -> None:
    (outcome,) = _add(database, originals, folder / "2025" / "brief.txt")
    assert (outcome.outcome, outcome.key, outcome.kind, outcome.date, outcome.language) == (
        "added", "dewulf2025", "letter", "2025-02-07", "nl",
    )  # fmt: skip
    assert outcome.title == "visa voor muzikanten"
    with database.reading() as session:
        document = get_document(session, "dewulf2025", viewer=OWNER)
        assert document.text is not None
        assert document.text.text.startswith("Platform Open Haven vzw")
        assert document.text.page_starts == [0]
        assert len(document.text.paragraph_starts) > 3
        assert originals.read(outcome.sha256).decode() == LETTER
        assert [original.name for original in document.originals] == ["brief.txt"]
        date = next(each for each in document.proposals if each.field == "date")
        assert document.text.text[date.start : date.end] == date.words
        assert document.status == "filed"
        assert people_of(document, "recipient")[0].written == "M. Dewulf"
        assert session.scalars(select(Change.document_id)).first() == document.id
        assert session.scalars(select(Event).where(Event.table_name == "documents")).first() is not None


def test_a_folder_goes_in_whole_and_a_bad_file_keeps_no_good_one_out(
    database: Database, originals: Originals, folder: Path
) -> None:
    outcomes = _add(database, originals, folder, folder / "nothing.pdf", folder / "leeg.txt")
    assert [(Path(each.path).name, each.outcome) for each in outcomes] == [
        ("brief.txt", "added"),
        ("leeg.txt", "refused"),
        ("nothing.pdf", "refused"),
    ]
    assert "the file is empty" in outcomes[1].error
    assert "no such file" in outcomes[2].error
    assert list(outcomes[0].as_dict()) == [
        "path", "outcome", "key", "sha256", "kind", "title", "date", "language", "error",
    ]  # fmt: skip


def test_a_refused_file_leaves_nothing_behind(database: Database, originals: Originals, folder: Path) -> None:
    _add(database, originals, folder / "leeg.txt")
    with database.reading() as session:
        assert session.scalars(select(Document)).all() == []
        assert session.scalars(select(Event)).all() == []


def test_the_same_bytes_again_name_the_document_under_any_name(
    database: Database, originals: Originals, folder: Path
) -> None:
    _add(database, originals, folder / "2025" / "brief.txt")
    (folder / "copy.md").write_text(LETTER, encoding="utf-8")
    (again,) = _add(database, originals, folder / "copy.md")
    assert (again.outcome, again.key, again.sha256) == ("duplicate", "dewulf2025", digest(LETTER.encode()))


def test_the_same_bytes_as_an_edited_document_do_not_touch_it(
    database: Database, originals: Originals, folder: Path
) -> None:
    _add(database, originals, folder / "2025" / "brief.txt")
    with database.writing(OWNER) as session:
        edit_document(session, get_document(session, "dewulf2025", viewer=OWNER), Edit(title="Mine"))
        session.commit()
    (again,) = _add(database, originals, folder / "2025" / "brief.txt")
    assert again.title == "Mine"


def test_attachments_become_documents_of_their_own(session: Session, originals: Originals) -> None:
    message = email.message.EmailMessage()
    message["From"] = "Joke Peeters <joke@open-haven.example>"
    message["To"] = "kabinet@dewulf.example"
    message["Subject"] = "Onze brief"
    message["Date"] = "Fri, 07 Feb 2025 10:00:00 +0100"
    message.set_content("Goedemiddag,\n\nIn bijlage vindt u onze brief over de visa voor de muzikanten.\n")
    message.add_attachment(LETTER.encode(), maintype="text", subtype="plain", filename="brief é.txt")
    message.add_attachment(bytes(range(256)), maintype="application", subtype="pdf", filename="stuk.pdf")
    mail, letter, refused = add_bytes(session, originals, message.as_bytes(), name="in/mail.eml", options=DAY)
    assert (mail.kind, mail.title, mail.date) == ("email", "Onze brief", "2025-02-07")
    assert (letter.path, letter.outcome, letter.kind) == ("in/mail.eml/brief é.txt", "added", "letter")
    assert (refused.outcome, "stuk.pdf" in refused.error) == ("refused", True)
    whole = get_document(session, mail.key, viewer=OWNER)
    assert [(each.kind, each.direction) for each in relations_of(whole, viewer=OWNER)] == [("attachment-of", "in")]


def test_files_inside_a_pdf_are_attached_to_it_and_a_portfolio_is_no_document(
    session: Session, originals: Originals
) -> None:
    pdf = pdf_document(column("Geachte mevrouw, hierbij onze brief."))
    pdf.attachments["brief.txt"] = LETTER.encode()
    note, letter = add_bytes(session, originals, saved_pdf(pdf), name="nota.pdf", options=DAY)
    assert (letter.path, letter.outcome) == ("nota.pdf/brief.txt", "added")
    whole = get_document(session, note.key, viewer=OWNER)
    assert [(each.kind, each.direction) for each in relations_of(whole, viewer=OWNER)] == [("attachment-of", "in")]
    portfolio = pdf_document(column("Open this PDF portfolio in Adobe Reader 9 or later."))
    portfolio.Root.Collection = pikepdf.Dictionary()
    portfolio.attachments["nota.txt"] = b"Nota over de visa, door Lies Peeters."
    cover, inside = add_bytes(session, originals, saved_pdf(portfolio), name="stukken.pdf", options=DAY)
    assert (cover.outcome, cover.key, inside.outcome) == ("added", "", "added")
    assert relations_of(get_document(session, inside.key, viewer=OWNER), viewer=OWNER) == []


def test_a_mail_that_holds_an_earlier_file_points_to_it(session: Session, originals: Originals) -> None:
    add_bytes(session, originals, LETTER.encode(), name="brief.txt", options=DAY)
    message = email.message.EmailMessage()
    message["From"], message["Subject"] = "joke@open-haven.example", "Nog eens onze brief"
    message["To"], message["Date"] = "kabinet@dewulf.example", "Mon, 10 Feb 2025 10:00:00 +0100"
    message.set_content("Hierbij nog eens onze brief van vorige week, met dank voor uw antwoord.\n")
    message.add_attachment(LETTER.encode(), maintype="text", subtype="plain", filename="brief.txt")
    _mail, letter = add_bytes(session, originals, message.as_bytes(), name="mail.eml", options=DAY)
    assert (letter.outcome, letter.key) == ("duplicate", "dewulf2025")
    letter_document = get_document(session, "dewulf2025", viewer=OWNER)
    assert [each.kind for each in relations_of(letter_document, viewer=OWNER)] == ["attachment-of"]


def test_a_scan_without_text_is_kept_and_waits(database: Database, originals: Originals, tmp_path: Path) -> None:
    scan = Path(__file__).parents[2] / "data" / "sample" / "scans"
    (outcome,) = _add(database, originals, scan)
    assert outcome.outcome == "attention"
    assert "waits for text recognition" in outcome.error
    with database.reading() as session:
        document = get_document(session, outcome.key, viewer=OWNER)
        assert document.status == "needs-ocr"
        assert document.text is None
        assert session.scalars(select(Text)).all() == []


def test_a_picture_among_pages_of_text_waits_in_the_background_only(session: Session, originals: Originals) -> None:
    lines = column("De haven spreekt en de stad luistert.", "Zo hoort het in een goede buurt aan het water.")
    pdf = pdf_document(lines)
    pdf.pages.extend(pikepdf.open(io.BytesIO(saved(draw(), kind="PDF"))).pages)
    (outcome,) = add_bytes(session, originals, saved_pdf(pdf), name="stuk.pdf", options=DAY)
    assert (outcome.outcome, outcome.error) == ("added", "")
    document = get_document(session, outcome.key, viewer=OWNER)
    assert (document.status, document.text is not None) == ("needs-ocr", True)


def test_every_document_of_a_batch_can_get_topics(database: Database, originals: Originals, folder: Path) -> None:
    with database.writing(OWNER) as session:
        add_topic(session, "Visa", language="nl")
        session.commit()
    letter = folder / "2025" / "brief.txt"
    with pytest.raises(NoSuchTopic):
        _add(database, originals, letter, options=AddOptions(reader=ReadingHere(), topics=("Handel",)))
    _add(database, originals, letter, options=AddOptions(reader=ReadingHere(), topics=("visa",)))
    with database.reading() as session:
        document = session.scalars(select(Document)).one()
        assert [label_of(topic, "nl") for topic in topics_of(document)] == ["Visa"]


def test_our_own_name_decides_the_direction(session: Session, originals: Originals) -> None:
    options = AddOptions(reader=ReadingHere(), own_names=("Platform Open Haven",), today=DAY.today)
    (outcome,) = add_bytes(session, originals, LETTER.encode(), name="brief.txt", options=options)
    assert get_document(session, outcome.key, viewer=OWNER).direction == "out"


def _zip(folder: Path, name: str, *members: tuple[str, bytes]) -> Path:
    with zipfile.ZipFile(folder / name, "w") as container:
        for member, data in members:
            container.writestr(member, data)
    return folder / name


def test_a_zip_file_is_no_document_and_its_files_are(database: Database, originals: Originals, folder: Path) -> None:
    letter, note = LETTER.encode(), b"Notes of a talk in the harbour office about the four musicians."
    container = _zip(folder, "post.zip", ("2025/brief.txt", letter), ("leeg.txt", b""), ("nota.txt", note))
    whole, first, empty, second = _add(database, originals, container)
    assert (whole.outcome, whole.key, whole.path) == ("added", "", str(container))
    assert (first.outcome, first.path, empty.outcome) == ("added", f"{container}/2025/brief.txt", "refused")
    with database.reading() as session:
        assert {each.key for each in session.scalars(select(Document))} == {first.key, second.key}
        assert relations_of(get_document(session, first.key, viewer=OWNER), viewer=OWNER) == []
    assert [each.outcome for each in _add(database, originals, container)] == [
        "duplicate", "duplicate", "refused", "duplicate",
    ]  # fmt: skip


def test_a_zip_file_of_which_nothing_can_be_read_is_refused(
    database: Database, originals: Originals, folder: Path
) -> None:
    whole, empty = _add(database, originals, _zip(folder, "post.zip", ("leeg.txt", b"")))
    assert (whole.outcome, empty.outcome) == ("refused", "refused")
    assert "none of the files inside could be taken in" in whole.error


def test_files_in_a_zip_file_with_a_mail_are_attached_to_the_mail(
    session: Session, originals: Originals, folder: Path
) -> None:
    message = email.message.EmailMessage()
    message["From"], message["Subject"] = "joke@open-haven.example", "Onze brief"
    message["To"], message["Date"] = "kabinet@dewulf.example", "Mon, 10 Feb 2025 10:00:00 +0100"
    message.set_content("Hierbij onze brief van vorige week, met dank voor uw antwoord.\n")
    container = _zip(folder, "post.zip", ("brief.txt", LETTER.encode())).read_bytes()
    message.add_attachment(container, maintype="application", subtype="zip", filename="post.zip")
    mail, whole, letter = add_bytes(session, originals, message.as_bytes(), name="mail.eml", options=DAY)
    assert [each.outcome for each in (mail, whole, letter)] == ["added"] * 3
    related = relations_of(get_document(session, letter.key, viewer=OWNER), viewer=OWNER)
    assert [(each.kind, each.document.key) for each in related] == [("attachment-of", mail.key)]


class Waiting:
    """Reads when it is told to, and says what it was given."""

    workers = 2

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.go_on = threading.Event()

    def read(self, request: Request) -> Described:
        self.begun.append(Path(request.name).name)
        assert self.go_on.wait(timeout=10)
        return ReadingHere().read(request)


def _letters(folder: Path, count: int) -> list[Path]:
    letters = [folder / f"brief {number}.txt" for number in range(count)]
    for number, letter in enumerate(letters):
        letter.write_text(LETTER.replace("vier dossiers", f"{number} dossiers"), encoding="utf-8")
    return letters


def test_files_are_read_ahead_within_bounds_and_filed_in_their_order(
    database: Database, originals: Originals, folder: Path
) -> None:
    letters, reader = _letters(folder, 12), Waiting()
    reader.go_on.set()
    outcomes = add_files(database, originals, letters, viewer=OWNER, options=replace(DAY, reader=reader))
    first = next(outcomes)
    assert len(reader.begun) <= 1 + 2 * reader.workers
    assert [first.path, *(each.path for each in outcomes)] == [str(letter) for letter in letters]


def test_stopping_half_way_keeps_what_was_yielded_and_the_next_run_goes_on(
    database: Database, originals: Originals, folder: Path
) -> None:
    letters = _letters(folder, 6)
    run = add_files(database, originals, letters, viewer=OWNER, options=DAY)
    done = [next(run), next(run)]
    run.close()  # type: ignore[attr-defined]  # an iterator for its callers, a generator for whoever stops it
    with database.reading() as session:
        assert {each.key for each in session.scalars(select(Document))} == {each.key for each in done}
    again = _add(database, originals, *letters)
    assert [each.outcome for each in again] == ["duplicate"] * 2 + ["added"] * 4


def test_what_is_in_the_archive_is_not_read_again(database: Database, originals: Originals, folder: Path) -> None:
    letters, reader = _letters(folder, 3), Waiting()
    _add(database, originals, *letters)
    (again, *_others) = _add(database, originals, *letters, options=replace(DAY, reader=reader))
    assert (again.outcome, reader.begun) == ("duplicate", [])


def test_the_same_bytes_twice_in_one_run_are_filed_once(database: Database, originals: Originals, folder: Path) -> None:
    (letter,) = _letters(folder, 1)
    (folder / "copy.txt").write_bytes(letter.read_bytes())
    first, second = _add(database, originals, letter, folder / "copy.txt")
    assert (first.outcome, second.outcome, second.key) == ("added", "duplicate", first.key)


def test_others_can_write_while_a_file_is_being_read(database: Database, originals: Originals) -> None:
    reader = Waiting()

    def take_in() -> None:
        with database.writing(OWNER) as session:
            add_bytes(session, originals, LETTER.encode(), name="brief.txt", options=replace(DAY, reader=reader))
            session.commit()

    taking_in = threading.Thread(target=take_in)
    taking_in.start()
    while not reader.begun:
        time.sleep(0.01)
    with database.writing(OWNER) as session:
        add_topic(session, "Visa", language="nl")
        session.commit()
    reader.go_on.set()
    taking_in.join()
    with database.reading() as session:
        assert session.scalars(select(Document)).one().key == "dewulf2025"


def test_an_original_that_was_kept_by_a_run_that_broke_off_gets_its_document(
    session: Session, originals: Originals
) -> None:
    originals.keep(LETTER.encode())
    (outcome,) = add_bytes(session, originals, LETTER.encode(), name="brief.txt", options=DAY)
    assert (outcome.outcome, outcome.key) == ("added", "dewulf2025")


def test_an_attachment_of_which_only_the_original_was_kept_and_that_is_refused_keeps_no_mail_out(
    session: Session, originals: Originals
) -> None:
    originals.keep(bytes(range(256)))
    message = email.message.EmailMessage()
    message["From"], message["To"] = "joke@open-haven.example", "kabinet@dewulf.example"
    message["Subject"], message["Date"] = "Onze brief", "Fri, 07 Feb 2025 10:00:00 +0100"
    message.set_content("Goedemiddag,\n\nIn bijlage vindt u onze brief over de visa voor de muzikanten.\n")
    message.add_attachment(bytes(range(256)), maintype="application", subtype="pdf", filename="stuk.pdf")
    mail, part = add_bytes(session, originals, message.as_bytes(), name="mail.eml", options=DAY)
    assert (mail.outcome, part.outcome, part.path) == ("added", "refused", "mail.eml/stuk.pdf")


def test_a_file_over_the_limit_is_refused_before_it_is_loaded(
    database: Database, originals: Originals, tmp_path: Path
) -> None:
    with (tmp_path / "film.mp4").open("wb") as film:
        film.truncate(1 << 40)
    (outcome,) = _add(database, originals, tmp_path / "film.mp4")
    assert "too large (over 200 MB)" in outcome.error


def test_filing_loads_none_of_the_readers() -> None:
    script = "import sys, archive.ingest, archive.readers.sandbox; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "archive.readers.sandbox" in loaded
    assert loaded.isdisjoint({"pdfminer", "pikepdf", "py3langid", "trafilatura", "lxml", "pypandoc"})
