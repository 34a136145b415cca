"""The same passage in another language."""

import re
from itertools import pairwise

import pytest
from sqlalchemy.orm import Session

from archive.aligning import Pair, align, parts_of
from archive.models import Document
from archive.readers.registry import read
from archive.relations import relate
from archive.settings import find_sample
from archive.translations import (
    Row,
    Span,
    list_translations,
    same_passage,
    same_passages,
    side_by_side,
    translations_among,
)
from tests.archive.conftest import GUEST, OWNER, READER, MakeDocument

NUMBER = re.compile(r"^\d+\. ", re.MULTILINE)


def declaration(language: str) -> str:
    name = {"es": "2025-11-09 Declaración de Puerto Claro.pdf", "nl": "2025-11-09 Verklaring van Puerto Claro.pdf"}
    path = find_sample() / "declarations" / name[language]
    return read(path.read_bytes(), name=path.name).text


@pytest.fixture(scope="module")
def spanish() -> str:
    return declaration("es")


@pytest.fixture(scope="module")
def dutch() -> str:
    return declaration("nl")


def unnumbered(text: str) -> str:
    """Return a text whose numbered paragraphs are paragraphs without numbers."""
    return re.sub(r"\n(?=\d+\. )", "\n\n", text).replace("\n\n\n", "\n\n").replace("\x0c", "")


def words(pairs: list[Pair], one: str, other: str) -> list[tuple[list[str], list[str]]]:
    return [
        ([one[slice(*part.span)] for part in pair.one], [other[slice(*part.span)] for part in pair.other])
        for pair in pairs
    ]


def paired(one: str, other: str) -> list[tuple[list[str], list[str]]]:
    return words(align(parts_of(one), parts_of(other)), one, other)


class TestTheDeclaration:
    def test_each_numbered_paragraph_is_found_by_its_number(self, make: MakeDocument, spanish: str, dutch: str) -> None:
        one, other = make("es", spanish, language="es"), make("nl", dutch, language="nl")
        numbers = [int(found[0].strip(". ")) for found in NUMBER.finditer(spanish)]
        assert numbers == list(range(1, 27))
        for found in NUMBER.finditer(spanish):
            said = same_passage(one, other, found.start() + 20, found.start() + 40)
            assert said is not None
            assert dutch[slice(*said)].startswith(found[0])
            assert len(NUMBER.findall(dutch[slice(*said)])) == 1

    def test_a_passage_over_two_paragraphs_gives_both(self, make: MakeDocument, spanish: str, dutch: str) -> None:
        one, other = make("es", spanish), make("nl", dutch)
        said = same_passage(other, one, dutch.index("kleine wapens"), dutch.index("humanitair recht"))
        assert said is not None
        assert re.findall(r"^\d+", spanish[slice(*said)], re.MULTILINE) == ["9", "10"]

    def test_without_numbers_order_length_and_figures_pair_at_least_95_percent(self, spanish: str, dutch: str) -> None:
        first, second = unnumbered(spanish), unnumbered(dutch)
        right = {
            NUMBER.sub("", one): NUMBER.sub("", other)
            for (one,), (other,) in paired(first, second)
            if NUMBER.match(one)
        }
        assert len(right) == 26
        plain = [(one, other) for one, other in paired(NUMBER.sub("", first), NUMBER.sub("", second))]
        correct = [one for one, other in plain if len(one) == 1 and other == [right.get(one[0])]]
        assert len(correct) >= 0.95 * len(right)

    def test_a_paragraph_that_one_version_lacks_is_left_over(self, spanish: str, dutch: str) -> None:
        first, second = NUMBER.sub("", unnumbered(spanish)), unnumbered(dutch)
        without = NUMBER.sub("", re.sub(r"^12\. .*(?:\n(?!\n).*)*\n\n", "", second, flags=re.MULTILINE))
        pairs = {one[0][:20]: [each[:14] for each in other] for one, other in paired(first, without) if one}
        assert pairs["Rechazamos las leyes"] == []
        assert pairs["Declaramos que los p"] == ["Wij verklaren "]
        assert pairs["Defendemos un comerc"] == ["Wij verdedigen"]


class TestAligning:
    @pytest.mark.parametrize(
        ("text", "labels"),
        [
            ("Artikel 4\n\nNiemand …", ["article 4", ""]),
            ("Article premier\nTous\n\nArticle 2.\nChacun", ["article 1", "article 2"]),
            ("Artículo 1.º.- Todos\nArtículo 2o.- Nadie", ["article 1", "article 2"]),
            ("(3) Overwegende\n4) Dat\n§ 5 Zo", ["3", "4", "article 5"]),
            ("Op 9.11.2025 was\n12.30 u en\n2025. Ook\n9 november", [""]),
            ("", []),
            ("\n\n  \n\nx", [""]),
        ],
    )
    def test_paragraphs_are_known_by_their_numbers(self, text: str, labels: list[str]) -> None:
        assert [part.label for part in parts_of(text)] == labels

    def test_numbers_are_compared_however_they_are_grouped(self) -> None:
        first, second = parts_of("1. Tot 15.000 euro in 2026")[0], parts_of("1. Hasta 15 000 euros en 2026")[0]
        assert first.numbers == second.numbers == {"15000", "2026"}

    def test_all_parts_of_both_come_back_in_order(self, spanish: str, dutch: str) -> None:
        for one, other in ((spanish, dutch), (spanish, "x"), ("x", dutch), ("", dutch), (spanish, ""), ("", "")):
            pairs = align(parts_of(one), parts_of(other))
            assert [part for pair in pairs for part in pair.one] == parts_of(one)
            assert [part for pair in pairs for part in pair.other] == parts_of(other)

    def test_a_number_that_stands_twice_or_in_another_order_leads_nowhere(self) -> None:
        one = "1. Aaaaa\n2. Bbbbb\n3. Ccccc\n7. Ddddd\n7. Eeeee"
        other = "3. Cccc\n1. Aaaa\n2. Bbbb\n7. Dddd\n7. Eeee"
        found = {first[0][:2]: [each[:2] for each in second] for first, second in paired(one, other) if first}
        assert (found["1."], found["2."], found["3."]) == (["1."], ["2."], [])
        assert [(first, second) for first, second in paired(one, other) if first == ["7. Eeeee"]] == [
            (["7. Eeeee"], ["7. Eeee"])
        ]

    def test_two_paragraphs_can_be_one_in_the_other_language_but_not_across_a_number(self) -> None:
        long, half = "woord " * 60, "palabra " * 26
        assert [len(second) for _, second in paired(f"{long}", f"{half}\n\n{half}")] == [2]
        pairs = paired(f"5. {long}", f"{half}\n\n(6) {half}")
        assert all(len(second) < 2 for _, second in pairs)

    def test_shared_figures_decide_between_two_that_fit(self) -> None:
        one = [
            "Zij kwamen samen. " * 12 + "Het waren vele landen.",
            "Zij kwamen samen. " * 12 + "In 1996 waren er 187.",
        ]
        other = "Ellos se reunieron. " * 11 + "En 1996 eran 187."
        assert paired("\n\n".join(one), other) == [([one[0]], []), ([one[1]], [other])]
        assert paired("\n\n".join(one[::-1]), other) == [([one[1]], [other]), ([one[0]], [])]

    def test_a_text_of_five_hundred_paragraphs_keeps_its_order(self) -> None:
        one = "\n\n".join("woord " * (3 + number * 7 % 40) for number in range(500))
        other = "\n\n".join("palabra " * (3 + number * 7 % 40) for number in range(500))
        pairs = align(parts_of(one), parts_of(other))
        same = [pair for pair in pairs if len(pair.one) == len(pair.other) == 1]
        assert len(same) == 500
        assert all(first.one[0].span.end < second.one[0].span.start for first, second in pairwise(same))


class TestDocuments:
    def test_versions_of_one_original_are_translations_of_each_other(
        self, session: Session, make: MakeDocument
    ) -> None:
        spanish, dutch, french = (make(code, language=code) for code in ("es", "nl", "fr"))
        letter = make("letter", language="nl")
        relate(session, dutch, "translation-of", spanish)
        relate(session, french, "translation-of", spanish)
        relate(session, letter, "quotes", spanish)
        relate(session, spanish, "follows-up", letter)
        session.expire_all()
        assert list_translations(spanish, viewer=OWNER) == [french, dutch]
        assert list_translations(french, viewer=OWNER) == [spanish, dutch]
        assert list_translations(letter, viewer=OWNER) == []

    def test_what_the_viewer_may_not_read_is_not_among_them(self, session: Session, make: MakeDocument) -> None:
        spanish, dutch = make("es", language="es"), make("nl", language="nl", confidential=True)
        relate(session, dutch, "translation-of", spanish)
        assert list_translations(spanish, viewer=OWNER) == [dutch]
        assert list_translations(spanish, viewer=READER) == []
        assert list_translations(dutch, viewer=GUEST) == []

    def test_the_translations_of_many_are_listed_of_those_that_may_be_read(
        self, session: Session, make: MakeDocument
    ) -> None:
        spanish, dutch, alone = make("es", language="es"), make("nl", language="nl", confidential=True), make("fr")
        relate(session, dutch, "translation-of", spanish)
        documents = [spanish, dutch, alone]
        assert translations_among(session, documents, viewer=OWNER) == {spanish.id: [dutch], dutch.id: [spanish]}
        assert translations_among(session, documents[:1], viewer=READER) == {}

    def test_only_what_both_say_is_paired(self, make: MakeDocument) -> None:
        one, other = make("one", "1. Vrede\n\n2. Handel"), make("other", "2. Comercio\n\n3. Clima")
        assert same_passages(one, other) == [(Span(10, 19), Span(0, 11))]
        assert same_passage(one, other, 12, 14) == Span(0, 11)
        assert same_passage(one, other, 0, 8) is None
        assert same_passage(one, other, 9, 10) is None
        only_one, both, only_other = side_by_side(one, other)
        assert only_one == Row("1. Vrede", "", (1,))
        assert both == Row("2. Handel", "2. Comercio", (2,))
        assert only_other == Row("", "3. Clima")

    def test_a_document_without_text_says_nothing(self, session: Session, make: MakeDocument) -> None:
        scan = Document(key="scan")
        session.add(scan)
        session.flush()
        assert same_passages(scan, make("other")) == []
        assert same_passages(make("one"), scan) == []
        assert side_by_side(make("two"), scan) == []
