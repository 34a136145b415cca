"""Messages as web mail and telephones print them: who, when, to whom and about what, without the labels of a header."""

import pytest

from archive.describing.lines import split_lines
from archive.describing.webmail import read_webmail
from tests.archive.describing.extracts import described, values

PRINTED = (
    "Ann Dale (Haven) <ann@d.example>   3 mei 2024 om 10:12\nAan: Tom Maes <tom@d.example>\n\nDag Tom,\n\nTot dan."
)
OF_OWNER = (
    "Gmail   Tom Maes <tom@d.example>\n\nHall\n2 messages\n\nRoom <room@h.example>\nTo: tom@d.example\n\n"
    "Mon, Sep 11, 2023 at 2:17 PM\n\nHi Tom,"
)
RUN_ON = (
    "Postvak IN Verzonden (2)\n\nDe zaal\n\nAnn Dale <ann@d.example> aan mij (Tom van Maes)\n\n28 sep. 2022 09:14\n\n"
    "Hoi Tom,"
)
TO_ME = "Re: la sala\nRecibidos\n\nAna Ruiz <ana@r.example>\nmar, 13 jun 2023, 11:04\npara mí, Noa\n\nHola,"
BARE = "la salle\n\nAnne Petit\nJeu 30/11/2023 11:08\nÀ : Paul Roux <p@r.example>\nCC : secrétariat\n\nBonjour,"


def _read(text: str) -> tuple[str, list[str], str] | None:
    found = read_webmail(split_lines(text))
    if found is None:
        return None
    return found.sender.text, [it.text for it in found.to], found.subject.text if found.subject else ""


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            f"Gmail - zaal\n\nEls <els@e.example>\n____\nzaal\n1 bericht\n____\n{PRINTED}",
            ("Ann Dale (Haven)", ["Tom Maes <tom@d.example>"], "zaal"),
        ),
        (f"Mail - sala 3 mensajes\n{PRINTED}", ("Ann Dale (Haven)", ["Tom Maes <tom@d.example>"], "sala")),
        (OF_OWNER, ("Room", ["Tom Maes", "tom@d.example"], "Hall")),
        (RUN_ON, ("Ann Dale", ["Tom van Maes"], "De zaal")),
        (TO_ME, ("Ana Ruiz", ["Noa"], "Re: la sala")),
        (BARE, ("Anne Petit", ["Paul Roux <p@r.example>"], "la salle")),
        (
            "Jan Maes        25 november 2014 22:41\nAan: leden; bestuur\nKopie: Els\nde bussen\n\nDag allen,",
            ("Jan Maes", ["leden; bestuur"], "de bussen"),
        ),
        (
            "turnos\nTxema Ruiz [t@r.example]\nEnviado: lunes, 04 de julio de 2011 23:58\nPara: Ana\n\nhola,",
            ("Txema Ruiz", ["Ana"], "turnos"),
        ),
        (
            "Tom Maes <tom@d.example>\n\nNews\n\nAnn Dale <ann@d.example>  3 May 2024, 10:12\n\nDear Tom,",
            ("Ann Dale", ["Tom Maes"], "News"),
        ),
        ("Ann Dale <ann@d.example>  3 May 2024, 10:12\n\nDear Tom,", ("Ann Dale", [], "")),
        (
            "Ann Dale <ann@d.example>\nto Tom\nSent: 3 May 2024 10:12\n\nDear Tom,",
            ("Ann Dale", ["Tom"], ""),
        ),
    ],
)
def test_what_stands_above_a_message(text: str, read: tuple[str, list[str], str]) -> None:
    assert _read(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ann Dale <ann@d.example>\nKaai 3, Gent\n\nGent, 3 mei 2024\n\nGeachte heer,",
        "Van: Ann Dale\nVerzonden: 3 mei 2024 10:12\nAan: Tom\n\nDag Tom,",
        "Jan Maes\n3 mei 2024 10:12\n\nVergadering",
        "Inbox\n3 mei 2024 10:12\nAan: Tom",
        f"{'Een lange zin die geen kop van een bericht is. ' * 4}\n{PRINTED}",
        "Ann Dale <ann@d.example>\nDear Tom,\nwe met on 3 May 2024 at 10:12.",
    ],
)
def test_what_opens_otherwise_is_none(text: str) -> None:
    assert _read(text) is None


def test_such_a_message_is_described_from_its_header() -> None:
    text = f"Gmail - zaal\n\nEls Claes <els@e.example>\n____\nDe grote zaal\n1 bericht\n____\n{PRINTED}"
    found = described(text)
    assert (values(found, "sender")[0], values(found, "recipient")[0]) == ("Ann Dale", "Tom Maes")
    assert (values(found, "kind")[0], values(found, "date")[0]) == ("email", "2024-05-03")
    assert values(found, "title")[0] == "De grote zaal"
