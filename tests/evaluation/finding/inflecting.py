"""Other forms of a word: its plural, its singular, another form of the verb; by endings, without any stemmer.

A sure ending always makes a word. The others make one only often: such a form counts where it was seen in some text.
"""

from collections.abc import Collection, Iterator

_Pairs = tuple[tuple[str, str], ...]


def _pairs(written: str) -> _Pairs:
    return tuple((one, other) for one, _, other in (pair.partition("/") for pair in written.split()))


SURE: dict[str, _Pairs] = {
    "nl": _pairs("ing/ingen heid/heden tie/ties aat/aten teur/teurs lijk/lijke isch/ische ier/iers"),
    "fr": _pairs("tion/tions sion/sions ance/ances ité/ités ège/èges aire/aires eur/eurs age/ages ique/iques"),
    "es": _pairs("ción/ciones sión/siones dad/dades miento/mientos dor/dores aje/ajes encia/encias ario/arios"),
    "en": _pairs("tion/tions sion/sions ment/ments ity/ities ship/ships ance/ances ence/ences ism/isms"),
}
"""Endings of one word in two forms, either of which stands for the other."""

OFTEN: dict[str, _Pairs] = {
    "nl": _pairs("/en /s /e /t aad/aden oot/oten aal/alen eer/eren uur/uren k/kken s/zen ef/even f/ven d/t"),
    "fr": _pairs("/s /e /es al/aux er/é er/ée er/e er/ent é/ée é/és"),
    "es": _pairs("/s /es o/a o/os ar/a ar/ado ar/an er/e ir/e z/ces"),
    "en": _pairs("/s /es /ed /d /ing e/ing y/ies y/ied"),
}


def other_form(word: str, language: str, seen: Collection[str]) -> str | None:
    """Return another form of a word in lower case, or None; ``seen`` are words of texts in its language."""
    sure = next(_turned(word, SURE[language]), None)
    return sure or next((form for form in _turned(word, OFTEN[language]) if form in seen), None)


def _turned(word: str, pairs: _Pairs) -> Iterator[str]:
    for one, other in pairs:
        for old, new in ((other, one), (one, other)):
            if word.endswith(old) and len(word) - len(old) >= 2:  # what is shorter is no root
                yield word.removesuffix(old) + new
