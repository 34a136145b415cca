"""What kind of document it is: clues are added up, and the lead of the first over the second gives the confidence."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from archive.dates import find_dates
from archive.describing.base import Proposed
from archive.describing.clue import TALK, Kind, Passage, Place
from archive.describing.clues import CLUES, MASTHEAD
from archive.describing.lines import Line, is_contact
from archive.describing.mailheader import MEMO
from archive.describing.names import has_form_of_address
from archive.describing.offices import FUNCTION, PUBLIC
from archive.describing.reading import Reading

FIRST = 1
LONGEST_TITLE = 220
LONGEST_HEADING = 120
HEADING_LINES = 10
"""Short lines from the top of a text among which its heading stands."""
HEAD = 700
START = 3000
END = 1500
"""Code points from the start or end of a text."""

SALUTATION = re.compile(
    r"(?i)^(?:[\w’'-]+\s){0,3}?(?:dear|beste|geachte?|waarde|lieve|ch[eè]re?s?|querid[oa]s?|estimad[oa]s?"
    r"|apreciad[oa]s?|distinguid[oa]s?"
    r"|respetad[oa]s?|monsieur|madame|mesdames|messieurs|mevrouw|mijnheer|meneer|sir|madam|excellen\w+|excelen\w+"
    r"|señor(?:a|es|as)?|sr[ae]?s?|don|doña|ciudadan[oa]|amig[oa]s"
    r"|friends|vrienden|collega\S*|kamera\w+|camarades?|compañer[oa]s|herman[oa]s|broeders|president|minister"
    r"|ministre|chara|colleagues|frères|s(?:œ|oe)urs|zusters"
    r"|buen(?:os|as) \w+|goede(?:\w+| \w+)|bonjour|bonsoir|hola|hello|saludos|respected|honou?rable"
    r"|to whom it may concern)\b\.?[^.?;]{0,80}[,:!]$"
)
GREETING = re.compile(
    r"(?i)^(?:se[ñn]or(?:a|es|as)?|dear|beste|geachte|madame|monsieur|mesdames|messieurs|estimad[oa]s?|querid[oa]s?"
    r"|ch[eè]re?s?)"
    r"(?:\s[\w’'-]+){0,4},\s(?=[a-zà-ÿ])\S.{40}"
)
"""A salutation that runs on in the sentence behind it: "Señores, les escribe una madre"."""
ADDRESSED = re.compile(
    rf"(?i)^(?:(?:to|aan|à|au|al?|the|de|le|la|het|mr\.?|mrs\.?|ms\.?|se[ñn]or(?:a|es)?|sr[ae]?s?\.?|excm[oa]\.?"
    rf"|ilm[oa]\.?|madame|monsieur)\s)*"
    rf"(?:{PUBLIC}|{FUNCTION})\b(?!.*[.?!:;]$).{{0,60}}$"
)
"""A line of an address that opens with an office."""
HOLDER = re.compile(rf"(?i)(?:^|,\s)(?:{PUBLIC}|{FUNCTION})\b.{{0,60}}$")
"""A line below a text that names an office, also behind a name."""
DATED_LINES = 12
LONGEST_DATED = 50
"""Code points of a line that is little more than a day."""
FORMULA = re.compile(r"(?i)^\W*(?:acuerda|resuelve|décide|decide|besluit|expone|solicita|verzoekt|declara|déclare)n?\b")
"""What stands on a line of its own in a text that resolves or requests, and greets nobody."""
CLOSING = re.compile(
    r"(?i)(?:groet|hoogacht|salutations|saluda|saludo|atentamente|atte\b|regards|sincerely|faithfully|yours|cordial"
    r"|considération"
    r"|consideración|considerations?|respect|abraz|cariño|embrass|afectísim|eskerrik|agur\b|dios (?:se lo|le |les )"
    r"|que (?:el señor"
    r"|dios)|es justicia"
    r"|fraternal|solidair|solidari|brother|sister|gratitude|agradec"
    r"|verblijven|bendiciones|bien à"
    r"|hochachtung|in christ|meas\b|esteem|estime|thanking you|obedient|dévoué|agréer)"
)
LONGEST_CLOSING = 220
TURN = re.compile(r"^[–—-]?\s?(?P<name>[A-ZÀ-Ý][\wÀ-ÿ.*’-]*(?: [A-ZÀ-Ý][\wÀ-ÿ.*’-]*){0,2}) ?:\s\S")
"""A turn of a conversation, behind the name of who speaks."""
YEAR = re.compile(r"(?<![\d/])(?:19|20)\d\d(?![\d/])")
MASTHEAD_LINES = 3
MASTHEAD_WEIGHT = 1.4
TALKING = 1.6
"""Score from which a text is taken for a conversation, so that its masthead is that of an interview."""
ALSO_GREETING = frozenset({"letter", "email", "other"})
"""Kinds whose heading may stand above a salutation."""
TURNS = 4
TURNS_WEIGHT = 1.2
NAME_LINES = 6


def propose_kind(reading: Reading) -> list[Proposed]:
    """Propose the kind of the document, best first, at most three."""
    if reading.is_email():
        return [_proposal("email", 0.97, "the file is a message")]
    scores = _scores(reading)
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    (best, top), (second, next_best) = ranked[0], ranked[1]
    if top < FIRST:
        return [_proposal("other", 0.3, "nothing speaks for a kind")]
    confidence = min(0.97, 0.35 + 0.15 * top + 0.12 * (top - next_best))
    proposals = [_proposal(best, confidence, "how it begins, ends and is divided")]
    if next_best >= FIRST:
        proposals.append(_proposal(second, min(0.45, 0.15 * next_best), "some of its words"))
    return proposals


def _scores(reading: Reading) -> dict[Kind, float]:
    scores: dict[Kind, float] = dict.fromkeys(("letter", "interview", "article", "declaration", "agreement"), 0.0)
    places = _places(reading)
    is_greeted = _has_salutation(reading) or _is_greeted(reading)
    for clue in CLUES:
        if is_greeted and clue.place == "heading" and clue.kind not in ALSO_GREETING:
            continue  # the words above a salutation are the subject of a letter
        if clue.is_met(places[clue.place], len(reading.lines)):
            scores[clue.kind] = scores.get(clue.kind, 0.0) + clue.weight
    scores["letter"] += _letter_score(reading)
    scores["interview"] += TURNS_WEIGHT if _is_conversation(reading) else 0.0
    if not is_greeted and _has_masthead(reading):
        scores["interview" if scores["interview"] >= TALKING else "article"] += MASTHEAD_WEIGHT
    if reading.extract.media_type == "text/html":
        scores["article"] += 1.6 + (0.6 if reading.stated("site") or reading.stated("author") else 0.0)
    if any(
        "interview" in field.value.lower() or "entrevista" in field.value.lower() for field in reading.stated("url")
    ):
        scores["interview"] += 1.0
    return scores


def _has_masthead(reading: Reading) -> bool:
    """Tell whether the first lines name the issue or page of a periodical and its year."""
    first = [line.text for line in reading.lines[:MASTHEAD_LINES] if len(line.text) <= LONGEST_HEADING]
    return any(MASTHEAD.search(text) for text in first) and any(YEAR.search(text) for text in first)


def _is_conversation(reading: Reading) -> bool:
    """Tell whether names come back before what they say; the labels of a form or a memo stand once."""
    turns = Counter(match["name"] for match in (TURN.match(line.text) for line in reading.lines) if match)
    return turns.total() >= max(TURNS, TALK * len(reading.lines)) and sum(times > 1 for times in turns.values()) > 1


def _letter_score(reading: Reading) -> float:
    letter = reading.letter
    weights = (
        (_has_salutation(reading) or _is_greeted(reading), 1.7),
        (letter.closing or _is_closed(reading), 1.5),
        (reading.labelled("subject"), 0.5),
        (letter.closing and letter.signature, 0.3),
        (letter.salutation and letter.signatories, 1.2),
        (reading.labelled("own-reference") or reading.labelled("their-reference"), 0.4),
        (_has_address(reading), 0.5),
        (_has_salutation(reading) and _is_dated(reading.lines[:DATED_LINES], reading), 0.4),
        (_is_dressed(reading), 1.3),
    )
    return sum(weight for is_there, weight in weights if is_there)


def _has_salutation(reading: Reading) -> bool:
    """Tell whether somebody is greeted and then told something."""
    salutation = reading.letter.salutation
    return salutation is not None and salutation != reading.lines[-1] and not FORMULA.match(salutation.text)


def _is_greeted(reading: Reading) -> bool:
    """Tell whether a line above the last is a salutation by its words and form, whatever stands around it."""
    greetings = any(GREETING.match(line.text) for line in reading.lines[:HEADING_LINES])
    return greetings or any(SALUTATION.match(line.text) for line in reading.lines[: -NAME_LINES // 2])


def _is_closed(reading: Reading) -> bool:
    """Tell whether one of the last lines is a closing by its words, above a name."""
    last = reading.lines[-NAME_LINES * 2 :]
    return any(
        CLOSING.search(line.text) and len(line.text) < LONGEST_CLOSING and len(below.text) < LONGEST_TITLE // 3
        for line, below in pairwise(last)
    )


def _is_dated(lines: Sequence[Line], reading: Reading) -> bool:
    """Tell whether one of these lines is little more than a day."""
    return any(
        len(line.text) < LONGEST_DATED
        and any(it.precision == "day" for it in find_dates(line.text, today=reading.today))
        for line in lines
    )


def _is_dressed(reading: Reading) -> bool:
    """Tell whether a text is dated, opens with who holds an office and ends with who holds one, as a letter does."""
    head, foot = reading.lines[:DATED_LINES], reading.lines[-NAME_LINES:]
    return (
        not any(MEMO.match(line.text) for line in head)
        and len(reading.lines) >= NAME_LINES
        and _is_dated(head + foot, reading)
        and any(ADDRESSED.match(line.text) for line in head)
        and any(HOLDER.search(line.text) for line in foot)
    )


def _has_address(reading: Reading) -> bool:
    """Tell whether somebody is addressed at the head: a form of address, or more than one line of contact."""
    head = reading.letter.head
    return any(has_form_of_address(line.text) for line in head) or sum(is_contact(line.text) for line in head) > 1


def _places(reading: Reading) -> dict[Place, Passage]:
    text = reading.text
    own_title = [
        field.value
        for field in reading.extract.fields
        if field.name in {"title", "heading"} and field.source != "pdf-metadata"
    ]
    first = [line.text for line in reading.lines[:2] if len(line.text) <= LONGEST_TITLE]
    headings = [line.text for line in reading.lines[:HEADING_LINES] if len(line.text) <= LONGEST_HEADING]
    places: dict[Place, str] = {
        "first-line": "\n".join([*own_title, *first]),
        "heading": "\n".join([*own_title, *headings]),
        "head": "\n".join([*own_title, text[:HEAD]]),
        "start": text[:START],
        "text": text,
        "end": text[-END:],
    }
    return {place: Passage.of(words) for place, words in places.items()}


def _proposal(kind: Kind, confidence: float, reason: str) -> Proposed:
    return Proposed(field="kind", value=kind, words="", confidence=round(confidence, 2), reason=reason)
