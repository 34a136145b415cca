"""The stretches of a text that are worth a closer look: what costs is asked about them alone."""

from collections.abc import Iterable, Iterator


def around(places: Iterable[int], reach: int) -> Iterator[tuple[int, int]]:
    """Give the stretches that reach so far to both sides of places, joined where they meet.

    The places ascend; all are 0-based code points, and the end of a stretch may lie behind that of the text. What has
    such a place amid it, and is nowhere longer than the reach to either side, is never cut.
    """
    start, end = 0, 0
    for place in places:
        if place - reach > end:
            if end:
                yield start, end
            start = place - reach
        end = place + reach
    if end:
        yield start, end
