"""Whoever remembers a passage of the sample corpus in another language finds its document among the first three."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from archive.models import Document, Original
from archive.sample import load_sample, sample_settings
from archive.settings import Settings, find_sample
from indexer.search import SearchRequest, search
from webui.services import Services, open_services

ENOUGH = 0.8
FIRST = 3

REMEMBERED = (
    ("wapens ziekenhuizen conflict", "2025-11-09 Declaración de Puerto Claro.pdf"),
    ("blokkade sancties middenveld", "Forum Namur 2023 déclaration finale.odt"),
    ("kabinet financiën overschrijvingen", "2025-01-17 réponse cabinet Finances.pdf"),
    ("kabinet Europees bank", "2025-01-17 réponse cabinet Finances.pdf"),
    ("school betaling ziekenhuis", "2025-02-20 lettre virements.pdf"),
    ("universiteit studiebeurs visa", "2026-02-10 carta de la rectora.odt"),
    ("sluiting ambassade cijfers", "2026-02-24 carta rectora.docx"),
    ("rector schaarste vragen", "entrevista_rectora.pdf"),
    ("bank weigeringen betalingen", "2023-09-14 letter High Representative.md"),
    ("hoge vertegenwoordiger sancties", "2023-09-14 letter High Representative.md"),
    ("soevereiniteit handel ziekenhuizen", "A_RES_80_907.pdf"),
    ("stroomonderbrekingen concert boot", "RE Semaine belge.eml"),
    ("verlenging overeenkomst eenparigheid", "Prorroga del convenio.eml"),
    ("afspraak minister visum", "Prorroga del convenio.eml"),
    ("uitwisseling studenten onderzoekers", "convenio marco 2021.docx"),
    ("drinkwater gezondheid talen", "convenio marco 2021.docx"),
    ("mensenrechten dialoog samenwerking", "EU-Santa Aurelia agreement.pdf"),
    ("kleine wapens mensenrechten", "EU-Santa Aurelia agreement.pdf"),
    ("sluiting regering archieven", "2026-02-05 communiqué de presse.md"),
    ("vlag reis visum", "La Rive 2026-01-31 p7.pdf"),
    ("vrede fregatten diplomaten", "harbour-observer_summit.html"),
    ("bank autoriteiten weigeringen", "2023-11-20 reply EEAS.docx"),
    ("meldpunt betalingen top", "notes call 2023-10-05.txt"),
    ("ambassade promesse université", "2025-04-02 brief ambassade.odt"),
    ("frégate exercice naval port", "brief defensie 04 06 25.txt"),
    ("embargo banque liste", "opinie De Kaai 2024-02.txt"),
    ("coût ambassade archives", "2026-02-05 nota kosten ambassade.pdf"),
    ("bancos pago multa", "brief_def2.docx"),
    ("resolución bloqueo transferencias", "2025-10-30 persbericht VN-stemming.html"),
    ("embajada caribe gabinete", "2022-05-17 antwoord kabinet.pdf"),
    ("university projects researchers", "2019-10-21 brief universitaire samenwerking.docx"),
    ("minister budget government", "Einder - Wie zijn deur sluit.html"),
    ("embassy source newspapers", "2025-12-04 verslag stuurgroep.docx"),
    ("projects research training", "2019-12-02 antwoord minister.pdf"),
)
"""Words that stand in a passage in another language than these, and the file of the passage."""


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    settings = sample_settings(Settings(folder=tmp_path_factory.mktemp("sample") / "archive"), find_sample())
    with open_services(settings, create=True) as services:
        options = services.add_options()
        for _outcome in load_sample(
            services.database, services.originals, find_sample(), viewer=services.viewer, options=options
        ):
            pass
        services.update_index()
        yield services


def found(services: Services, query: str, *, expand: bool) -> list[str]:
    """Return the names of the first files that a search finds."""
    with services.reading() as session:
        request = SearchRequest(query=query, expand=expand, limit=FIRST)
        hits = search(session, services.engine, request, viewer=services.viewer).hits
        keys = [hit.document.key for hit in hits]
        names = select(Original.name).join(Original.document).where(Document.key.in_(keys))
        return [Path(name).name for name in session.scalars(names)]


def test_a_passage_is_found_from_another_language(services: Services) -> None:
    missed = [(query, name) for query, name in REMEMBERED if name not in found(services, query, expand=True)]
    assert len(missed) <= (1 - ENOUGH) * len(REMEMBERED), missed


def test_without_the_word_list_it_is_not(services: Services) -> None:
    plain = [name for query, name in REMEMBERED if name in found(services, query, expand=False)]
    assert len(plain) < 0.2 * len(REMEMBERED)
