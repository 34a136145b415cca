"""Print how often a document is among the first three hits: ``python -m tests.evaluation.finding [--show]``."""

import argparse
import tempfile
from pathlib import Path

from archive.sample import sample_settings
from archive.settings import Settings, find_sample
from tests.evaluation.finding.asking import LANGUAGES
from tests.evaluation.finding.corpus import fill
from tests.evaluation.finding.measure import Judged, Sizes, measure, measure_heldout
from webui.services import open_services


def main() -> None:
    """Fill an archive in a temporary folder and ask it everything."""
    ask = argparse.ArgumentParser(prog="python -m tests.evaluation.finding", description=__doc__)
    ask.add_argument("--items", type=int, default=240, help="items drawn of the sample corpus")
    ask.add_argument("--generated", type=int, default=300, help="generated documents, with an item each")
    ask.add_argument("--letters", type=int, default=2, help="letters from each template, to be confused with")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--show", action="store_true", help="list what is not found")
    asked = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        settings = sample_settings(Settings(folder=Path(folder) / "archive"), find_sample())
        with open_services(settings, create=True) as services:
            corpus = fill(services, generated=asked.generated, letters=asked.letters)
            print(f"{len(corpus.sample)} documents of the sample, among {len(corpus.letters)} letters")
            print(f"{'in the first three':28}{'asked':>6}{'at once':>9}{'one click':>11}   at once by language")
            sizes = Sizes(sample=asked.items, generated=asked.generated)
            for name, judged in measure(services, corpus, sizes, seed=asked.seed):
                _print(name, judged, show=asked.show)
            for name, judged in measure_heldout(services):
                _print(name, judged, show=asked.show)


def _print(name: str, judged: list[Judged], *, show: bool) -> None:
    by_language = "  ".join(
        f"{language} {_share([it for it in judged if it.asked.language == language], 'found')}"
        for language in LANGUAGES
    )
    clicked = _share(judged, "found", "one click")
    print(f"{name:28}{len(judged):6}{_share(judged, 'found'):>9}{clicked:>11}   {by_language}", flush=True)
    if show:
        for it in judged:
            if it.how != "found":
                print(f"    {it.how}: {it.asked.query} ({it.asked.language}, {it.asked.document})")


def _share(judged: list[Judged], *hows: str) -> str:
    return f"{sum(it.how in hows for it in judged) / len(judged):.1%}" if judged else "–"


if __name__ == "__main__":
    main()
