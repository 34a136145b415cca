"""Print how well documents are described: ``python -m tests.evaluation [--each 6] [--show]``."""

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from tests.evaluation.generate import Part, Written, misread, write_letters
from tests.evaluation.hands import read_letters
from tests.evaluation.measure import FIELDS, Count, Judged, judge, total

LANGUAGES = ("nl", "fr", "es", "en")


def main() -> None:
    """Measure the templates and the hands developed on, and those held out."""
    ask = argparse.ArgumentParser(prog="python -m tests.evaluation", description=__doc__)
    ask.add_argument("--each", type=int, default=6, help="letters from each template")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--only", default="", help="templates whose name contains this")
    ask.add_argument("--show", action="store_true", help="list what is read wrongly in development templates")
    ask.add_argument("--misread", type=float, default=0.0, help="share of the characters that a scanner misread")
    options = ask.parse_args()
    parts: tuple[Part, ...] = ("development", "heldout")
    for part in parts:
        groups = {
            "templates": write_letters(part, each=options.each, seed=options.seed),
            "hands": read_letters(part),
        }
        for group, written in groups.items():
            letters = [it for it in written if options.only in it.template.name]
            judged = judge(_spoiled(letters, options.misread))
            print(f"\n{part}, {group}: {len(letters)} documents")
            _print_table(judged)
            if part == "development":
                _print_worst(judged)
                if options.show:
                    _print_faults(judged)


def _spoiled(letters: Sequence[Written], share: float) -> Iterator[Written]:
    for number, letter in enumerate(letters):
        yield replace(letter, text=misread(letter.text, share=share, chance=Random(number)))


def _print_table(judged: list[Judged]) -> None:
    print(f"{'':11}{'stated':>7}{'right':>8}{'filled in':>11}{'wrong of it':>13}   right by language")
    for name in FIELDS:
        of_field = [one for one in judged if one.field == name]
        by_language = "  ".join(
            f"{language} {_share(total(one for one in of_field if one.letter.template.language == language))}"
            for language in LANGUAGES
        )
        print(f"{name:11}{_row(total(of_field))}   {by_language}")
    print(f"{'all':11}{_row(total(judged))}")


def _row(count: Count) -> str:
    filled = count.filled / max(count.stated, 1)
    wrong = count.wrong / max(count.sure, 1)
    return f"{count.stated:7}{_share(count):>8}{filled:>11.1%}{wrong:>13.1%}"


def _share(count: Count) -> str:
    return f"{count.right / max(count.stated, 1):.1%}"


def _print_worst(judged: list[Judged]) -> None:
    by_template: dict[str, Count] = defaultdict(Count)
    for one in judged:
        by_template[one.letter.template.name].add(one.count)
    worst = sorted(by_template.items(), key=lambda it: (it[1].right - it[1].stated - it[1].wrong, it[0]))[:12]
    print("\nworst templates (misread, filled in wrongly)")
    for name, count in worst:
        print(f"  {name:40}{count.stated - count.right:4}{count.wrong:4}")


def _print_faults(judged: list[Judged]) -> None:
    for one in judged:
        for line in one.count.errors:
            print("WRONG", line)
        for line in one.count.misses:
            print("miss ", line)


if __name__ == "__main__":
    main()
