"""How a name stands among all names of its letter."""

from hypothesis import given
from hypothesis import strategies as st

from archive.describing.among import pieces_among, pieces_of_title
from archive.describing.base import SURE, Proposed
from archive.describing.candidates import Candidate
from archive.describing.lines import Line
from archive.describing.standing import Likely, standings
from archive.describing.whole_names import is_in_full


def _likely(value: str, probability: float, field: str = "recipient", score: float = 0.0) -> Likely:
    return Likely(field, value, frozenset({"is person", "signed"}), probability, score)


def _candidate(value: str, start: int = 0) -> Candidate:
    return Candidate(value, Line(value, start, start + len(value), 0), "head", 0, is_part=False)


def test_a_name_is_seen_beside_the_next_one_another_reading_and_the_other_side() -> None:
    names = [
        _likely("Els Claes", 0.62),
        _likely("Claes", 0.31),
        _likely("Ann Maes", 0.08),
        _likely("Ann Maes", 0.97, "sender"),
    ]
    best, part, other, signer = standings(names)
    assert {"place 0", "likely from 0.6", "another reading likely from 0.3", "ahead by 0.5", "is person"} <= best
    assert "likely from 0.7" not in best
    assert {"place 1", "a longer reading is likelier", "another reading is person"} <= part
    assert {"likelier on the other side", "on the other side likely from 0.95", "behind by 0.5"} <= other
    assert not any(piece.startswith("another") for piece in signer)
    assert "signed" not in best


def test_a_name_leads_the_others_in_order_or_trails_them() -> None:
    names = [_likely("Els Claes", 0.2, score=1.2), _likely("Claes", 0.3, score=2.5), _likely("Ann Maes", 0.1)]
    whole, part, other = standings(names)
    assert {"place 1 in order", "trails by 1.0", "leads the others by 1.0"} <= whole
    assert {"place 0 in order", "leads by 1.0", "leads the others by 2.0"} <= part
    assert {"place 2 in order", "trails by 2.0", "trails the others by 2.0"} <= other
    assert not {"trails by 1.5", "leads by 0.25"} & whole


@given(st.lists(st.tuples(st.sampled_from(["Ann", "Els Claes", "Claes"]), st.floats(0, 1)), max_size=6))
def test_each_name_has_a_standing_and_one_is_first(names: list[tuple[str, float]]) -> None:
    found = standings([_likely(value, probability) for value, probability in names])
    assert len(found) == len(names)
    assert sum("place 0" in pieces for pieces in found) == bool(names)


def test_a_name_that_goes_on_elsewhere_is_told_from_one_that_ends_there() -> None:
    office, whole = _candidate("ministre"), _candidate("Ministre de la Justice", 40)
    found = {each.value.casefold(): [each] for each in (office, whole)}
    assert pieces_among([office], found) == {"longer elsewhere", "goes on with its field or house elsewhere"}
    assert pieces_among([whole], found) == {"shorter elsewhere", "begins with a shorter one elsewhere"}
    surname, person = _candidate("Claes"), _candidate("Els Claes")
    found = {each.value.casefold(): [each] for each in (surname, person)}
    assert pieces_among([surname], found) == {"longer on its line", "is the end of a longer one on its line"}
    assert pieces_among([person], found) == {"shorter on its line", "ends with a shorter one on its line"}
    first, both = _candidate("Els"), _candidate("Els Claes")
    assert "goes on on its line" in pieces_among([first], {"els": [first], "els claes": [both]})


def test_what_stands_in_the_title_is_told() -> None:
    name = _candidate("Salsa voor Sandino", 10)
    title = Proposed(
        field="title", value="Salsa", words="Salsa", confidence=SURE, reason="beside the label", start=0, end=30
    )
    assert list(pieces_of_title([name], title)) == ["in the title"]
    assert list(pieces_of_title([_candidate("Els Claes", 30)], title)) == []
    assert list(pieces_of_title([name], None)) == []


def test_an_office_with_its_field_and_a_house_with_its_legal_form_are_in_full() -> None:
    assert is_in_full("Ambassadeur du Royaume de Belgique", "ambassadeur")
    assert is_in_full("Platform Open Haven vzw", "PLATFORM OPEN HAVEN")
    assert not is_in_full("minister Maes", "minister")
    assert not is_in_full("Minister van Justitie en Werk", "Minister van Justitie")
    assert not is_in_full("ministre", "ministre")
