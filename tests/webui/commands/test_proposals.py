from .conftest import Letterbook


def waiting(letterbook: Letterbook) -> tuple[str, str]:
    """Return the key of a document and a field with more than one open proposal."""
    for record in letterbook.lines("review"):
        fields = [each["field"] for each in record["proposals"] if each["state"] == "open"]
        for field in fields:
            if fields.count(field) > 1 and field in {"date", "title"}:
                return record["key"], field
    raise AssertionError("nothing waits twice")


def states(letterbook: Letterbook, key: str, field: str) -> list[tuple[str, str]]:
    proposals = [each for each in letterbook.json("show", key)["proposals"] if each["field"] == field]
    return [(each["value"], each["state"]) for each in sorted(proposals, key=lambda each: -each["confidence"])]


def test_the_queue_shows_what_waits_with_the_reason(sample: Letterbook) -> None:
    key, field = waiting(sample)
    lines = sample("review").stdout.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith(f"{key}  "))
    assert any(line.split()[0] == field and "%: " in line for line in lines[at + 1 : at + 12])


def test_accepting_a_field_fills_in_its_most_confident_value(own: Letterbook) -> None:
    key, field = waiting(own)
    best, _ = states(own, key, field)[0]
    record = own.json("review", "--accept", key, field)
    assert record[field] == best
    assert [state for _, state in states(own, key, field)][:2] == ["accepted", "refused"]


def test_refusing_a_field_refuses_all_that_waits_for_good(own: Letterbook) -> None:
    key, field = waiting(own)
    before = own.json("show", key)[field]
    assert own("review", "--refuse", key, field).stdout.startswith(f"{key}  ")
    assert own.json("show", key)[field] == before
    assert {state for _, state in states(own, key, field)} == {"refused"}


def test_a_field_about_which_nothing_waits_is_said_with_those_that_do(own: Letterbook) -> None:
    key, field = waiting(own)
    result = own("review", "--accept", key, "nonsense", code=1)
    assert f"“nonsense” is not a field to decide about; enter what waits in “{key}”: " in result.stderr
    assert field in result.stderr
    assert "“hallevoet2026”: relation." in own("review", "--refuse", "hallevoet2026", "date", code=1).stderr


def test_an_archive_without_questions_says_so(none: Letterbook) -> None:
    none("add", none.folder.parent / "nothing", code=1)
    assert none("review").stdout == "Nothing waits for review.\n"
    assert none.lines("review") == []
