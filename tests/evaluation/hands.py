"""Documents written by other hands, who did not know what description looks for: as they stand, with their truths.

Every one is invented, as are the people in it. The heads are those of the templates, without slots.
"""

from collections.abc import Iterator
from pathlib import Path

from tests.evaluation.generate import Part, Template, Written, read_template, values

HANDS = Path(__file__).parent / "hands"


def read_letters(part: Part) -> Iterator[Written]:
    """Read the documents of the hands that description is developed on, or of those held out."""
    for path in sorted((HANDS / part).glob("*/*.txt")):
        template = read_template(path)
        truth = {name: values(value) for name, value in template.truth.items() if value != "-any"}
        yield Written(
            Template(f"{path.parent.name}/{path.stem}", template.truth, template.text),
            "as it stands",
            template.text,
            truth,
        )
