import pytest

from archive.readers.hyphens import join_lines, words_of


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("de Belgische", "stem", "de Belgische stem"),
        ("de Belgi-", "sche stem", "de Belgische stem"),
        ("de VLIR-", "UOS", "de VLIR-UOS"),
        ("van 2025-", "2026", "van 2025-2026"),
        ("de in-", "en uitvoer", "de in- en uitvoer"),
        ("zo –", "of anders", "zo – of anders"),
        ("een niet-", "zelfbesturend gebied", "een niet-zelfbesturend gebied"),
    ],
)
def test_a_hyphen_at_a_line_end_is_resolved(first: str, second: str, joined: str) -> None:
    assert join_lines(first, second, words_of("het Niet-zelfbesturend gebied")) == joined
