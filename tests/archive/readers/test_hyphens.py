import pytest

from archive.readers.hyphens import run_on, words_of


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("de Belgische", "stem", "de Belgische stem"),
        ("de Belgi-", "sche stem", "de Belgische stem"),
        ("de VLIR-", "UOS", "de VLIR-UOS"),
        ("van 2025-", "2026", "van 2025-2026"),
        ("de in-", "en uitvoer", "de in- en uitvoer"),
        ("de EU–", "CELAC-top", "de EU–CELAC-top"),
        ("zo –", "of anders", "zo – of anders"),
        ("la lettre ci-", "jointe", "la lettre ci-jointe"),
        ("zie https://", "www.open-haven.example", "zie https://www.open-haven.example"),
        ("zie https://open-", "haven.example/a", "zie https://open-haven.example/a"),
        ("zie www.open-haven.example.", "“Daar", "zie www.open-haven.example. “Daar"),
        ("een niet-", "zelfbesturend gebied", "een niet-zelfbesturend gebied"),
    ],
)
def test_a_hyphen_at_a_line_end_is_resolved(first: str, second: str, joined: str) -> None:
    assert run_on(first, second, words_of("het Niet-zelfbesturend gebied")) + second == joined
