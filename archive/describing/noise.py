"""Whether a text was misread by a scanner: words that no language has, and small words with one letter mistaken."""

import re
from functools import cache

from archive.describing.language import SMALL_WORDS

WORD = re.compile(r"[^\W_][\w|’'-]*")
ODD = re.compile(
    r"(?<![\w.@/-])(?:"
    r"[a-zà-ÿ]{2,}[A-ZÀ-Ý](?![A-ZÀ-Ý])[\w]*|[^\W\d_]+[01|]+[a-zà-ÿ]\w*|[01|](?!er\b|st\b)[a-zà-ÿ]{2,}|\w*[a-zà-ÿ][|]\w*"
    r"|\w*(?:rnrn|rrn|iiii|uii|iiu|qii|bct|clcl)\w*|[b-df-hj-np-tv-xzç]{4,}"
    r")(?![\w.@/’'-])"
)
"""A shape that comes of misreading: capitals and figures within a word, "rn" for "m", a word without a vowel."""
MORE_WORDS = {
    "nl": "wij onze deze maar meer dan wordt worden werd heeft hebben kunnen over nog jaar tot uit omdat tegen zal",
    "fr": "cette ces sont mais plus notre nos aux avec être été leur elle ils ont dont entre très même après comme",
    "es": "este esta son pero más nuestro nuestra sus han ser sobre entre muy también año desde hasta cuando está así",
    "en": "we this will have been their has which they there more can would than who its other these year when also",
}
MISTAKEN = (
    ("m", "rn"), ("h", "b"), ("e", "c"), ("c", "e"), ("l", "1"), ("i", "l"), ("u", "ii"), ("d", "cl"), ("t", "f"),
    ("n", "ri"), ("w", "vv"), ("s", "5"), ("é", "e"), ("è", "e"), ("ê", "e"), ("á", "a"), ("í", "i"), ("ñ", "n"),
)  # fmt: skip
"""Letters, and what a scanner takes them for."""
SHORT = {
    "": "ap cc cf de du el en ex id ii iv kg km la mw nr pp st tv vs y",
    "nl": "af al ca dr er ga ha ie ik in is ja je ma me na nu of om op te ti u uw we wc ze zo zó bv",
    "fr": "a ai an as au bd ca ce ci dr es et eu ft h il je le là lu ma me n ne ni né on ou où pu sa se si su te tu un"
    " va vu à çà dû",
    "es": "a al da di dé es fe ha he ir le lo me mi ni no o os sé se si su sí te ti tu tú un va ve ya yo él",
    "en": "a am an as at be by do go he if in is it me mp my no of on or pm rd re so th to uk up us we",
}
"""Words and abbreviations of one and two letters, first of any language; another is a piece of a broken word."""
PIECE = re.compile(r"(?<![\w.@/’'-])[a-zà-ÿ]{1,2}(?![\w.)@/’'-])")
SHORTEST = 3
REAL = frozenset({"basta", "bet", "fie", "fon", "mas", "esta", "este"})
"""Words that only look like one misread."""
QUOTED = 0.34
"""What a small word of another language counts for: it may stand in a name or a quotation."""
SHARE = 0.003
"""Share of misread words from which a text is not trusted."""


def looks_misread(text: str, language: str) -> bool:
    """Tell whether a text looks misread, by the share of its words; ``language`` is ISO 639-1, or empty."""
    words = WORD.findall(text)
    wrong = len(ODD.findall(text)) + sum(word in _misread_words(language) for word in words)
    pieces = [piece for piece in PIECE.findall(text) if piece not in _short_words(language)]
    foreign = sum(piece in _short_words("") for piece in pieces)
    return wrong + len(pieces) - foreign + QUOTED * foreign > SHARE * len(words)


@cache
def _short_words(language: str) -> frozenset[str]:
    return frozenset(f"{SHORT['']} {SHORT[language] if language else ' '.join(SHORT.values())}".split())


@cache
def _misread_words(language: str) -> frozenset[str]:
    """Give the small words of a language with one letter mistaken, those that are words of any language left out."""
    known = {word for words in (*SMALL_WORDS.values(), *MORE_WORDS.values()) for word in words.split()}
    words = f"{SMALL_WORDS.get(language, '')} {MORE_WORDS.get(language, '')}".split()
    misread = {
        word[:at] + wrong + word[at + 1 :]
        for word in words
        for letter, wrong in MISTAKEN
        for at in range(len(word))
        if word[at] == letter
    }
    return frozenset(word for word in misread - known - REAL if len(word) >= SHORTEST)
