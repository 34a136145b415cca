"""Whatever happens to a file on its way: it is read, or refused in one sentence, and nothing else."""

import random
from pathlib import Path

import pytest

from archive.errors import RefusedFile
from archive.readers.base import Extract
from archive.readers.registry import read
from tests.archive.readers.pdf_files import column, pdf_of
from tests.archive.readers.test_eml import message
from tests.archive.readers.test_html import ARTICLE
from tests.archive.readers.test_office import META, STYLES, docx, odt, paragraph

FILES = {
    "brief.pdf": pdf_of(column("Geachte heer,", "Dag."), column("Groeten")),
    "brief.docx": docx(paragraph("Geachte heer,"), header1=paragraph("Open Haven")),
    "brief.odt": odt(styles=STYLES, meta=META),
    "brief.rtf": rb"{\rtf1\ansi Geachte heer,\par \u8220?Dag\u8221?\par}",
    "pagina.html": ARTICLE.encode(),
    "bericht.eml": message().as_bytes(),
    "brief.txt": "Geachte heer,\n\n“Dag”\n\nGroeten".encode(),
}


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Change, drop, repeat or cut some bytes."""
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(data) + 1)
        data = chance.choice(
            [
                data[:at] + chance.randbytes(4) + data[at + 4 :],
                data[:at] + data[at + chance.randint(1, 100) :],
                data[:at] + data[at // 2 : at] + data[at:],
                data[: at + 1],
            ]
        )
    return data


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_read_or_refused(name: str) -> None:
    chance = random.Random(name)  # the same damage each time
    for _ in range(25):
        data = damaged(FILES[name], chance)
        try:
            assert isinstance(read(data, name=name), Extract)
        except RefusedFile as refused:
            assert str(refused).startswith(f"{name}: ")  # noqa: PT017  # both ways out are right


def test_every_sample_here_is_read_when_it_is_whole(tmp_path: Path) -> None:
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
        assert read((tmp_path / name).read_bytes(), name=name).text
