import pytest

from archive.readers.encoding import decode

TEXT = "L’été, « à Liège » : een “windows”-tekst over señor Muñoz en België – €5"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_text_is_decoded_in_whatever_the_office_saved_it(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("encoding", ["cp850", "mac_roman"])
def test_older_code_pages_are_told_by_their_letters(encoding: str) -> None:
    text = "één señor, à Liège, où la façade française était née; België, coördinatie"
    assert decode(text.encode(encoding)) == text
