"""The parts of a letter: what stands before the salutation, the closing, and who signs below it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.describing.lines import Line, is_contact
from archive.describing.names import CONCERNED, has_form_of_address, is_person
from archive.describing.offices import starts_with_office

HEAD_LINES = 60
"""A salutation lower than this, in lines, belongs to a letter that is quoted."""
HEAD_AT_LEAST = 14
HEAD_WITHOUT_SALUTATION = 40
"""Most lines of the head of a text that greets nobody; it ends where running text begins."""
SIGNATURE_LINES = 60
"""Lines kept below the closing: an open letter has many signatories."""
LAST_LINES = 10
FOOT_LINES = 3
"""Last lines that may be running text below the names: what a charity is registered as."""
RUNNING = 60
"""Characters from which a line is running text and not a line of an address."""

GREETING = re.compile(
    r"""(?ix)^¡?(?:(?:mon|ma|mes|mi|mis|mijn|onze|notre|nos|my|our|bien|très)\s(?=ch|quer|estim|li?e|dear|waard))?(?:
      (?:zeer\s|hoog)?(?:geachte?|waarde)\b.{0,90} | (?:aller)?beste\s.{1,80}
      | allerliefste\s.{1,60} | beste,?
    | dag\s(?:mevrouw|mijnheer|meneer|mevr\.|iedereen|allemaal)\b.{0,60}
    | lieve\s(?:.{1,79}(?=[,!:.]$)|(?-i:[a-z]).{1,79})
    | (?:cher|chère|chers|chères)\b.{0,80}
    | (?:muy\s|su\s)?(?:estimad[oa]s?|distinguid[oa]s?|querid[oa]s?|apreciad[oa]s?|respetad[oa]s?
      |(?:apreci|respet|honor)ables?)\b.{0,90}
    | muy\s(?:señor(?:a|es|as)?|sra?s?\.?|sres\.?)\s(?:mí|nuestr)[oa]s?.{0,40} | señorías
    | de\s(?:mi|nuestra)\s(?:\w+\s){0,2}consideración
    | (?:dag|ha|hallo|hoi|hey|kia\sora|bore\sda|morning|kaixo|ola|ciao|salut|coucou|bonjour|bonsoir|hola|hi|hello|buenas
      |good\s(?:morning|afternoon)|goedemorgen|goedemiddag|buenos\sdías
      |buenas\stardes)\b[^.?;:]{0,40}(?=[,:!]$)
    | (?:my\s)?dear(?:est)?\b.{1,80} | geliefde\s.{1,60} | l\.s\.
    )\s?[,:;.!]?$"""
)  # fmt: skip
"""A line that is a salutation whatever follows it."""
TITLE_GREETING = re.compile(
    r"""(?ix)^(?:
      (?:monsieur|madame|mesdames|messieurs|mevrouw|mijnheer|dames\sen\sheren|meneer|(?:hoogedel|weledel)\w*)\b.{0,80}
    | (?:your\s|his\s|her\s|uwe?\s|votre\s|su\s|vuestra\s)?
      (?:excellen(?:ties?|ces?|cy|cies)|excelencias?)\b.{0,60}
    | (?:señor(?:a|as|es|ita|itas)?|sra?s?\.?|sres\.?|srta\.?|excelent[íi]sim[oa]|excm[oa]\.?|ilustr[íi]sim[oa]
      |ilm[oa]\.?|magnífic[oa]|magfc[oa]\.?|don|doña|d\.ª|compañer[oa]s)(?!\w).{0,80}
    | (?:sir|madam|hon(?:ou?rable|\.)|ladies\sand\sgentlemen|minister|mrs?\.?|ms\.?|miss|m\.\sle|mme\sla
      |prof\.?a?|dra?\.)(?!\w).{0,60}
    | (?:frères|s(?:œ|oe)urs|broeders|zusters|herman[oa]s|brothers|sisters|vrienden|amis|amies|amig[oa]s|friends
      |kameraden|camarades|comrades|collega[’']?s|collègues|colegas|colleagues)(?!\w).{0,80}(?=[,:!]$)
    )[,:;.!]?$"""
)  # fmt: skip
"""A line that is a salutation only before running text: the same words open an address ("Monsieur Jean Dupont")."""
RUN_IN = re.compile(
    r"(?i)(?:sirs?|madam|sir or madam|a chara|dear (?:sir|madam|editor)|(?:monsieur|madame) (?:le|la) (?:rédact"
    r"|direct)\w+"
    r"|(?:sr|sra|señora?)\.? (?:director|editor)a?|geachte (?:hoofd)?redactie|the editor)\s?(?:[,:.]?\s?[-–—]{1,2}"
    r"|:)(?=\s?[^\s–—-].{20})"
)
"""A salutation that the text follows on the same line, as papers print it ("Sir, — Your correspondent …")."""
CALLED = re.compile(r"(?:[^\W\d_])[^\d.:;?!@]{2,90}[,:!]")
"""A line that may call upon somebody, by its form."""
SHORT_CALL = re.compile(
    r"(?!(?:[^\W\d_a-zà-ÿ]|[\s,:!])+$)(?:[^\W\d_][\w’'-]*\.?,?\s){0,5}[^\W\d_][\w’'-]*\s?[,!]"
    r"|(?:[A-ZÀ-Ý][\w’'-]+\s){0,2}[A-ZÀ-Ý][a-zà-ÿ’'-]+\s?:"
)
"""At most six words that call upon somebody; before a colon only a name, for a heading ends in one, too."""
ASSEMBLED = re.compile(
    r"(?i)(?:th(?:e|is)|la|le|el|l[’']|de|het)\s?(?:\w+\s){0,2}?(?:council|assembly|conference|congress|synod|committee"
    r"|conseil"
    r"|assemblée|congrès|comité|asamblea|consejo|concejo|congreso|pleno|junta|\w*raad|\w*vergadering"
    r"|congres)\b[^:!]{0,60}[,:]|(?-i:[a-zà-ÿ])[^,!]*:"
)
"""Who decides, above what is decided ("The Council,"), or on what grounds ("overwegende dat:"): no salutation."""
SMALL_WORD = re.compile(r"(?<![\w’'.@-])[a-zà-ÿ]{2,}(?![\w@])")
FEWEST_SMALL = 5
"""Words in small letters from which a long line is running text, and not a heading or an address."""
FEW_SMALL, MANY_SMALL = 4, 12
"""The same of a line below a few words that call upon somebody, and of one that begins with a name."""
SHORTENED = re.compile(r"(?:^|[\s.(])(?:[A-ZÀ-Ý][a-z]?|Inc|Ltd|Cía|Co|Ltda|Cie|Bros|Ud)\.$")
"""How a line ends in a full stop that ends no sentence ("Frigorífico del Tala S.A.")."""
LAST_WORDS = re.compile(r"[A-ZÀ-Ý][^.:;?!@\d]{2,50},")
"""A closing by its form: the last words before the names ("Your brother in Christ,")."""
CLOSING = re.compile(
    r"""(?ix)^(?:
      (?:[^\n]{0,90},?\s)?(?:met|mvg)\b[^\n]{0,45}(?:groet(?:en)?|hoogachting)\b[^\n]{0,60}
    | hoogachtend | (?:vriendelijke|hartelijke|solidaire|strijdbare|beste)\sgroet(?:en)?
    | groet(?:en|jes)? | (?:warme|collegiale)\sgroet(?:en)?
    | (?:un\s(?:\w+\s)?)?abrazos?(?:\s\w+)? | amitiés | amicalement | bien\sà\s(?:toi|vous)
    | in\s(?:vriendschap|solidariteit|afwachting\svan\b[^\n]{0,80}) | [^\n]{0,60}\bverblijven\swij\b[^\n]{0,60}
    | [^\n]{0,180}\b(?:veuillez|daignez|vous\sprions?|vous\sprie|recevez|agréez|je\svous\sprie)\b[^\n]{0,180}
      (?:agréer|recevoir|croire|accepter|assurance|salutations|considération|sentiments)[^\n]*
    | (?:bien\s)?cordialement | (?:bien|sincèrement)\sà\svous | respectueusement | solidairement | fraternellement
    | (?:meilleures\s|sincères\s|cordiales\s|respectueuses\s|avec\s[^\n]{0,25})?salutations[^\n]{0,40}
    | (?:muy\s)?atentamente | cordialmente | respetuosamente | fraternalmente | solidariamente
    | (?:con\s)?(?:un\s|reciban?\s(?:usted(?:es)?\s)?(?:un\s)?|nuestros?\s)?(?:cordial(?:es)?\s|afectuoso\s
    |respetuoso\s)?saludos?\b[^\n]{0,60}
    | (?:aprovech\w+|hago\spropicia|hacemos\spropicia)\b[^\n]{0,140}\b(?:consideración|saludar\w*|estima)\b[^\n]{0,40}
    | (?:[^\n]{0,90},\s)?(?:les?|la|lo|los|las)\ssaluda(?:n|mos)?\b[^\n]{0,60}
    | sin\s(?:otro\sparticular|más)\b[^\n]{0,90}
    | reciba[n]?\b[^\n]{0,140}\b(?:consideración|saludos?|estima)\b[^\n]{0,40}
    | con\s(?:mi|nuestro|nuestra|todo|toda|el)\b[^\n]{0,40}\b(?:aprecio|afecto|estima|respeto|consideración|gratitud)
    | avec\s[^\n]{0,50}\b(?:considération|estime|reconnaissance|remerciements) | with\s[^\n]{0,30}\b(?:appreciation
    |thanks|gratitude)
    | (?:we\sremain,?\s)?yours\s(?:sincerely|faithfully|truly|respectfully) | (?:sincerely|respectfully)(?:\syours)?
    | (?:with\s)?(?:kind|best|warm|every\sgood)(?:est)?\s(?:regards|wishes|wish) | best | all\sthe\sbest
    | in\ssolidarity | regards | (?:all\smy\s|much\s|lots\sof\s)?love(?:\sto\s[^\n]{0,40}|\sfrom|,\s[^\n]{0,40})?
    | dios\s(?:se\slo|os\slo|le|les)\s[^\n]{0,40}
    | je\s(?:reste|demeure)\s[^\n]{0,60} | (?:met\su|in\schristus|in\shet\sgeloof)\sverbonden[^\n]{0,40}
    | unis?\sdans\s[^\n]{0,40}
    | is\smise(?:,?\sle\s[\w\s]{3,20})? | le\sgach\s[\w\s-]{3,30}
    | [^\n]{0,40}\b(?:je\st|je\svous\s|nous\st|nous\svous\s|on\st)[’']?embrass\w+[^\n]{0,90} | bises
    | (?:gros\s)?bisous | (?:te|os|les?|los|las)\sabraz\w+[^\n]{0,60}
    | con\s(?:mucho\s|todo\s(?:mi\s|nuestro\s)?)?(?:cariño|amor)[^\n]{0,40}
    | besan?\s(?:su|el)\s(?:anillo|sagrado\sanillo|mano)[^\n]{0,30}
    | (?:b\.\s?s\.\s?[am]\.(?:\s?p\.)?|q\.\s?(?:[bs]\.\s?[sb]|e\.\s?s)\.\s?m\.)
    | [^\n]{0,60}\bes\s(?:gracia|justicia)\s(?:que|lo)\s[^\n]{0,110}
    | (?:ta|votre|tu)\s(?:filleul|sœur|fille|amie?|ahijada?|hermana?)[^\n]{0,40}\s(?:qui|que)\s[^\n]{0,40}
    | (?:tot\s(?:gauw|dan|ziens|binnenkort|snel)|hasta\s(?:pronto|siempre)|à\s(?:bientôt|très\svite))[^\n]{0,20}
    | (?:veel\s|dikke\s)?(?:liefs|kusjes|kussen)(?:\svan)?
    | (?:please\saccept|accept,?\s[^\n]{0,40}assurances?)\b[^\n]{0,160}
    | yours\s(?:in|very|ever|always|with)\b[^\n]{0,50} | all\sbest
    | (?:votre|vos|ta|ton)\s(?:bien\s|très\s|toujours\s)?(?:dévoué|fidèle|humble|affectionné)[^\n]{0,50}
    | (?:heel\s)?hartelijk
    | suy[oa]s?\s(?:en|siempre|afect|atent)[^\n]{0,50} | un\s(?:\w+\s)?abrazo\s[^\n]{0,50}
    | avec\s(?:toute|ma|mon|mes|notre|nos)\s[^\n]{0,50}
    | [^\n]{0,90}\b(?:je|nous)\svous\ssalu(?:e|ons)\b[^\n]{0,40}
    )[ ,.;!]*$"""
)  # fmt: skip
FOOT = re.compile(
    r"(?i)^(?:bijlagen?|annexes?|anexos?|enclosures?|encl\.|enc\.|adjunt|p\.?\s?s\.?\b|p\.?\s?[dj]\.?\s?:"
    r"|c\.?\s?c\.?(?:\s?p)?\.?(?:\s?:|\s)|c/c|kopie\b|afschrift\b|in kopie|in afschrift|copie\b|(?:con )?copia\b|copy\b"
    r"|distribuci|(?:van|de|from|von)\s?:\s|-{3,}|_{5,}|(?:op|le|el|on)\s.{6,60}(?:schreef|écrit|escribió|wrote)\b"
    r"|\*|\d+\s*$|pagina\b|page\b)"
)
"""A line that ends the signature: what follows is an annex, a copy list or a postscript."""
ADDRESSEE = re.compile(
    r"(?i)(?:aan\s|de heer|mevrouw|mijnheer|monsieur|madame|m\.\s|mme\s|sra?\.|señora?|mr\.?\s|mrs\.?\s|ms\.?\s"
    r"|the rt\.? hon|(?:the )?hono|son excellence|his excellency|her excellency|excm|excelent|ilustr|ilm[oa]|zijne|hare"
    r"|mistress|monseigneur|mgr\.)"
)
"""How a line begins that names who is written to, and seldom who signs."""
SIGNERS = re.compile(
    r"(?i)^(?:(?:eerste |de |les |premiers |primer[oa]s |first |the )?(?:ondertekenaars"
    r"|ondertekenende organisaties|medeondertekenaars"
    r"|signataires|organisations signataires|firmantes|organizaciones firmantes|firman|abajo firmantes"
    r"|signatories|signed by|signed"
    r"|ondertekend door|getekend|signé par|signé)\b[^.]{0,40})\s*:?$"
)
"""A line that opens a list of signatories."""


LAST_SENTENCE = re.compile(
    r"(?i)\b(?:hoogachting|groet(?:en)?|salutations|considération|agréer|atentamente|atte\b|saludamos|saluda"
    r"|saludos?|abrazo"
    r"|sincerely|faithfully|regards|consideration|considerado|estima)\b"
)
"""Words of a sentence that closes a letter."""
MOST_SIGNED = 20
"""Lines below a letter that has no formula of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """The parts found, each as lines in order of place; empty or None where there is none.

    ``head`` is all before the salutation (or the first lines of a text without one), ``signature`` what stands between
    the closing and the ``foot`` (copies, annexes), ``signatories`` the lines under a heading such as "Ondertekenaars".
    """

    head: tuple[Line, ...]
    salutation: Line | None
    closing: Line | None
    signature: tuple[Line, ...]
    signatories: tuple[Line, ...]
    foot: tuple[Line, ...]


def read_letter(lines: Sequence[Line]) -> Letter:
    """Find the parts of a letter among the lines of a text."""
    at = _find_salutation(lines)
    body = at + 1 if at is not None else 0
    end = _find_closing(lines, body)
    after = lines[end + 1 :][:SIGNATURE_LINES] if end is not None else ()
    greeted = lines[at].text if at is not None else ""
    cut = next(
        (i for i, line in enumerate(after) if FOOT.match(line.text) or _is_address_below(line, greeted)), len(after)
    )
    cut = min(cut, _address_below(after, lines[: at or 0]))
    closing, signature, foot = lines[end] if end is not None else None, tuple(after[:cut]), tuple(after[cut:])
    if end is None and at is not None:
        closing, signature, foot = _below_running_text(lines, body)
    listed = _listed_signatories(lines, body)
    heading = next((i for i, line in enumerate(signature) if SIGNERS.match(line.text)), len(signature))
    return Letter(
        head=tuple(lines[:at] if at is not None else lines[: _find_running(lines)]),
        salutation=_greeting_of(lines[at]) if at is not None else None,
        closing=closing,
        signature=signature[:heading],
        signatories=listed,
        foot=foot,
    )


def _is_address_below(line: Line, greeted: str) -> bool:
    """Tell whether the address of who is greeted stands below the signature ("Dear Mr Breck" … "Mr Callum Breck")."""
    surname = greeted.rsplit(maxsplit=1)[-1].strip(",:;.!") if greeted else ""
    return has_form_of_address(line.text) and surname[:1].isupper() and line.text.endswith(f" {surname}")


def _address_below(after: Sequence[Line], head: Sequence[Line]) -> int:
    """Find an address below the names ("Sr. D. …", apart from them), where none stands above the salutation."""
    if any(has_form_of_address(line.text) for line in head if len(line.text) <= 2 * RUNNING):
        return len(after)
    apart = (i for i in range(1, len(after)) if after[i].paragraph != after[i - 1].paragraph)
    return next((i for i in apart if ADDRESSEE.match(after[i].text)), len(after))


def _find_salutation(lines: Sequence[Line]) -> int | None:
    for index, line in enumerate(lines[:HEAD_LINES]):
        follows = lines[index + 1].text if index + 1 < len(lines) else ""
        if _greets(line.text) and not is_contact(line.text):
            return index
        if TITLE_GREETING.match(line.text) and not line.text.endswith(".") and _is_running(follows):
            return index
        is_called = TITLE_GREETING.match(line.text) and line.text.endswith((",", ":"))
        if is_called and _is_alone(lines, index) and not _names_somebody(follows):
            return index
    called = _find_called(lines)
    return _find_by_place(lines) if called is None else called


def _find_called(lines: Sequence[Line]) -> int | None:
    """Find a few words alone right above the first running text that call upon somebody ("Brian,", "Ismael:")."""
    for index, line in enumerate(lines[: HEAD_LINES - 1]):
        if is_running(line.text) or index + 1 == len(lines):
            return None
        is_text = len(SMALL_WORD.findall(lines[index + 1].text)) >= FEW_SMALL
        is_call = SHORT_CALL.fullmatch(line.text) and not ASSEMBLED.fullmatch(line.text)
        if is_text and is_call and _is_alone(lines, index) and not CLOSING.match(line.text):
            return index
    return None


def _greets(text: str) -> bool:
    return bool(GREETING.match(text) or RUN_IN.match(text) or CONCERNED.fullmatch(text.rstrip(",:;.!")))


def _greeting_of(line: Line) -> Line:
    """Give a salutation without the text that follows it on its line."""
    run_in = RUN_IN.match(line.text)
    return line.part(0, len(line.text[: run_in.end()].rstrip(" -–—"))) if run_in else line


def _names_somebody(text: str) -> bool:
    """Tell whether a line below "Señor:" is the name or office of an address, and no text of the letter."""
    return is_person(text) or has_form_of_address(text) or starts_with_office(text)


def is_running(text: str) -> bool:
    """Tell whether a line is running text by its words: no heading, name or address."""
    return len(text) >= RUNNING and len(SMALL_WORD.findall(text)) >= FEWEST_SMALL and text[-1] in ".:;?!…”»\"'),"


def _find_running(lines: Sequence[Line]) -> int:
    """Give the number of lines above the running text; of a text without any, the most that a head has."""
    found = (i for i, line in enumerate(lines[:HEAD_WITHOUT_SALUTATION]) if is_running(line.text))
    return max(next(found, HEAD_WITHOUT_SALUTATION), HEAD_AT_LEAST)


def _find_by_place(lines: Sequence[Line]) -> int | None:
    """Find a salutation by its form above running text ("Kameraden,"), where a formula closes the text."""
    last = lines[-LAST_LINES:]
    is_closed = any(CLOSING.match(line.text) for line in last) or _find_last_words(lines, 1) is not None
    if not is_closed:
        return None
    for index, line in enumerate(lines[:HEAD_LINES]):
        follows = lines[index + 1].text if index + 1 < len(lines) else ""
        is_call = CALLED.fullmatch(line.text) and not ASSEMBLED.fullmatch(line.text)
        if is_call and _is_alone(lines, index) and _is_running(follows):
            return index
    return None


def _is_alone(lines: Sequence[Line], index: int) -> bool:
    beside = [*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2]]
    return all(line.paragraph != lines[index].paragraph for line in beside)


def _is_running(line: str) -> bool:
    """Tell whether a line below "Señores" is text of the letter, and not a house or office of an address."""
    is_said = not _names_somebody(line) or len(SMALL_WORD.findall(line)) >= MANY_SMALL
    is_long = len(line) >= RUNNING and not line.isupper() and is_said
    return is_long or (line.endswith((".", "?", "!")) and not SHORTENED.search(line))


def _find_closing(lines: Sequence[Line], body: int) -> int | None:
    ends = [i for i in range(body, len(lines)) if CLOSING.match(lines[i].text)]
    # a closing may run over two formulas ("In afwachting …" / "Met vriendelijke groeten"): the last one counts
    return ends[-1] if ends else _find_last_words(lines, body)


def _find_last_words(lines: Sequence[Line], body: int) -> int | None:
    """Find a closing by its place, under a salutation: a short line with a comma between running text and names."""
    if not body:
        return None
    end = len(lines)
    while end > max(body, len(lines) - FOOT_LINES) and is_running(lines[end - 1].text):
        end -= 1
    for index in range(end - 2, max(body, end - LAST_LINES), -1):
        if is_running(lines[index + 1].text):
            return None
        if LAST_WORDS.fullmatch(lines[index].text) and _ends_sentence(lines[index - 1].text):
            return index
    return None


def _ends_sentence(text: str) -> bool:
    return text[-1] in ".!?…)”»\"'" or bool(CLOSING.match(text))


def _below_running_text(lines: Sequence[Line], body: int) -> tuple[Line | None, tuple[Line, ...], tuple[Line, ...]]:
    """Find the names below a letter that has no formula of its own: what stands below the last running text.

    Gives the line that closes the letter, where its last sentence does ("… saludamos a Ud. muy atte."), the names, and
    the foot below them.
    """
    start = max(body, len(lines) - SIGNATURE_LINES)
    end = next((i for i in range(start, len(lines)) if i > body and FOOT.match(lines[i].text)), len(lines))
    last = next((i for i in range(end - 1, body - 1, -1) if _ends_letter(lines[i].text)), None)
    if last is None or not 0 < end - last - 1 <= MOST_SIGNED:
        return None, (), ()
    last += bool(LAST_SENTENCE.search(lines[last + 1].text))
    closing = lines[last] if LAST_SENTENCE.search(lines[last].text) else None
    return closing, tuple(lines[last + 1 : end]), tuple(lines[end:])


def _ends_letter(text: str) -> bool:
    return is_running(text) or (len(text) >= RUNNING // 2 and text.endswith((".", "!", "?")))


def _listed_signatories(lines: Sequence[Line], body: int) -> tuple[Line, ...]:
    for index in range(body, len(lines)):
        if SIGNERS.match(lines[index].text):
            below = lines[index + 1 :]
            cut = next(
                (i for i, line in enumerate(below) if FOOT.match(line.text) or len(line.text) > 2 * RUNNING), len(below)
            )
            return tuple(below[:cut])
    return ()
