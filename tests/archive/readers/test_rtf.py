import pytest

from archive.errors import DamagedFile
from archive.readers.rtf import read_rtf


def test_every_letter_is_kept_and_each_paragraph_is_one() -> None:
    source = rb"{\rtf1\ansi c\u8217?est l \'e9t\'e9\par \u171? oui \u187?\par}"
    assert read_rtf(source, name="x.rtf").text == "c’est l été\n\n« oui »"


def test_control_words_that_do_not_fit_are_damage() -> None:
    with pytest.raises(DamagedFile, match=r"x\.rtf: "):
        read_rtf(rb"{\rtf1\ansi \u99999999? Dag}", name="x.rtf")
