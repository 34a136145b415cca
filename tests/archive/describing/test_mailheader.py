"""Which texts open with the header of a message."""

import pytest

from archive.describing.lines import split_lines
from archive.describing.mailheader import has_mail_header
from tests.archive.describing.extracts import BODY, described, values


@pytest.mark.parametrize(
    "text",
    [
        "Van: Els\nVerzonden: maandag 3 maart 2025 9:58\nAan: Tom\nOnderwerp: zaal\n\nDag Tom,",
        "Van: Els <els@e.example> Verzonden: maandag 3 maart 2025 9:58\n\nAan: Tom Onderwerp: zaal\n\nDag Tom,",
        "Message d’origine\nSujet : Colloque\nDate : Tue, 18 Mar 2025 10:02:41 +0100\nDe : Anne\nPour : Paul",
        "De: Cédric Zbinden\nA: Laurence\nDate: 08.11.2021 17:39\nObjet: Rapport\n\nHello,",
        "Asunto: carta\nFecha: viernes, 14 de marzo de 2025, 11:03 a. m.\nRemitente: Ana\nDestinatario: Rafael",
        "Subsidie jongeren\n\nNoor Hendriksen <n.h@fonds.example> ma 3-2-2025 11:26\nAan: Oksana\n\nBeste Oksana,",
        "From: Ann\nTo: Tom\nSubject: a title that goes\non in the next line\nAttachments: map.pdf\n\nHi,",
        "Original Message\nFrom: Ann\nTo: Tom\nSubject: Water\n\nHi,",
        "Jan Smets\nTo: Els Claes\nSubject: zaal\n5 mei 2024 om 10:12\n\nDag Els,",
        "Ann Dale <ann@d.example>\nTo: Tom\nSubject: Water\nDate: 3 March 2025",
        "Von: Ann Dale\nGesendet: Dienstag, 4. März 2025 16:55\nAn: Tom\nBetreff: Water\n\nDear all,",
        "FROM\nTO\nSENT\nSUBJECT\n\nAnn Dale\nTom\nTue 4/3/2025 09:12\nWater\n\nDear all,",
        "Onderwerp: Fwd: zaal\n\nDag Lieve,",
        "Message printed\nFROM Ann Dale\nTO Tom Maes\nDATE Thu 13/06/2024 11:25\nSUBJECT Water\n\nDear Tom,",
        "Imprimé\nExpéditeur Petit <p@p.example>\nDestinataire Ann\nDate 27 avr. à 18:40\nObjet Suivi\n\nMadame,",
        "Aan Griffie; Maes, T.\nVan Els Claes\nDatum ma 2-9-2024 17:20\nOnderwerp zaal te klein\n\nBeste mensen,",
    ],
)
def test_the_parts_of_a_header_and_a_mark_make_a_message(text: str) -> None:
    assert has_mail_header(split_lines(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Geachte heer,\n\nWij schrijven u.",
        "MEMORANDUM\n\nTO: Board\nFROM: Dwayne\nDATE: January 17, 2023 10:15\nSUBJECT: Boiler",
        "To: the Commissioner\n\nFrom: Sahara Monitor\n\nDate: 14.01.2019\n\nRe: the agreement\n\nExcellency,",
        "DE : XIMENA RIQUELME\nA : SR. PATRICIO NEIRA\nMAT : Informa",
        "Datum: 10 oktober 2023, 19:30\nPlaats: raadzaal\nAanwezig: Frans",
        "Aan: Els\n\nBeste Els, om 10:15 ben ik er.",
        "Van Els Claes\nAan Tom Maes\nDatum 2 september 2024\nOnderwerp zaal",
        "Van Gogh\nAan de haven om 10:15\nBeste Els,",
        "FROM\nTO\nDATE\n\nAnn Dale\nTom\n4 March 2025\n\nThe boiler is broken.",
    ],
)
def test_the_same_labels_without_it_are_none(text: str) -> None:
    assert not has_mail_header(split_lines(text))


def test_labels_in_a_column_without_colons_have_their_values() -> None:
    text = (
        "Aan Griffie Groningen; Maes, T.\nVan Els Claes\nDatum ma 2-9-2024 17:20\nOnderwerp zaal te klein\n\nBeste Tom,"
    )
    found = described(f"{text}\n\n{BODY['nl']}\n\nEls")
    assert [values(found, field)[0] for field in ("kind", "sender", "date", "title")] == [
        "email",
        "Els Claes",
        "2024-09-02",
        "zaal te klein",
    ]
    assert values(found, "recipient") == ["Griffie Groningen", "T. Maes"]


def test_an_address_alone_behind_a_label_gives_no_name() -> None:
    text = "De : Sarah Benayoun <s@g.example>\nDate : mer. 13 sept. 2023 à 11:06\nObjet : mine\nÀ : <l.thys@u.example>"
    found = described(f"{text}\n\nBonjour Monsieur Thys,\n\n{BODY['fr']}\n\nSarah Benayoun")
    assert values(found, "sender") == ["Sarah Benayoun"]
    assert "" not in values(found, "recipient")
