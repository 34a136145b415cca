"""What speaks for and against a name: how it is written, where it stands in a letter, and what stands around it.

Each piece of evidence is a short English clause that a person can check.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from archive.dates import find_dates
from archive.describing.address import Block, divide_head
from archive.describing.candidates import LEADING_ARTICLE, TO, Candidate, zones
from archive.describing.full_names import INITIALS
from archive.describing.lines import Line, is_contact
from archive.describing.names import (
    NO_NAME,
    ORGANISATION_NOUN,
    ORGANISATION_WORD,
    PERSON,
    SENDER_LEAD,
    has_form_of_address,
    is_person,
    read_addressed,
)
from archive.describing.nobody import OPEN_END
from archive.describing.offices import is_cabinet, is_public_office, starts_with_office
from archive.describing.reading import Reading
from archive.describing.recipients import EVERYBODY, SURNAME_GREETED
from archive.describing.signatures import LEAD

SHORTEST_DOMAIN = 4
"""Letters of a name that may be found in the domain of an address by chance when there are fewer."""
ONLINE = re.compile(r"\S+@\S+|www\.\S+|https?://\S+")
REACHED = re.compile(
    r"(?i)@|www\.|\b(?:t(?:el|él|éléphone|elefoon|elephone)?|fax|gsm|cel|phone|iban|btw|tva|vat|nif|cif|rut|kvk)\b"
)
"""What a letterhead holds and an address seldom: telephone, e-mail, account."""
HERE = re.compile(r"(?i)^\W*p\W?r\W?[eé]\W?s\W?e\W?n\W?t\W?e?\b\W*$|^S\s*/\s*D$|^en mains propres")
LAST = 4
"""Places counted one by one."""
SMALL_WORD = re.compile(r"(?<![\w’'])[a-zà-ÿ]{4,}(?!\w)")
STATE = re.compile(
    r"(?i)(?:federal\srepublic|dios,?\sunión|sufragio\sefectivo|patria\so|unité\s[-–—]|paix\s[-–—]|un\speuple"
    r"|royaume|koninkrijk|kingdom|reino|rep[uú]bli(?:ca|que|c|ek)|república|gobierno|gouvernement|government"
    r"|regering|estado|état|canton|confédération|estados unidos|united (?:states|nations)|federale? overheid"
    r"|provinc(?:ia|ie|e)|comunidad|commonwealth|liberté)\b"
)
"""How a line begins that names a state above one of its houses."""
PARLIAMENT = re.compile(
    r"(?i)(?:(?:het|le|el|the|la)\s)?(?:(?:europees|vlaams|waals|brussels)\sparlement|parlement\s(?:européen|wallon"
    r"|flamand|bruxellois)"
    r"|parlamento\s(?:europeo|andino|vasco)|(?:european|scottish|irish|welsh)\sparliament|house\sof\s(?:commons"
    r"|lords|representatives)"
    r"|(?:(?:tweede|eerste)\skamer|belgische\skamer|kamer\svan\svolksvertegenwoordigers|chambre\sdes\sreprésentants"
    r"|assemblée\snationale|asamblea\s(?:nacional|legislativa)|cámara\sde\s(?:diputad[oa]s|senador[ea]s)"
    r"|congreso\sde\s(?:los\sdiputados|la\srepública)|dáil\séireann|seanad|senaat|s[ée]nat|senado"
    r"|congress\sof\sthe\sunited\sstates|united\sstates\s(?:senate|congress))\b.*)"
)
"""A parliament, whose name stands above that of a member who writes."""
COUNTRY = re.compile(
    r"(?i)(?:burkina\sfaso|(?:r\.?\s?d\.?\s?)?congo|b[eé]nin|togo|mali|niger|s[eé]n[eé]gal|rwanda|burundi|ouganda"
    r"|uganda|kenya"
    r"|cameroun|cameroon|tchad|chad|gabon|guin[eé]e|c[oô]te\sd[’']ivoire|madagascar|ma(?:roc|rokko|rruecos)"
    r"|tunis(?:ie|ia)"
    r"|alg[eé]rie|palest(?:ine|ina)|isra[eë]l|liban|libanon|syri[eë]|bolivia|bolivie|per[uú]|p[eé]rou|ecuador"
    r"|colombi[ae]"
    r"|venezuela|chil[ei]|argentina|uruguay|paraguay|bra[sz]il|br[eé]sil|m[eé]xi(?:co|que)|cuba|hait[ií]|guatemala"
    r"|honduras"
    r"|nicaragua|el\ssalvador|costa\srica|panam[aá]|rep[uú]blica\sdominicana|belgi[eë]|belgique|b[eé]lgica|belgium"
    r"|nederland"
    r"|pays-bas|france|fran[ck](?:ia|rijk)|espa[ñn]a|espagne|spain|suisse|schweiz|switzerland|luxembourg|ireland"
    r"|éire|scotland"
    r"|england|wales|united\skingdom|canada|qu[eé]bec|usa|india|philippines|filipinas|indonesi[aë]|sri\slanka|zambia"
    r"|zimbabwe"
    r"|malawi|mozambique|angola|namibia|south\safrica|zuid-afrika)"
)
"""A country, which stands at the head of an office's paper or at the end of an address."""
COPIED = re.compile(
    r"(?i)(?:c\W{0,2}c\W{0,2}p?\b|cc\b|in )?(?:c\W?c\b|kopie|afschrift|copi(?:e|es|a|as)\b|copy|distribu|verzendlijst)"
)
LIST_ON = re.compile(r",\s(?:[A-ZÀ-Ý][\w’'-]+,?\s){1,3}(?:y|et|en|and|&|e)\s")
"""What stands behind the first part of a house with several fields ("Medicamentos, Insumos y Drogas")."""
PREPOSITION = re.compile(r"(?i)(?:de|del|des|du|van|voor|of|for|y|et|en|and|la|los|las|nacional)\s")
WORD = re.compile(r"[^\W_]+")
SMALL = re.compile(
    r"(?i)(?:van|de|het|der|den|voor|en|te|aan|bij|of|du|des|la|le|les|l|d|à|au|aux|et|pour|en|del|el|los|las|y|e|a"
    r"|al|para|por|of|the|and|for|to|at|in|on|by|&)"
)
LEGAL_FORM = re.compile(
    r"(?i)(?<!\w)(?:v\.?z\.?w\.?|a\.?(?:i\.?)?s\.?b\.?l\.?|gmbh|ltd\.?|limited|llc|b\.?v\.?|n\.?v\.?"
    r"|s\.?[al]\.?(?:\s?[pu]\.?)?|e\.v\.|a\.c\.|inc\.?|plc)$"
)
"""What an association or a company is, behind its name; "Lasa" and "Prensa" only end like it."""


@dataclass(frozen=True, slots=True)
class Context:
    """What names are held against, found once for a letter; texts are folded."""

    blocks: dict[int, tuple[int, int, Block]]
    """Of each line of the head: the number of its block, its place in it, and the block."""
    count: int
    dated: frozenset[int]
    labels: dict[int, str]
    greeted: frozenset[str]
    salutation: str
    signed: str
    running: str
    online: str
    facts: tuple[str, ...]
    greeting: tuple[str, ...]
    """What tells how far a salutation names somebody."""


def pieces_of(reading: Reading, context: Context, places: Sequence[Candidate]) -> Iterator[str]:
    """Give all that is found out about a name, from its words and from each place it stands in."""
    yield from pieces_of_value(reading, context, places[0].value)
    yield from (piece for place in places for piece in _of_place(reading, context, place))
    if len({place.zone for place in places} & {"head", "signature"}) > 1:
        yield "both at the head and below"


def _class_of(value: str) -> str:
    if starts_with_office(value) and not ORGANISATION_NOUN.match(value):
        return "office"
    if is_cabinet(value) or ORGANISATION_NOUN.search(value):
        return "house"
    if is_person(value):
        return "person"
    return "name" if len(value.split()) == 1 else "words"


def pieces_of_value(reading: Reading, context: Context, value: str) -> Iterator[str]:
    """Say what a name tells by its own words, and where else they stand."""
    own, words = folded(value), frozenset(folded(value).split())
    count = len(value.split())
    facts = {
        f"of {count if count < LAST else 'many'} words": True,
        "in capitals": value.isupper(),
        "holds a comma": "," in value,
        "with initials": bool(INITIALS.match(value)),
        "with a figure": any(it.isdigit() for it in value),
        "with a legal form": bool(LEGAL_FORM.search(value)),
        "words of a sentence or a label": bool(NO_NAME.search(value)),
        "small words": len(SMALL_WORD.findall(value)) > 1,
        "a day": bool(find_dates(value, today=reading.today)),
        "a word for a house first": bool(ORGANISATION_NOUN.match(value)),
        "a word that houses like": bool(ORGANISATION_WORD.search(value)),
        "ends as a sentence": value.endswith((".", "?", "!", ":")),
        "greeted": bool(context.greeted) and context.greeted <= words,
        "somebody else is greeted": bool(context.greeted) and not context.greeted <= words,
        "its last word is signed": own.split()[-1] in context.signed.split(),
        "signed": own in context.signed,
        "in the running text": own in context.running,
        "in an address online": _is_online(value, context.online),
        "of a state": bool(STATE.match(value)),
        "a parliament": bool(PARLIAMENT.fullmatch(value)),
        "a country": bool(COUNTRY.fullmatch(value)),
        "begins with a small word": bool(PREPOSITION.match(value)),
        "begins with an article": bool(LEADING_ARTICLE.match(value)),
        "a person and a function": _is_person_with_function(value),
        "breaks off": bool(OPEN_END.search(value)),
        "our own name": any(name.casefold() in own for name in reading.own_names),
    }
    yield from (piece for piece, holds in facts.items() if holds)
    yield f"is {_class_of(value)}"
    ends = WORD.findall(own)
    yield from (
        f"{where}: {word}"
        for where, word in zip(("begins with", "ends with"), ends[:: max(len(ends) - 1, 1)], strict=False)
    )
    yield from context.facts


def _is_person_with_function(value: str) -> bool:
    person = PERSON.match(value)
    return person is not None and starts_with_office(value[person.end() :].strip(" ,(–-"))


def _of_place(reading: Reading, context: Context, place: Candidate) -> Iterator[str]:
    """Say where a name stands, and what stands around it."""
    lines = zones(reading)[place.zone]
    text = lines[place.index].text
    above = lines[place.index - 1].text if place.index else ""
    below = lines[place.index + 1].text if place.index + 1 < len(lines) else ""
    facts = {
        f"in the {place.zone}": True,
        "part of its line": place.is_part,
        "part of a longer name": _is_cut(place, above, below),
        "a list goes on behind it": bool(LIST_ON.match(text[text.find(place.value) + len(place.value) :])),
        "behind a comma or dash": place.is_part and not folded(text).startswith(folded(place.value)),
        "over two lines": "\n" in place.line.text,
        "with a form of address": has_form_of_address(text),
        "said to be for whom": bool(TO.match(text)),
        "beside a day": place.is_part and any(it.year for it in find_dates(text, today=reading.today)),
        "in a list of copies": place.zone == "foot" and bool(COPIED.match(text) or COPIED.match(above)),
        "signed for somebody": bool(SENDER_LEAD.match(text)),
        "marked as signed": bool(LEAD.match(text)),
        "above a street": bool(below) and is_contact(below),
        "above a telephone": bool(REACHED.search(below)),
        "above a function": starts_with_office(below),
        "below a function": starts_with_office(above),
        "above a person": is_person(below),
        "below a person": is_person(above),
        "below a form of address": has_form_of_address(above),
        "above a form of address": has_form_of_address(below),
        "above a house": bool(ORGANISATION_NOUN.search(below)),
        "below a house": bool(ORGANISATION_NOUN.search(above)),
        "with a function on its line": place.is_part
        and any(map(starts_with_office, re.split(r"[,(–|-]\s*", text)[1:])),
    }
    yield from (piece for piece, holds in facts.items() if holds)
    yield from _beside(place, above, below)
    yield from _of_zone(context, place, lines)


def _beside(place: Candidate, above: str, below: str) -> Iterator[str]:
    """Say what stands right before and behind a name: where it begins and ends is told by that."""
    text, value = " ".join(place.line.text.split()), " ".join(place.value.split())
    at = text.casefold().replace("’", "'").find(value.casefold().replace("’", "'"))
    if at < 0:
        yield "not as it stands there"
        return
    before, behind = text[:at].rstrip(), text[at + len(value) :].lstrip(" .")
    first, last = re.split(r"[\s’']", behind, maxsplit=1)[0], re.split(r"[\s’']", before)[-1]
    yield f"behind it: {_kind_of(first) if behind else 'the line ends'}"
    yield f"before it: {_kind_of(last) if before else 'the line begins'}"
    if not behind and "\n" not in place.line.text and below:
        yield f"the next line: {_kind_of(below.split(maxsplit=1)[0])}"
    if not before and above:
        yield f"the line above ends: {_kind_of(above.rsplit(maxsplit=1)[-1])}"
    if before and starts_with_office(before):
        yield "behind an office"
    if behind and starts_with_office(behind):
        yield "before an office"


def _kind_of(word: str) -> str:
    """Name the kind of a word or sign beside a name; a small word by itself."""
    if small := SMALL.fullmatch(word):
        return small.group().casefold()
    bare = word.strip('.,;:()[]|/–—-•·«»"“”')
    if not bare or not word[0].isalnum():
        return f"“{word[:1]}”"
    if has_form_of_address(f"{word} "):
        return "a form of address"
    if starts_with_office(bare):
        return "an office"
    if word[-1] in ",;:":
        return f"a word with “{word[-1]}”"
    return (
        "a figure"
        if word[0].isdigit()
        else "a small word"
        if word[0].islower()
        else "in capitals"
        if bare.isupper()
        else "a capital"
    )


def _is_cut(place: Candidate, above: str, below: str) -> bool:
    """Tell whether a name is a piece of one that runs over two lines."""
    if "\n" in place.line.text:
        return False
    goes_on = bool(below) and (bool(OPEN_END.search(place.line.text)) or below[0].islower())
    return goes_on or bool(OPEN_END.search(above)) or place.line.text[0].islower()


def _of_zone(context: Context, place: Candidate, lines: Sequence[Line]) -> Iterator[str]:
    if place.zone == "head":
        yield from _of_head(context, place)
    if place.zone == "salutation":
        yield from context.greeting
    if place.zone == "signature":
        yield f"line {min(place.index, LAST) + 1} below the closing"
        is_apart = place.index > 0 and lines[place.index - 1].paragraph != lines[place.index].paragraph
        yield "apart from the line above" if is_apart else "right below the line above"
        if place.index == len(lines) - 1:
            yield "the last line below"


def _of_head(context: Context, place: Candidate) -> Iterator[str]:
    yield f"line {min(place.index, LAST) + 1} at the head"
    if place.index in context.labels:
        yield f"beside the label: {context.labels[place.index]}"
    number, at, block = context.blocks[place.index]
    facts = {
        f"in block {min(number, LAST) + 1}": True,
        "in the last block": number == context.count - 1,
        f"{('first', 'second')[at] if at < 2 else 'further'} in its block": True,  # noqa: PLR2004
        "its block has a form of address": any(has_form_of_address(it.text) for it in block.lines),
        "its block has a label for whom": any(
            context.labels.get(block.first + i) == "to" for i in range(len(block.lines))
        ),
        "its block has a street": block.has_street,
        "its block has a telephone": any(REACHED.search(it.text) for it in block.lines),
        "its block says that it is handed over": any(HERE.match(it.text) for it in block.lines),
        "its block has who is greeted": any(
            context.greeted and context.greeted <= _words(it.text) for it in block.lines
        ),
        "its block has who signs": any(folded(it.text) in context.signed for it in block.lines if len(it.text) > LAST),
        "its block has one line": len(block.lines) == 1,
        "a day stands above": any(day < place.index for day in context.dated),
        "a day stands below": any(day > place.index for day in context.dated),
    }
    yield from (piece for piece, holds in facts.items() if holds)


# --- what they are held against -----------------------------------------------------------------


def context_of(reading: Reading) -> Context:
    """Find what the names of a letter are held against."""
    letter, found = reading.letter, zones(reading)
    labels = {label.line: label.kind for label in reading.labels if label.line < len(letter.head)}
    blocks = divide_head(letter.head, frozenset())
    signed = folded("\n".join(line.text for line in found["signature"]))
    salutation = letter.salutation.text if letter.salutation else ""
    return Context(
        blocks={
            block.first + at: (number, at, block)
            for number, block in enumerate(blocks)
            for at in range(len(block.lines))
        },
        count=len(blocks),
        dated=frozenset(i for i, line in enumerate(letter.head) if find_dates(line.text, today=reading.today)),
        labels={line: str(kind) for line, kind in labels.items()},
        greeted=frozenset(folded(read_addressed(salutation, french=reading.language == "fr").name).split()),
        salutation=salutation,
        signed=signed,
        running=folded("\n".join(line.text for line in _running(reading))),
        online=" ".join(ONLINE.findall(reading.text)).casefold(),
        facts=tuple(_facts(reading, salutation, signed, labels)),
        greeting=tuple(_greeting(reading, salutation, labels)),
    )


def _greeting(reading: Reading, salutation: str, labels: Mapping[int, str]) -> Iterator[str]:
    head = reading.letter.head
    has_address = "to" in labels.values() or any(has_form_of_address(line.text) for line in head)
    greeted = read_addressed(salutation, french=reading.language == "fr")
    named = "nobody" if not greeted.name else "a surname" if SURNAME_GREETED.search(salutation) else "a name"
    called = f"it greets {named}{' with an office' if greeted.office else ''}"
    yield called
    yield f"{called}, {'below an address' if has_address else 'and has no address'}"
    yield "no address above" if not has_address else "an address above"
    if greeted.name and re.search(rf"(?<!\w){re.escape(greeted.name)}(?!\w)", " ".join(line.text for line in head)):
        yield "greeted and named above"


def _facts(reading: Reading, salutation: str, signed: str, labels: Mapping[int, str]) -> Iterator[str]:
    """Say what holds for the whole letter."""
    head = reading.letter.head
    facts = {
        "nobody is greeted": not salutation,
        "an office is greeted": is_public_office(salutation),
        "everybody is greeted": bool(EVERYBODY.search(salutation)),
        "nobody signs": not signed,
        "an office-holder signs": any(is_public_office(line.text) for line in reading.letter.signature[:LAST]),
        "it says to whom": "to" in labels.values(),
        "it says from whom": "from" in labels.values(),
        "an office opens it": bool(head) and (is_cabinet(head[0].text) or is_public_office(head[0].text)),
        "a form of address opens it": bool(head) and has_form_of_address(head[0].text),
        "a person opens it": bool(head) and is_person(head[0].text),
    }
    yield from (piece for piece, holds in facts.items() if holds)


def _running(reading: Reading) -> Iterator[Line]:
    """Give the lines between salutation and closing."""
    letter = reading.letter
    start = letter.salutation.end if letter.salutation else (letter.head[-1].end if letter.head else 0)
    end = letter.closing.start if letter.closing else len(reading.text)
    return (line for line in reading.lines if start <= line.start < end)


def _is_online(name: str, online: str) -> bool:
    """Tell whether a name stands in an address: a house in its domain, a person as first name and surname."""
    squeezed = _letters(name)
    return len(squeezed) >= SHORTEST_DOMAIN and squeezed in _letters(online)


def _letters(text: str) -> str:
    bare = unicodedata.normalize("NFD", text.casefold())
    return re.sub(r"[^a-z0-9@]", "", bare)


def _words(text: str) -> set[str]:
    return set(folded(text).split())


def folded(text: str) -> str:
    """Fold case, white space and apostrophes."""
    return " ".join(text.casefold().replace("’", "'").split())
