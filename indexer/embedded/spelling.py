"""How far many words are from one word, all at a time. Pure functions on arrays of code points."""

import numpy as np
from numpy.typing import NDArray

Letters = NDArray[np.uint32]
"""Words of one length, a row each, a code point a column."""


def letters_of(words: list[str]) -> Letters:
    """Return words of one length, one or more letters each, as their code points."""
    return np.array(words).view(np.uint32).reshape(len(words), -1)


def word_of(row: Letters) -> str:
    """Return the word of one row."""
    return "".join(map(chr, row.tolist()))


def distances(words: Letters, word: str) -> NDArray[np.int64]:
    """Return how many edits each of ``words`` is away from ``word``: letters put in, left out, changed, or swapped.

    No letter is edited twice (optimal string alignment), so the swapped letters of "eht" for "the" count once.

    >>> distances(letters_of(["brief", "blief", "rbief"]), "brief").tolist()
    [0, 1, 1]
    """
    # One row of the usual table per letter of ``word``, one column per letter of the words, one layer per word.
    columns = words.shape[1]
    last: list[NDArray[np.int64]] = []
    row = [np.full(len(words), column) for column in range(columns + 1)]
    for number, letter in enumerate(map(ord, word)):
        same = words == letter
        before_last, last, row = last, row, [np.full(len(words), number + 1)]
        for column in range(columns):
            cost = np.minimum(np.minimum(last[column + 1], row[column]) + 1, last[column] + ~same[:, column])
            if number and column:
                swapped = same[:, column - 1] & (words[:, column] == ord(word[number - 1]))
                cost = np.where(swapped, np.minimum(cost, before_last[column - 1] + 1), cost)
            row.append(cost)
    return row[columns]
