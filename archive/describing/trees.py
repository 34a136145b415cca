"""Boosted trees (Friedman 2001), which see what pieces of evidence mean together.

Each tree leads from piece to piece to a number, and the numbers add up. All trees of a model are followed at the same
time, for all names of a letter.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self, TypeAlias

import numpy as np
from numpy.typing import NDArray

from archive.describing.models import Model

PLACES = 9
"""Digits to which contributions are added up."""

Places = NDArray[np.intp]

Tree: TypeAlias = "float | tuple[str, float, Tree, Tree]"
"""A number (log odds); or a piece, the mean of what lies below, and the trees for its absence and its presence."""


@dataclass(frozen=True, slots=True)
class BoostedTrees(Model):
    """The nodes of all trees, in columns.

    A node asks for the piece whose number in ``numbers`` stands in ``pieces``, and has its mean in ``means``. Node
    ``n`` leads to ``below[2 * n]`` without the piece, to ``below[2 * n + 1]`` with it; a leaf leads to itself.
    ``depth`` is the number of steps from a root to the farthest leaf, at least one.
    """

    numbers: Mapping[str, int]
    pieces: Places
    means: NDArray[np.float64]
    below: Places
    roots: Places
    depth: int

    @classmethod
    def of(cls, sure: float, trees: Iterable[Tree]) -> Self:
        """Lay trees out."""
        numbers: dict[str, int] = {}
        nodes: list[tuple[int, float, tuple[int, int]]] = []

        def lay(tree: Tree) -> int:
            own = len(nodes)
            if isinstance(tree, int | float):
                nodes.append((0, tree, (own, own)))
            else:
                piece, mean, without, with_it = tree
                nodes.append((0, 0.0, (0, 0)))  # its place, until it is known what lies below
                nodes[own] = (numbers.setdefault(piece, len(numbers)), mean, (lay(without), lay(with_it)))
            return own

        known = list(trees)
        roots = [lay(tree) for tree in known]
        pieces, means, below = map(np.array, zip(*nodes, strict=True))
        return cls(sure, numbers, pieces, means, below.ravel(), np.array(roots), max(1, *map(_depth, known)))

    def odds(self, values: Sequence[Collection[str]]) -> list[float]:
        """Add up the numbers that the trees lead each value to (log odds)."""
        *_, (_, leaves) = self._steps(values)
        return [float(total) for total in self.means[leaves].sum(axis=1)]

    def contributions(self, pieces: Collection[str]) -> Mapping[str, float]:
        """Give each piece on the way through the trees what the mean changes by there; source: Saabas 2014."""
        adds = np.zeros(len(self.numbers))
        for before, after in self._steps([pieces]):
            np.add.at(adds, self.pieces[before], self.means[after] - self.means[before])
        adds, names = adds.round(PLACES), tuple(self.numbers)  # what comes to nothing is to be nothing
        return {names[number]: float(adds[number]) for number in np.flatnonzero(adds)}

    def _steps(self, values: Sequence[Collection[str]]) -> Iterator[tuple[Places, Places]]:
        """Follow all trees for all values; give the nodes before and after each step, values × trees."""
        held = np.zeros((len(values), len(self.numbers)), dtype=np.intp)
        for row, pieces in zip(held, values, strict=True):
            row[[self.numbers[piece] for piece in pieces if piece in self.numbers]] = 1
        starts = np.arange(len(values))[:, None] * len(self.numbers)
        before = np.repeat(self.roots[None], len(values), axis=0)
        for _ in range(self.depth):
            is_held = held.take(starts + self.pieces.take(before))
            after = self.below.take(2 * before + is_held)
            yield before, after
            before = after


def _depth(tree: Tree) -> int:
    return 0 if isinstance(tree, int | float) else 1 + max(map(_depth, tree[2:]))
