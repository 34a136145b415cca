"""Adding files."""

from io import BytesIO

from archive.settings import find_sample
from tests.webui.conftest import LETTER, SCAN, Visitor
from webui.services import Services

NOTE = "Nota over de haven\n\nDe kade van Bahía Serena wordt hersteld. Alle schepen wachten nog.\n"


def upload(name: str, data: bytes) -> tuple[BytesIO, str]:
    return BytesIO(data), name


def test_files_go_in_and_each_says_what_became_of_it(visitor: Visitor) -> None:
    files = [
        upload("nota.txt", NOTE.encode()),
        upload("same letter.txt", (find_sample() / LETTER).read_bytes()),
        upload("empty.txt", b""),
        upload("noise.bin", bytes(range(256)) * 4),
    ]
    text = visitor.post("/add", status=200, files=files).text
    assert text.count('class="outcome added"') == 1
    assert text.count('class="outcome duplicate"') == 1
    assert text.count('class="outcome refused"') == 2
    assert "empty.txt: the file is empty" in text


def test_what_was_added_is_found_at_once(visitor: Visitor) -> None:
    visitor.post("/add", status=200, files=[upload("nota.txt", NOTE.encode())])
    assert "<mark>kade</mark>" in visitor.get("/search?q=kade")


def test_a_scan_says_that_it_waits(visitor: Visitor, services: Services) -> None:
    scan = (find_sample() / SCAN).read_bytes() + b"\n%another copy\n"
    text = visitor.post("/add", status=200, files=[upload("scan.pdf", scan)]).text
    assert "waits for text recognition" in text


def test_all_files_can_get_a_topic(visitor: Visitor) -> None:
    visitor.post("/add", status=200, files=[upload("nota.txt", NOTE.encode())], topic="Visa")
    assert 'href="/documents/nota"' in visitor.get("/topics/2")


def test_a_form_without_files_says_so(visitor: Visitor) -> None:
    assert "No file was chosen" in visitor.post("/add", status=200).text
