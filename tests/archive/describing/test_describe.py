"""The whole description of one extract."""

from hypothesis import given
from hypothesis import strategies as st

from archive.describing.describe import best
from archive.readers.base import Field
from tests.archive.describing.extracts import BODY, described, letter

SEVERAL = {"sender", "recipient", "signatory", "copy", "author", "interviewer", "interviewee"}


def test_the_best_proposal_of_a_field_comes_first() -> None:
    text = letter(
        "nl", head="Betreft: vier visa voor muzikanten\n\nBrussel, 7 februari 2025", salutation="Geachte heer,"
    )
    proposals = described(text, Field("title", "Visa voor vier", "html-meta"), name="2025-01-01 brief.pdf")
    title = best(proposals, "title")
    assert title is not None
    assert title.value == "vier visa voor muzikanten"
    assert best(proposals, "reference") is None
    for field in {one.field for one in proposals}:
        confidences = [one.confidence for one in proposals if one.field == field]
        assert confidences == sorted(confidences, reverse=True)


def test_an_empty_text_gets_no_language_and_no_people() -> None:
    fields = {one.field for one in described("")}
    assert fields == {"kind"}


@given(
    st.lists(
        st.sampled_from(
            [
                *BODY.values(),
                "Geachte heer minister M. Prins,",
                "Aan",
                "T.a.v. de heer",
                "Datum:",
                "Betreft:",
                "Hoogachtend,",
                "13 01 26",
                "A/RES/79/7",
                "Namens",
                "cc:",
                "M.",
                "·",
                "Ondertekenaars:",
            ]
        ),
        max_size=12,
    ),
    st.sampled_from(["\n", "\n\n"]),
)
def test_no_order_of_lines_breaks_description_and_evidence_stays_in_place(lines: list[str], between: str) -> None:
    text = between.join(lines)
    proposals = described(text)
    for one in proposals:
        if one.start is not None:
            assert text[one.start : one.end] == one.words
    for field in {one.field for one in proposals} - SEVERAL:
        assert sum(one.field == field for one in proposals) <= 3
