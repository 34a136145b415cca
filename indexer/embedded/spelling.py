"""How far many words are from one word, all at a time. Pure functions on arrays of code points."""

import numpy as np
from numpy.typing import NDArray

Letters = NDArray[np.uint32]
"""Words of one length, a row each, a code point a column."""

Edits = NDArray[np.int8]
"""Small numbers, one a word: words are far shorter than 100 letters."""


def letters_of(words: list[str]) -> Letters:
    """Return words of one length, one or more letters each, as their code points."""
    return np.array(words).view(np.uint32).reshape(len(words), -1)


def word_of(row: Letters) -> str:
    """Return the word of one row."""
    return "".join(map(chr, row.tolist()))


def letter_sets(words: Letters) -> NDArray[np.uint32]:
    """Return which letters each word has, as bits; some letters share one."""
    sets: NDArray[np.uint32] = np.bitwise_or.reduce(np.uint32(1) << (words & np.uint32(31)), axis=1)
    return sets


def may_be_within(sets: NDArray[np.uint32], word: str, edits: int) -> NDArray[np.bool_]:
    """Tell, much faster than ``distances``, which words of these letters can be so near; a yes is only perhaps.

    An edit takes away one letter and brings one, at most.
    """
    may_be: NDArray[np.bool_] = np.bitwise_count(sets ^ letter_sets(letters_of([word]))) <= 2 * edits
    return may_be


def distances(words: Letters, word: str, *, most: int, may_swap: bool) -> Edits:
    """Return how many edits each of ``words`` is away from ``word``: letters put in, left out, changed.

    What is more than ``most`` is told as some number that is. With ``may_swap`` two letters swapped are one edit; then
    no letter is edited twice (optimal string alignment), so the swapped letters of "eht" for "the" count once.

    >>> distances(letters_of(["brief", "blief", "rbief"]), "brief", most=2, may_swap=True).tolist()
    [0, 1, 1]
    >>> distances(letters_of(["rbief"]), "brief", most=2, may_swap=False).tolist()
    [2]
    """
    # One row of the usual table per letter of ``word``, one column per letter of the words, one layer per word. Only
    # cells that are so near the diagonal that they can count are filled in.
    far = np.full(len(words), most + 1, np.int8)
    columns = words.shape[1]
    last: list[Edits] = []
    row = [np.full(len(words), column, np.int8) for column in range(columns + 1)]
    for number, letter in enumerate(map(ord, word)):
        before_last, last, row = last, row, [far] * (columns + 1)
        if number < most:
            row[0] = np.full(len(words), number + 1, np.int8)
        for column in range(max(0, number - most), min(columns, number + most + 1)):
            cost = np.minimum(
                np.minimum(last[column + 1], row[column]) + 1, last[column] + (words[:, column] != letter)
            )
            if may_swap and number and column:
                swapped = (words[:, column - 1] == letter) & (words[:, column] == ord(word[number - 1]))
                cost = np.where(swapped, np.minimum(cost, before_last[column - 1] + 1), cost)
            row[column + 1] = cost
    return row[columns]
