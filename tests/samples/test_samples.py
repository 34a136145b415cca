import csv
import json
import re
import zipfile
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pikepdf
import pytest

HERE = Path(__file__).parent
SAMPLE = HERE.parent.parent / "data" / "sample"
SOURCES = HERE / "sources"
KINDS = {
    "letter", "email", "interview", "article", "declaration", "agreement",
    "resolution", "press-release", "minutes", "report", "other",
}  # fmt: skip
RELATIONS = {
    "answers", "follows-up", "acknowledges", "forwards", "quotes", "translation-of", "replaces", "amends",
}  # fmt: skip
LANGUAGES = {"nl", "fr", "es", "en"}
SHOWPIECE = SOURCES / "letter-2026-01-13.typ"
QUOTED_RIGHTLY = (
    "Wie zijn deur sluit, kan de dag nadien niet meer aankloppen. "
    "Een klein land leeft van het vertrouwen dat het in stille jaren heeft opgebouwd."
)


def files_below(folder: Path) -> set[str]:
    """Give the documents in the sub-folders, as paths with slashes."""
    return {path.relative_to(folder).as_posix() for path in folder.glob("*/*") if path.is_file()}


def read_expected(folder: Path) -> list[dict[str, str]]:
    with (folder / "EXPECTED.tsv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def read_catalogue() -> dict[str, Any]:
    catalogue: dict[str, Any] = json.loads((SAMPLE / "catalogue.json").read_text(encoding="utf-8"))
    return catalogue


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_the_corpus_is_large_enough_and_small_enough() -> None:
    documents = files_below(SAMPLE)
    assert len(documents) >= 24
    assert sum((SAMPLE / name).stat().st_size for name in documents) < 3_000_000


def test_every_format_of_the_first_issue_is_there() -> None:
    suffixes = {Path(name).suffix for name in files_below(SAMPLE)}
    assert suffixes == {".txt", ".md", ".pdf", ".html", ".docx", ".odt", ".eml"}


def test_four_languages_are_there_and_most_documents_are_dutch() -> None:
    languages = [row["lang"] for row in read_expected(SAMPLE)]
    assert set(languages) == LANGUAGES
    assert max(LANGUAGES, key=languages.count) == "nl"


def test_every_file_is_expected_once_and_described_in_the_words_of_the_archive() -> None:
    rows = read_expected(SAMPLE)
    assert sorted(row["file"] for row in rows) == sorted(files_below(SAMPLE))
    assert {row["kind"] for row in rows} <= KINDS
    assert {row["direction"] for row in rows} == {"out", "in", "none"}
    assert all(re.fullmatch(r"20(19|2[0-6])-\d\d-\d\d", row["date"]) and row["title"] for row in rows)


def test_a_row_has_as_many_cells_as_the_head() -> None:
    for folder in (SAMPLE, HERE, HERE / "odd"):
        lines = (folder / "EXPECTED.tsv").read_text(encoding="utf-8").splitlines()
        assert {line.count("\t") for line in lines} == {12}, folder.name


def test_every_odd_file_is_expected_once() -> None:
    names = {path.name for path in (HERE / "odd").iterdir() if path.name != "EXPECTED.tsv"}
    assert sorted(row["file"] for row in read_expected(HERE / "odd")) == sorted(names)


def test_the_catalogue_describes_every_document_with_topics_that_exist() -> None:
    catalogue = read_catalogue()
    topics = {topic["id"] for topic in catalogue["topics"]}
    assert sorted(document["path"] for document in catalogue["documents"]) == sorted(files_below(SAMPLE))
    assert all(document["topics"] and set(document["topics"]) <= topics for document in catalogue["documents"])


def test_the_catalogue_names_the_organisation_whose_letters_these_are() -> None:
    own_names = read_catalogue()["own_names"]
    senders = {row["sender"] for row in read_expected(SAMPLE) if row["direction"] == "out"}
    assert senders == set(own_names)


def test_every_relation_has_a_known_kind_and_a_target_that_exists() -> None:
    documents = files_below(SAMPLE)
    for document in read_catalogue()["documents"]:
        for relation in document["relations"]:
            assert relation["kind"] in RELATIONS
            assert relation["target"] in documents - {document["path"]}


def test_an_answer_is_younger_than_what_it_answers() -> None:
    dates = {row["file"]: row["date"] for row in read_expected(SAMPLE)}
    answers = [
        (document["path"], relation["target"])
        for document in read_catalogue()["documents"]
        for relation in document["relations"]
        if relation["kind"] in {"answers", "follows-up", "acknowledges", "quotes"}
    ]
    assert len(answers) > 20
    assert all(dates[later] > dates[earlier] for later, earlier in answers)


def test_the_topics_are_a_tree_with_labels_in_four_languages() -> None:
    topics = read_catalogue()["topics"]
    seen: set[str] = set()
    for topic in topics:
        assert set(topic["labels"]) == LANGUAGES
        assert set(topic["alternative"]) <= LANGUAGES
        assert topic["parent"] is None or topic["parent"] in seen, "a parent comes before its children"
        seen.add(topic["id"])
    assert len(seen) == len(topics)


def test_the_showpiece_quotes_the_interview_word_for_word() -> None:
    interview = (SAMPLE / "interviews" / "Einder - Wie zijn deur sluit.html").read_text(encoding="utf-8")
    assert f"“{QUOTED_RIGHTLY}”" in SHOWPIECE.read_text(encoding="utf-8")
    assert QUOTED_RIGHTLY in plain(interview)


def test_the_showpiece_misquotes_one_figure_of_the_press_release() -> None:
    wrong = "Maar liefst 185 lidstaten stemden voor de resolutie, 2 stemden tegen en 1 onthield zich."
    release = (SAMPLE / "press" / "2025-10-30 persbericht VN-stemming.html").read_text(encoding="utf-8")
    assert f"“{wrong}”" in SHOWPIECE.read_text(encoding="utf-8")
    assert wrong.replace("185", "187") in release
    assert "185" not in release


def test_the_showpiece_dates_the_summit_declaration_a_month_late() -> None:
    declaration = (SOURCES / "declaration-2025-11-09-nl.typ").read_text(encoding="utf-8")
    assert "EU–CELAC-top van december ’25" in SHOWPIECE.read_text(encoding="utf-8")
    assert "9 november 2025" in declaration
    assert "december" not in declaration


def test_the_declaration_has_the_same_paragraph_numbers_in_both_languages() -> None:
    spanish, dutch = (
        (SOURCES / f"declaration-2025-11-09-{language}.typ").read_text(encoding="utf-8") for language in ("es", "nl")
    )
    numbers = [re.findall(r"^(\d+)\. ", text, re.MULTILINE) for text in (spanish, dutch)]
    assert numbers[0] == numbers[1] == [str(number) for number in range(1, 27)]


def test_the_scanned_page_holds_a_picture_and_no_text() -> None:
    with pikepdf.open(SAMPLE / "scans" / "scan0007.pdf") as pdf:
        page = pdf.pages[0]
        assert len(pdf.pages) == 1
        assert page.get_images()
        assert "/Font" not in page.obj.get("/Resources", {})


def test_one_text_file_is_not_in_unicode() -> None:
    data = (SAMPLE / "letters-out" / "2022-03-08 brief begroting posten.txt").read_bytes()
    with pytest.raises(UnicodeDecodeError):
        data.decode()
    assert "„rationaliseren”" in data.decode("cp1252")


def test_one_mail_carries_a_word_file() -> None:
    data = (SAMPLE / "mail" / "Brief aan Hallevoet verstuurd.eml").read_bytes()
    (attachment,) = message_from_bytes(data, policy=default).iter_attachments()
    assert attachment.get_filename() == "nota wachttijden visa.docx"


def test_the_letterhead_of_one_word_letter_stands_only_in_the_page_header() -> None:
    with zipfile.ZipFile(SAMPLE / "letters-out" / "2019-10-21 brief universitaire samenwerking.docx") as parts:
        assert "Havenkaai 17" in parts.read("word/header1.xml").decode()
        assert "Havenkaai 17" not in parts.read("word/document.xml").decode()
        assert "negende plaats" in parts.read("word/footnotes.xml").decode()


def test_the_dump_has_a_blank_line_after_each_visual_line_of_its_body() -> None:
    text = (HERE / "dump-letter.txt").read_text(encoding="utf-8")
    body = text.partition("Geachte")[2].splitlines()
    assert sum(not line.strip() for line in body) > len(body) / 2 - 3
    assert "KLIM-\n\nNET" in text


def test_the_dump_is_in_the_list_of_samples() -> None:
    assert [row["file"] for row in read_expected(HERE)] == ["dump-letter.txt"]
