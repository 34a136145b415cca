"""The measurement of references proposes relations indeed, on a few documents; how fast is not asked here."""

from pathlib import Path

from archive.models import Proposal
from archive.settings import Settings
from tests.benchmarks.referring import fill, propose, report
from webui.services import open_services


def test_letters_are_proposed_what_they_cite_and_nothing_is_kept(tmp_path: Path) -> None:
    with open_services(Settings(folder=tmp_path), create=True) as services:
        fill(services, 90)
        times = propose(services, 8)
        assert len(times) == 8
        assert sum(number for _, number in times) > 0
        assert report(times).startswith("8 letters, ")
        with services.reading() as session:
            assert session.query(Proposal).count() == 0
