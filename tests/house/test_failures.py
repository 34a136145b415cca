"""Whatever can go wrong is told on a page: a sentence in each language, and a status."""

from collections.abc import Iterator

import pytest

from archive import errors
from archive.errors import ArchiveError
from webui.errors import SENTENCES, STATUSES


def failures(parent: type[ArchiveError] = ArchiveError) -> Iterator[type[ArchiveError]]:
    """Yield the classes of failures that are raised: those that nothing is a kind of."""
    for each in parent.__subclasses__():
        if each.__module__ == errors.__name__:
            yield from failures(each) if each.__subclasses__() else (each,)


FAILURES = sorted(failures(), key=lambda each: each.__name__)


@pytest.mark.parametrize("failure", FAILURES, ids=lambda each: each.__name__)
def test_every_failure_has_a_sentence_for_the_pages_and_a_status(failure: type[ArchiveError]) -> None:
    assert failure in SENTENCES
    assert any(each in STATUSES for each in failure.__mro__)


def test_the_failures_were_found() -> None:
    assert {errors.TookTooLong, errors.NoSuchBatch, errors.IndexUnavailable} <= set(FAILURES)
