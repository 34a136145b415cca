"""Do words stand near each other? A pure function on positions: one ascending list per word."""

import heapq
from collections import Counter
from collections.abc import Sequence


def is_near(places: Sequence[Sequence[int]], span: int) -> bool:
    """Tell whether all the words stand somewhere in any order, the last at most ``span`` positions after the first.

    A word that is asked for twice must stand there twice: it is known by its list.

    >>> is_near([[1, 9], [4]], 3), is_near([[1, 9], [4]], 2), is_near([[1, 9], [1, 9]], 3)
    (True, False, False)
    """
    wanted = Counter(tuple(where) for where in places)
    words = list(wanted)
    inside = [0] * len(words)
    window: list[tuple[int, int]] = []
    for place, word in heapq.merge(*([(place, number) for place in where] for number, where in enumerate(words))):
        window.append((place, word))
        inside[word] += 1
        while window[0][0] < place - span:
            inside[window.pop(0)[1]] -= 1
        if all(have >= wanted[each] for have, each in zip(inside, words, strict=True)):
            return True
    return False
