"""The day of a document stands where its kind has it: a meeting, an imprint, the foot of a resolution."""

import pytest

from archive.describing.base import SURE
from archive.describing.dates import propose_dates
from tests.archive.describing.extracts import BODY, letter, reading


@pytest.mark.parametrize(
    ("kind", "head", "iso"),
    [
        ("interview", "Vrij Noord\n\nIssue 64, March 2023", "2023-03"),
        ("article", "Rivers & People magazine, 30 May 2021", "2021-05-30"),
        ("article", "CARACOL | Autumn 2022 | No. 118", "2022"),
        ("press-release", "FOR IMMEDIATE RELEASE CONTACT: Ann Dale\nJuly 27, 2000 (202) 555-0148", "2000-07-27"),
        ("press-release", "LA LIGUE\n\n(Lausanne, 26.1.2005) Un mois après, la Ligue proteste.", "2005-01-26"),
        ("minutes", "Verslag stuurgroep\n\nVrijdag 8 november 2019, 19.30-22 u., Oude Poort", "2019-11-08"),
        ("minutes", "Held at Ede on Thursday 15 January 2009\n\nCirculated: 2 February 2009", "2009-01-15"),
        ("minutes", "Datum: 15 mei 2002\n\n1. Verslag van 17 april 2002\nGoedgekeurd.", "2002-05-15"),
        ("resolution", "Raadsvergadering van 25 juni 2019", "2019-06-25"),
        ("resolution", "Zomba, 20-23 February 2003\n\nText.\n\nCarried, four against, Saturday 22 February 2003.",
         "2003-02-22"),
        ("resolution", "29 MEI 2013\n\nVoorstel.\n\n26 april 2013", "2013-05-29"),
        ("declaration", "Council (25 February – 22 March 2019)\n\nDate: Tuesday, 12 March 2019", "2019-03-12"),
        ("other", "4. HANDTEKENING W. Goossens DATUM 26/02/2018", "2018-02-26"),
        ("report", "Findings\n13 – 24 April 2015\n\nJune 2015", "2015-06"),
        ("report", "Annual Report 2017\n\nPublished 2018, Nairobi", "2018"),
        ("report", "Counting\n\n© 2013 Centre for Aid", "2013"),
        ("other", "From: Saturday 27 June 2015, 06.00 hrs\nTo: Sunday 28 June 2015\n\nText.\n\n23rd June 2015",
         "2015-06-23"),
        ("other", "Date de facture : 07/11/2024\nTravail\n24/10/2024 (Namur)", "2024-11-07"),
    ],
)  # fmt: skip
def test_each_kind_states_its_day_in_its_own_place(kind: str, head: str, iso: str) -> None:
    best = propose_dates(reading(f"{head}\n\n{BODY['en']}", language="en"), kind=kind)[0]
    assert (best.value, best.confidence >= SURE) == (iso, True)


def test_minutes_are_of_the_meeting_and_not_of_the_day_they_were_signed_at_their_foot() -> None:
    text = "\n".join(["Datum: 15 mei 2002", *["Een punt."] * 15, "Gent, 28 mei 2002"])
    assert [(one.value, one.confidence >= SURE) for one in propose_dates(reading(text), kind="minutes")] == [
        ("2002-05-15", True),
        ("2002-05-28", False),
    ]


@pytest.mark.parametrize(("mark", "is_sure"), [("£50", True), ("$50", False), ("£50 or $50", False)])
def test_where_a_text_was_written_tells_how_it_writes_numbers(mark: str, is_sure: bool) -> None:  # noqa: FBT001  # an expected value
    text = letter("en", head="04/07/2025", salutation="Dear Minister,", foot=f"It costs {mark}.")
    best = propose_dates(reading(text, language="en"))[0]
    assert (best.value, best.confidence >= SURE) == ("2025-07-04", is_sure)
