"""What a person types, how it is understood, and what is said about the rest."""

from datetime import date

import pytest

from archive.models import KINDS
from indexer.query import (
    All,
    Any,
    DateRange,
    Everything,
    FieldIs,
    Fuzzy,
    Near,
    Not,
    Note,
    Nothing,
    Parsed,
    Phrase,
    Prefix,
    Tree,
    Word,
    all_of,
    any_of,
    not_of,
    parse,
)
from indexer.query.parsing import MAX_TERMS


def notes(text: str) -> list[tuple[str, str]]:
    return [(note.code, note.text) for note in parse(text).notes]


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("Embargo", Word("embargo")),
        ("Résolution", Word("résolution")),
        ("embargo cuba", All((Word("embargo"), Word("cuba")))),
        ("embargo AND cuba", All((Word("embargo"), Word("cuba")))),
        ("embargo OF cuba", Any((Word("embargo"), Word("cuba")))),
        ("a b OR c", Any((All((Word("a"), Word("b"))), Word("c")))),
        ("a (b OR c)", All((Word("a"), Any((Word("b"), Word("c")))))),
        ("a -b", All((Word("a"), Not(Word("b"))))),
        ("a NIET b", All((Word("a"), Not(Word("b"))))),
        ("a SAUF (b c)", All((Word("a"), Not(All((Word("b"), Word("c"))))))),
        ("a OU b", Any((Word("a"), Word("b")))),
        ("a O b", Any((Word("a"), Word("b")))),
        ("a || b", Any((Word("a"), Word("b")))),
        ("a EN b ET c Y d && e", All(tuple(map(Word, "abcde")))),
        ("a SANS b", All((Word("a"), Not(Word("b"))))),
        ("a SIN b", All((Word("a"), Not(Word("b"))))),
        ("a NABIJ/3 b", Near(("a", "b"), 3)),
        ("a PRÈS/3 b", Near(("a", "b"), 3)),
        ("a CERCA b", Near(("a", "b"), 5)),
        ("NOT NOT a", Word("a")),
        ("a a", Word("a")),
        ("(a (b (c)))", All((Word("a"), Word("b"), Word("c")))),
        ('"Van de Minister"', Phrase(("van", "de", "minister"))),
        ("«droits de l’homme»", Phrase(("droits", "de", "l", "homme"))),
        ("„to be or not to be“", Phrase(("to", "be", "or", "not", "to", "be"))),
        ('"minister"', Phrase(("minister",))),
        ('""', Nothing()),
        ("brief*", Prefix("brief")),
        ("l'Eur*", Prefix("eur")),
        ("vlir-uo*", All((Word("vlir"), Prefix("uo")))),
        ("-vlir-uo*", Not(All((Word("vlir"), Prefix("uo"))))),
        ("embrago~", Fuzzy("embrago", 1)),
        ("embrago~2", Fuzzy("embrago", 2)),
        ("a NEAR/3 b", Near(("a", "b"), 3)),
        ("a NEAR b NEAR/5 c", Near(("a", "b", "c"), 5)),
        ("a NEAR/3 b NEAR/4 c", All((Near(("a", "b"), 3), Word("c")))),
        ('"handel mensenrechten"~9', Near(("handel", "mensenrechten"), 9)),
        ('"een een"~9', Phrase(("een", "een"))),
        ("*", Everything()),
        ("", Everything()),
        (" \x00\t", Everything()),
        ("-*", Nothing()),
    ],
)
def test_words_and_signs_become_a_tree(text: str, tree: Tree) -> None:
    assert parse(text).tree == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("A/RES/77/7", Phrase(("a", "res", "77", "7"))),
        ("2271/96", Phrase(("2271", "96"))),
        ("C-123/45", Phrase(("c", "123", "45"))),
        ("17-18 juli", Phrase(("17", "18", "juli"))),
        ("17 – 18 juillet 2023", All((Phrase(("17", "18", "juillet")), Word("2023")))),
        ("COM(2023) 17", Phrase(("com", "2023", "17"))),
        ("-COM(2023)17", Not(Phrase(("com", "2023", "17")))),
        ("S/RES/2231(2015)", Phrase(("s", "res", "2231", "2015"))),
        ('"art. 5"', Phrase(("art", "5"))),
        ("VLIR-UOS", Phrase(("vlir", "uos"))),
        ("aujourd'hui", Phrase(("aujourd", "hui"))),
    ],
)
def test_what_is_written_as_one_stays_together(text: str, tree: Tree) -> None:
    assert parse(text).tree == tree


@pytest.mark.parametrize("text", ["l'Europe", "d’Europe", "(Europe's)", "qu'Europe", "europe'"])
def test_an_elided_article_or_s_is_not_asked_for(text: str) -> None:
    assert parse(text).tree == Word("europe")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ('à:"Maxime  Prévot"', FieldIs("to", "Maxime Prévot")),
        ("AAN:Prévot", FieldIs("to", "Prévot")),
        ("de:CELAC", FieldIs("from", "CELAC")),
        ("onderwerp: blokkade", FieldIs("topic", "blokkade")),
        ("thème:blocus", FieldIs("topic", "blocus")),
        ("soort:brief", FieldIs("kind", "letter")),
        ("type:lettres", FieldIs("kind", "letter")),
        ('kind:"press release"', FieldIs("kind", "press-release")),
        ("kind:communiqué", FieldIs("kind", "press-release")),
        ("langue:néerlandais", FieldIs("lang", "nl")),
        ("richting:uit", FieldIs("direction", "out")),
        ("titre:déclaration", FieldIs("title", "déclaration")),
        ("kenmerk:2026/014", FieldIs("ref", "2026/014")),
        ("mentions:9-11-2025", FieldIs("mentions", "2025-11-09")),
        ("mentions:2025-11", FieldIs("mentions", "2025-11")),
        ("quotes:prevot2026", FieldIs("quotes", "prevot2026")),
        ("-status:binned", Not(FieldIs("status", "binned"))),
        ('status:"na te kijken"', FieldIs("status", "to-review")),
        ("estado:retirado", FieldIs("status", "withdrawn")),
    ],
)
def test_fields_have_names_and_values_in_four_languages(text: str, tree: Tree) -> None:
    assert parse(text).tree == tree
    assert not parse(text).notes


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_the_archive_can_be_asked_for(kind: str) -> None:
    assert parse(f"kind:{kind}").tree == FieldIs("kind", kind)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("date:2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("jaar:2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("date:2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("date:02/2025", date(2025, 2, 1), date(2025, 2, 28)),
        ("fecha:2025-11-09", date(2025, 11, 9), date(2025, 11, 9)),
        ("datum:03/01/2026", date(2026, 1, 3), date(2026, 1, 3)),
        ("date:3-1-2026", date(2026, 1, 3), date(2026, 1, 3)),
        ("date:2025..2026", date(2025, 1, 1), date(2026, 12, 31)),
        ("date:2026..2025", date(2025, 1, 1), date(2026, 12, 31)),
        ("date:..2025-06", None, date(2025, 6, 30)),
        ("année:2025..", date(2025, 1, 1), None),
        ("date:9-11-2025..2025-12", date(2025, 11, 9), date(2025, 12, 31)),
        ('datum:"9 november 2025"', date(2025, 11, 9), date(2025, 11, 9)),
        ('fecha:"noviembre de 2025"', date(2025, 11, 1), date(2025, 11, 30)),
        ('date:"févr. 2024..9 mai 2024"', date(2024, 2, 1), date(2024, 5, 9)),
    ],
)
def test_dates_are_read_as_belgians_and_machines_write_them(text: str, first: date | None, last: date | None) -> None:
    assert parse(text).tree == DateRange(first, last)


@pytest.mark.parametrize("value", ["31/02/2025", "2025-13", "0000", "gisteren", "2025..x", "x..2025", "november"])
def test_an_impossible_date_is_read_as_words_and_said(value: str) -> None:
    parsed = parse(f"date:{value} embargo")
    assert parsed.notes == (Note("unreadable-value", f"date:{value}"),)
    assert isinstance(parsed.tree, All)
    assert {Word("date"), Word("embargo")} <= set(parsed.tree.parts)


@pytest.mark.parametrize(
    ("text", "note", "understood"),
    [
        ("foo:bar", ("unknown-field", "foo"), "foo bar"),
        ("-foo:bar", ("unknown-field", "foo"), "-(foo bar)"),
        ('foo:"bar baz"', ("unknown-field", "foo"), 'foo "bar baz"'),
        ("em?argo", ("sign-ignored", "em?argo"), '"em argo"'),
        ("!visa", ("sign-ignored", "!visa"), "visa"),
        ('"embarg* brief"', ("sign-ignored", '"embarg* brief"'), '"embarg brief"'),
        ("status:olifant", ("unreadable-value", "status:olifant"), "status olifant"),
        ("kind:olifant", ("unreadable-value", "kind:olifant"), "kind olifant"),
        ("lang:klingon", ("unreadable-value", "lang:klingon"), "lang klingon"),
        ("to:!", ("unreadable-value", "to:!"), "to"),
        ("to:(a OR b)", ("unreadable-value", "to:"), "to (a OR b)"),
        ("date:..", ("unreadable-value", "date:.."), "date"),
        ("title:embarg*", ("star-not-at-end", "title:embarg*"), "title:embarg"),
        ('a "b c', ("unclosed-quote", '"b c'), "a b c"),
        ("(a OR b", ("unbalanced-parenthesis", "("), "a OR b"),
        ("a) b", ("unbalanced-parenthesis", ")"), "a b"),
        ("OR a", ("lone-operator", "OR"), "a"),
        ("a OR OR b", ("lone-operator", "OR"), "a OR b"),
        ("AND a", ("lone-operator", "AND"), "a"),
        ("a AND", ("lone-operator", "AND"), "a"),
        ("a NOT", ("lone-operator", "NOT"), "a"),
        ('a NEAR/3 "b c"', ("near-needs-words", "NEAR/3"), 'a "b c"'),
        ("a NEAR/999 b", ("distance-limited", "NEAR/999"), "a NEAR/50 b"),
        ("embrago~7", ("distance-limited", "embrago~7"), "embrago~2"),
        ("*kade", ("star-not-at-end", "*kade"), "kade"),
        ("bl*kade", ("star-not-at-end", "bl*kade"), "bl*"),
        ("a*", ("short-prefix", "a*"), "a"),
        ("???", ("no-words", "???"), "-*"),
        ("()", ("no-words", "()"), "-*"),
    ],
)
def test_what_is_not_read_as_meant_is_said(text: str, note: tuple[str, str], understood: str) -> None:
    assert notes(text) == [note]
    assert parse(text).understood == understood


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("EU - CELAC", "eu celac"),
        ("foo -- bar", "foo bar"),
        ("-… bar", "bar"),
        ("https://example.org/a", 'https "example org a"'),
        ("om 14:30 uur", 'om "14 30" uur'),
        ("wat is een embargo?", "wat is een embargo"),
        ("embargo AND(2023)", "embargo 2023"),
        ("Betreft: embargo", "betreft embargo"),
        ("aan:", "aan"),
        ("~ *~", "-*"),
        ("CLOSING DECLARATION OF THE SUMMIT", "closing declaration of the summit"),
        ("VREDE EN NEAR", "vrede en near"),
        ("CUBA OR HAITI", "cuba OR haiti"),
        ("a () b", "a b"),
        ("- (a)", "a"),
    ],
)
def test_signs_of_ordinary_writing_do_not_stand_in_the_way(text: str, understood: str) -> None:
    assert parse(text).understood == understood


def test_a_query_too_long_is_cut_where_it_says() -> None:
    parsed = parse(" ".join(f"w{number}" for number in range(MAX_TERMS + 5)))
    assert isinstance(parsed.tree, All)
    assert len(parsed.tree.parts) == MAX_TERMS
    assert parsed.notes == (Note("too-many-terms", f"w{MAX_TERMS}"),)


def test_a_quotation_too_long_is_searched_by_its_beginning() -> None:
    words = tuple(f"w{number}" for number in range(MAX_TERMS + 5))
    parsed = parse(f'a "{" ".join(words)}" b')
    assert parsed.tree == All((Word("a"), Phrase(words[: MAX_TERMS - 1])))
    assert [note.code for note in parsed.notes] == ["too-many-terms"]


def test_brackets_too_deep_are_left_out() -> None:
    parsed = parse("(a OR (b " * 5_000)
    assert {note.code for note in parsed.notes} == {"too-deep", "too-many-terms", "unbalanced-parenthesis"}
    assert parse(parsed.understood).tree == parsed.tree


def test_brackets_too_deep_close_what_they_opened() -> None:
    assert parse("(" * 30 + "a" + ")" * 30 + " b") == Parsed(
        All((Word("a"), Word("b"))), "a b", (Note("too-deep", "("),)
    )


def test_a_very_long_input_is_read() -> None:
    assert parse("-" * 10_000 + '"' * 10_001 + "(" * 10_000 + "x" * 10_000).understood == "x" * 10_000


def test_joining_nothing_asks_for_everything_or_nothing() -> None:
    assert all_of([]) == Everything()
    assert any_of([]) == Nothing()
    assert all_of([Word("a"), Nothing()]) == Nothing()
    assert any_of([Word("a"), Everything()]) == Everything()
    assert not_of(Nothing()) == Everything()
