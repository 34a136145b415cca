"""What is found in texts, in four languages, and what is not."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from archive.documents import Edit, edit_document
from archive.mentions.finding import find_mentions, search_terms
from archive.mentions.stored import documents_with, mentions_of, store_mentions
from archive.models import Change, Event, Mention, Text
from tests.archive.conftest import OWNER, READER, MakeDocument

TODAY = dt.date(2026, 11, 23)

DUTCH = [
    ("op 9 november 2025 in", "date", "2025-11-09", "9 november 2025"),
    ("van 9 tot 10 november 2025 in", "date", "2025-11-09/2025-11-10", "9 tot 10 november 2025"),
    ("17-18 juli 2023", "date", "2023-07-17/2023-07-18", "17-18 juli 2023"),
    ("op 9 en 10 november 2025", "date", "2025-11-09/2025-11-10", "9 en 10 november 2025"),
    ("van maandag 9 tot woensdag 11 november 2025", "date", "2025-11-09/2025-11-11", "9 tot woensdag 11 november 2025"),
    ("van 28 juni tot 2 juli 2025", "date", "2025-06-28/2025-07-02", "28 juni tot 2 juli 2025"),
    ("van 28 december tot 3 januari 2026", "date", "2025-12-28/2026-01-03", "28 december tot 3 januari 2026"),
    ("van 6 tot 10 november in", "date", "--11-06/--11-10", "6 tot 10 november"),
    ("in december ’25 was", "date", "2025-12", "december ’25"),
    ("van november 2025 tot februari 2026", "date", "2025-11/2026-02", "november 2025 tot februari 2026"),
    ("sinds 2019 is", "date", "2019", "2019"),
    ("de periode 2021-2024.", "date", "2021/2024", "2021-2024"),
    ("het verslag (2019) zegt", "date", "2019", "2019"),
    ("de belofte van 3 juni. Daarna", "date", "--06-03", "3 juni"),
    ("op 3 sept. 2025 in", "date", "2025-09-03", "3 sept. 2025"),
    ("187 landen stemden", "figure", "187 landen", "187 landen"),
    ("64 Aureliaanse doctorandi", "figure", "64 doctorandi", "64 Aureliaanse doctorandi"),
    ("1,5 miljard euro", "figure", "1500000000 EUR", "1,5 miljard euro"),
    ("€ 1.500.000 voor", "figure", "1500000 EUR", "€ 1.500.000"),
    ("€ 38.600,50 voor", "figure", "38600.5 EUR", "€ 38.600,50"),
    ("met 12,5 % minder", "figure", "12.5 %", "12,5 %"),
    ("daalde met -3 procent", "figure", "-3 %", "-3 procent"),
    ("twee miljoen euro", "figure", "2000000 EUR", "twee miljoen euro"),
    ("100 miljoen Amerikaanse dollar", "figure", "100000000 USD", "100 miljoen Amerikaanse dollar"),
    ("1.500 stemmen", "figure", "1500 stemmen", "1.500 stemmen"),
    ("125  jaar aanwezig", "figure", "125 jaar", "125  jaar"),
    ("200 km verder", "figure", "200 km", "200 km"),
    ("resolutie A/RES/77/7 van", "identifier", "A/RES/77/7", "A/RES/77/7"),
    ("Verordening (EG) nr. 2271/96 van de Raad", "identifier", "2271/96", "Verordening (EG) nr. 2271/96"),
    ("Richtlijn 2014/24/EU", "identifier", "2014/24", "Richtlijn 2014/24/EU"),
    ("Besluit (GBVB) 2016/849", "identifier", "2016/849", "Besluit (GBVB) 2016/849"),
    ("ons kenmerk: POH/2026/002", "identifier", "POH/2026/002", "POH/2026/002"),
    ("stuk DOC 55 1234/001", "identifier", "DOC551234/001", "DOC 55 1234/001"),
    ("koninklijk besluit nr. 20 van", "identifier", "KONINKLIJKBESLUIT20", "koninklijk besluit nr. 20"),
]  # fmt: skip

FRENCH = [
    ("le 9 novembre 2025 à", "date", "2025-11-09", "9 novembre 2025"),
    ("9–10 novembre 2025", "date", "2025-11-09/2025-11-10", "9–10 novembre 2025"),
    ("du 14 au 16 juillet 2023, à", "date", "2023-07-14/2023-07-16", "14 au 16 juillet 2023"),
    ("les 9 et 10 novembre 2025", "date", "2025-11-09/2025-11-10", "9 et 10 novembre 2025"),
    ("du 1er au 3 mai 2024", "date", "2024-05-01/2024-05-03", "1er au 3 mai 2024"),
    ("en décembre 2025", "date", "2025-12", "décembre 2025"),
    ("depuis 2022, onze", "date", "2022", "2022"),
    ("187 pays ont", "figure", "187 pays", "187 pays"),
    ("par 131 voix pour", "figure", "131 voix", "131 voix"),
    ("1,5 milliard d’euros", "figure", "1500000000 EUR", "1,5 milliard d’euros"),
    ("de 2 150 euros, les", "figure", "2150 EUR", "2 150 euros"),
    ("3 billions de dollars", "figure", "3000000000000 USD", "3 billions de dollars"),
    ("deux millions d'euros", "figure", "2000000 EUR", "deux millions d'euros"),
    ("12,5 pour cent", "figure", "12.5 %", "12,5 pour cent"),
    ("20 000 francs suisses", "figure", "20000 CHF", "20 000 francs suisses"),
    ("trois pour cent", "figure", "3 %", "trois pour cent"),
    ("500 livres sterling", "figure", "500 GBP", "500 livres sterling"),
    ("2 millions de personnes", "figure", "2000000 personnes", "2 millions de personnes"),
    ("le règlement (CE) n° 2271/96 du Conseil", "identifier", "2271/96", "règlement (CE) n° 2271/96"),
    ("la directive 95/46/CE", "identifier", "95/46", "directive 95/46/CE"),
    ("la résolution 2231 (2015) du", "identifier", "S/RES/2231", "résolution 2231 (2015)"),
    ("la résolution 77/7 de", "identifier", "A/RES/77/7", "résolution 77/7"),
    ("Vos références : FIN/CAB/2025/0113", "identifier", "FIN/CAB/2025/0113", "FIN/CAB/2025/0113"),
    ("la loi n° 2016-1691 du", "identifier", "LOI2016-1691", "loi n° 2016-1691"),
    ("l’affaire C‑123/45", "identifier", "C-123/45", "C‑123/45"),
    ("ECLI:EU:C:2021:1035.", "identifier", "ECLI:EU:C:2021:1035", "ECLI:EU:C:2021:1035"),
]  # fmt: skip

SPANISH = [
    ("el 9 de noviembre de 2025 en", "date", "2025-11-09", "9 de noviembre de 2025"),
    ("del 9 al 10 de noviembre de 2025", "date", "2025-11-09/2025-11-10", "9 al 10 de noviembre de 2025"),
    ("los días 9 y 10 de noviembre de 2025", "date", "2025-11-09/2025-11-10", "9 y 10 de noviembre de 2025"),
    ("en diciembre de 2025", "date", "2025-12", "diciembre de 2025"),
    ("el convenio marco de 2021 basta", "date", "2021", "2021"),
    ("hasta 2030.", "date", "2030", "2030"),
    ("el 13 de enero escribimos", "date", "--01-13", "13 de enero"),
    ("3,6 millones de euros", "figure", "3600000 EUR", "3,6 millones de euros"),
    ("2 mil millones de dólares", "figure", "2000000000 USD", "2 mil millones de dólares"),
    ("1,2 billones de euros", "figure", "1200000000000 EUR", "1,2 billones de euros"),
    ("tres millones de euros", "figure", "3000000 EUR", "tres millones de euros"),
    ("5 mil personas", "figure", "5000 personas", "5 mil personas"),
    ("187 votos a favor", "figure", "187 votos", "187 votos"),
    ("1.500 estudiantes", "figure", "1500 estudiantes", "1.500 estudiantes"),
    ("el 12,5 % de", "figure", "12.5 %", "12,5 %"),
    ("el 40 por ciento de", "figure", "40 %", "40 por ciento"),
    ("185 países votaron", "figure", "185 paises", "185 países"),
    ("100 dólares estadounidenses", "figure", "100 USD", "100 dólares estadounidenses"),
    ("US$ 500 al mes", "figure", "500 USD", "US$ 500"),
    ("el Reglamento (CE) n.º 2271/96 del", "identifier", "2271/96", "Reglamento (CE) n.º 2271/96"),
    ("la Directiva 2014/24/UE", "identifier", "2014/24", "Directiva 2014/24/UE"),
    ("la resolución 80/7 de", "identifier", "A/RES/80/7", "resolución 80/7"),
    ("la Ley 118/2022 establece", "identifier", "LEY118/2022", "Ley 118/2022"),
    ("el Decreto-ley 349/2018", "identifier", "DECRETO-LEY349/2018", "Decreto-ley 349/2018"),
    ("Su referencia: UDL/R/2026/044", "identifier", "UDL/R/2026/044", "UDL/R/2026/044"),
    ("el documento COM(2023) 17 final", "identifier", "COM(2023)17", "COM(2023) 17"),
    ("S/RES/2231 (2015)", "identifier", "S/RES/2231", "S/RES/2231"),
]  # fmt: skip

ENGLISH = [
    ("on 9 November 2025 in", "date", "2025-11-09", "9 November 2025"),
    ("from 9 to 10 November 2025", "date", "2025-11-09/2025-11-10", "9 to 10 November 2025"),
    ("November 9–10, 2025, in", "date", "2025-11-09/2025-11-10", "November 9–10, 2025"),
    ("on November 9, 2025", "date", "2025-11-09", "November 9, 2025"),
    ("9 and 10 November 2025", "date", "2025-11-09/2025-11-10", "9 and 10 November 2025"),
    ("since January 2022 eleven", "date", "2022-01", "January 2022"),
    ("nine in 2022 and", "date", "2022", "2022"),
    ("from 2019 to 2024,", "date", "2019/2024", "2019 to 2024"),
    ("before 1 December.", "date", "--12-01", "1 December"),
    ("of 28 November to 2 December 2025", "date", "2025-11-28/2025-12-02", "28 November to 2 December 2025"),
    ("185 votes in favour", "figure", "185 votes", "185 votes"),
    ("€12,450, the", "figure", "12450 EUR", "€12,450"),
    ("$1.5 billion a year", "figure", "1500000000 USD", "$1.5 billion"),
    ("$12m and", "figure", "12000000 USD", "$12m"),
    ("€5k for", "figure", "5000 EUR", "€5k"),
    ("€5bn for", "figure", "5000000000 EUR", "€5bn"),
    ("2 trillion dollars", "figure", "2000000000000 USD", "2 trillion dollars"),
    ("1,500 students", "figure", "1500 students", "1,500 students"),
    ("1.500 metres", "figure", "1.5 metres", "1.500 metres"),
    ("12.5% of", "figure", "12.5 %", "12.5%"),
    ("£3 million for", "figure", "3000000 GBP", "£3 million"),
    ("40 per cent of", "figure", "40 %", "40 per cent"),
    ("30 Caribbean states", "figure", "30 states", "30 Caribbean states"),
    ("1,234,567.89 euros", "figure", "1234567.89 EUR", "1,234,567.89 euros"),
    ("1 abstention.", "figure", "1 abstention", "1 abstention"),
    ("Regulation (EC) No 2271/96", "identifier", "2271/96", "Regulation (EC) No 2271/96"),
    ("the statute 2271/96 applies", "identifier", "2271/96", "2271/96"),
    ("Case C-123/45 P", "identifier", "C-123/45", "C-123/45"),
    ("Public Law 104-114", "identifier", "PL104-114", "Public Law 104-114"),
    ("SWD/2021/305", "identifier", "SWD(2021)305", "SWD/2021/305"),
    ("A/80/L.6 and", "identifier", "A/80/L.6", "A/80/L.6"),
    ("resolution ES-11/1", "identifier", "A/RES/ES-11/1", "resolution ES-11/1"),
    ("Your ref. X/2024/17", "identifier", "X/2024/17", "X/2024/17"),
    ("the act 2014/24/EU", "identifier", "2014/24", "2014/24/EU"),
]  # fmt: skip

EXAMPLES = [
    (language, *row)
    for language, rows in {"nl": DUTCH, "fr": FRENCH, "es": SPANISH, "en": ENGLISH}.items()
    for row in rows
]


@pytest.mark.parametrize(("language", "text", "kind", "normal", "words"), EXAMPLES)
def test_a_mention_has_one_normal_form_and_its_place(
    language: str, text: str, kind: str, normal: str, words: str
) -> None:
    found = [each for each in find_mentions(text, language=language, today=TODAY) if each.kind == kind]
    assert [(each.normal, each.words) for each in found] == [(normal, words)]
    assert text[found[0].start : found[0].end] == words


NOTHING = [
    ("nl", "Zie artikel 14 van het verdrag."),
    ("nl", "Paragraaf 22 roept op."),
    ("nl", "Havenkaai 17, 1080 Brussel"),
    ("nl", "BE71 0961 2345 6769 op naam"),
    ("nl", "Tel. 02 345 67 89 toestel"),
    ("nl", "+32 2 345 67 89"),
    ("nl", "om 19.30 uur of 19:30"),
    ("nl", "1. de post te behouden"),
    ("nl", "2 stemden tegen en 1 onthield zich"),
    ("nl", "drie dingen"),
    ("nl", "12\nlanden"),
    ("nl", "11.11.11 vzw"),
    ("nl", "twee"),
    ("nl", "016/98 76 54"),
    ("nl", "ruim 2 miljoen"),
    ("fr", "l’article 9 du traité"),
    ("fr", "à la page 12 du rapport"),
    ("fr", "187 contre 2"),
    ("fr", "le n° 5 de la rue"),
    ("fr", "deux amis"),
    ("es", "el artículo 11 del convenio"),
    ("es", "el 21 o el jueves"),
    ("es", "la página 12 de"),
    ("en", "Article 3 of the Agreement"),
    ("en", "by 187 to 2"),
    ("en", "chapter 4 shows"),
    ("en", "point 5 letters"),
    ("en", "and/or 2/3"),
    ("en", "a $12x card"),
    ("es", "el 40 de mayo"),
    ("en", "ref. and/or"),
]


@pytest.mark.parametrize(("language", "text"), NOTHING)
def test_what_only_looks_like_a_mention_is_none(language: str, text: str) -> None:
    assert find_mentions(text, language=language, today=TODAY) == []


@pytest.mark.parametrize(
    ("celex", "act"),
    [
        ("31996R2271", "2271/96"),
        ("32012R1100", "1100/2012"),
        ("32018R1100", "2018/1100"),
        ("32014L0024", "2014/24"),
        ("31995L0046", "95/46"),
        ("32016D0849", "2016/849"),
    ],
)
def test_a_celex_number_names_its_act_too(celex: str, act: str) -> None:
    found = find_mentions(f"zie {celex}.", language="nl", today=TODAY)
    assert [(each.normal, each.words) for each in found] == [(celex, celex), (act, celex)]


def test_a_celex_number_of_something_else_stands_alone() -> None:
    found = find_mentions("zie 62019CJ0124 en 31950R0001", language="nl", today=TODAY)
    assert [each.normal for each in found] == ["62019CJ0124", "31950R0001"]


@pytest.mark.parametrize(
    ("text", "normals"),
    [
        ("9 en 12 november 2025", ["2025-11-12"]),
        ("12 tot 10 november 2025", ["2025-11-10"]),
        ("10 november 2025 tot 9 november 2025", ["2025-11-10", "2025-11-09"]),
        ("9 november 2025 tot november 2026", ["2025-11-09", "2026-11"]),
        ("9 november tot 3 mei", ["--11-09", "--05-03"]),
        ("November 10–9, 2025", ["--11-10"]),
        ("2024-2021", []),
    ],
)
def test_what_makes_no_range_is_read_one_by_one(text: str, normals: list[str]) -> None:
    found = find_mentions(text, language="nl", today=TODAY)
    assert [each.normal for each in found if each.kind == "date"] == normals


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "votre lettre du 3 courant"), ("fr", "du 28 écoulé"), ("nl", "uw brief van 3 dezer"),
        ("es", "su carta del 3 del corriente"), ("en", "your letter of 3 inst"),
    ],
)  # fmt: skip
def test_a_day_of_this_month_or_the_last_counts_nothing(language: str, text: str) -> None:
    assert [each for each in find_mentions(text, language=language, today=TODAY) if each.kind == "figure"] == []


def test_figures_and_dates_inside_a_number_are_not_read_again() -> None:
    text = "ref. AB/12-05-2024/17 en 12 mei 2024"
    found = find_mentions(text, language="nl", today=TODAY)
    assert [(each.kind, each.normal) for each in found] == [
        ("identifier", "AB/12-05-2024/17"),
        ("date", "2024-05-12"),
    ]


def test_a_text_in_no_known_language_still_gives_its_dates_and_currencies() -> None:
    found = find_mentions("Em 2019, 1.500 euro, 9 november 2025, 2 landen", language="", today=TODAY)
    assert [each.normal for each in found] == ["1500 EUR", "2025-11-09", "2 landen"]


PIECES = st.sampled_from(
    [
        *(row[0] for rows in (DUTCH, FRENCH, SPANISH, ENGLISH) for row in rows),
        *(text for _, text in NOTHING), "31996R2271", "0/0/0", "…", "\n\n", "€", "9", "2025", "/", "%", "tot",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=6).map(" ".join))


@given(text=TEXTS, language=st.sampled_from(["nl", "fr", "es", "en", ""]))
def test_every_mention_quotes_its_text_and_none_overlaps_another(text: str, language: str) -> None:
    found = find_mentions(text, language=language, today=TODAY)
    for each in found:
        assert 0 <= each.start < each.end <= len(text)
        assert text[each.start : each.end] == each.words
        assert each.normal == each.normal.strip() != ""
    places = sorted({(each.start, each.end) for each in found})
    assert all(end <= start for (_, end), (start, _) in pairwise(places))


@given(
    day=st.dates(dt.date(1950, 1, 1), dt.date(2026, 1, 1)),
    form=st.sampled_from(["{0:%d}/{0:%m}/{0:%Y}", "{0:%Y}-{0:%m}-{0:%d}", "{0:%d}.{0:%m}.{0:%Y}"]),
)
def test_a_day_in_numbers_comes_back_as_itself(day: dt.date, form: str) -> None:
    found = find_mentions(f"op {form.format(day)} was het", language="nl", today=TODAY)
    assert [each.normal for each in found] == [day.isoformat()]


@given(number=st.integers(0, 10**12), language=st.sampled_from(["nl", "fr", "es", "en"]))
def test_a_number_comes_back_as_itself_with_and_without_marks(number: int, language: str) -> None:
    mark = "," if language == "en" else "."
    for written in (str(number), f"{number:,}".replace(",", mark), f"{number:,}".replace(",", " ")):
        found = find_mentions(f"— {written} euro", language=language, today=TODAY)
        assert [each.normal for each in found] == [f"{number} EUR"]


@pytest.mark.parametrize(
    ("kind", "normal", "terms"),
    [
        ("date", "2025-11-09", ("2025-11-09", "2025-11", "2025")),
        ("date", "2025-11", ("2025-11", "2025")),
        ("date", "2025", ("2025",)),
        ("date", "--11-09", ("--11-09",)),
        ("date", "--11-09/--11-10", ("--11-09/--11-10", "--11-09", "--11-10")),
        ("date", "2025-11-30/2025-12-01",
         ("2025-11-30/2025-12-01", "2025-11-30", "2025-12-01", "2025-11", "2025-12", "2025")),
        ("date", "2025-06-01/2025-12-01",
         ("2025-06-01/2025-12-01", "2025-06-01", "2025-12-01", "2025-06", "2025-12", "2025")),
        ("date", "2019/2024", ("2019/2024", "2019", "2024")),
        ("figure", "187 landen", ("187 landen", "187")),
        ("identifier", "A/RES/77/7", ("A/RES/77/7",)),
    ],
)  # fmt: skip
def test_a_mention_is_found_under_what_people_type(kind: str, normal: str, terms: tuple[str, ...]) -> None:
    assert search_terms(kind, normal) == terms


# --- in the archive ---------------------------------------------------------------------------


def _text(document_text: Text | None) -> Text:
    assert document_text is not None
    return document_text


def test_the_mentions_of_a_text_are_kept_once(session: Session, make: MakeDocument) -> None:
    document = make("a", "Op 9 november 2025 stemden 187 landen.")
    for _ in range(2):
        store_mentions(session, _text(document.text), language="nl", today=TODAY)
    assert [(each.kind, each.normal, each.start, each.end) for each in mentions_of(session, document)] == [
        ("date", "2025-11-09", 3, 18),
        ("figure", "187 landen", 27, 37),
    ]


def test_an_older_text_keeps_its_mentions_and_does_not_answer_for_the_document(
    session: Session, make: MakeDocument
) -> None:
    document = make("a", "Op 9 november 2025.")
    store_mentions(session, _text(document.text), language="nl", today=TODAY)
    newer = Text(
        version=2,
        extractor="t",
        extractor_version=2,
        text="Leeg.",
        page_starts=[0],
        page_labels=[],
        paragraph_starts=[0],
    )
    document.texts.append(newer)
    document.text_version = 2
    session.flush()
    assert store_mentions(session, newer, language="nl", today=TODAY) == []
    assert mentions_of(session, document) == []
    assert len(session.scalars(select(Mention)).all()) == 1
    assert documents_with(session, "2025-11-09", viewer=OWNER) == []


def test_documents_are_found_by_what_they_mention_as_far_as_one_may_read(session: Session, make: MakeDocument) -> None:
    open_one = make("open", "Op 9 november 2025.", date=dt.date(2026, 1, 1))
    secret = make("secret", "Op 9 november 2025.", date=dt.date(2025, 12, 1))
    for document in (open_one, secret, make("other", "Op 8 november 2025.")):
        store_mentions(session, _text(document.text), language="nl", today=TODAY)
    edit_document(session, secret, Edit(confidential=True))
    assert documents_with(session, "2025-11-09", viewer=OWNER) == [secret, open_one]
    assert documents_with(session, "2025-11-09", viewer=READER) == [open_one]


def test_mentions_touch_their_document_and_are_no_history(session: Session, make: MakeDocument) -> None:
    document = make("a", "Op 9 november 2025.")
    events, changes = (len(session.scalars(select(table)).all()) for table in (Event, Change))
    store_mentions(session, _text(document.text), language="nl", today=TODAY)
    assert len(session.scalars(select(Event)).all()) == events
    noted = session.scalars(select(Change).order_by(Change.id)).all()
    assert (len(noted), noted[-1].document_id) == (changes + 1, document.id)


def test_an_american_text_puts_the_month_first() -> None:
    text = "As agreed on March 3, 2025, the report of 04/07/2025 is final."
    found = find_mentions(text, language="en", today=TODAY)
    assert [each.normal for each in found if each.kind == "date"] == ["2025-03-03", "2025-04-07"]
    (dutch,) = find_mentions("Het verslag van 04/07/2025.", language="nl", today=TODAY)
    assert dutch.normal == "2025-07-04"


def test_a_date_written_out_is_a_mention() -> None:
    (found,) = find_mentions("el uno de mayo de dos mil veintidós", language="es", today=TODAY)
    assert found.normal == "2022-05-01"
