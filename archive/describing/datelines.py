"""What the words around a date say of it: the document's own, stated or signed, or that of something it speaks of."""

import re

from archive.describing.reading import Belief

WEEKDAY = (
    r"(?:vendredi saint|jeudi saint|(?:lundi|dimanche) de pâques|goede vrijdag|witte donderdag|paasmaandag|(?:jueves"
    r"|viernes) santo"
    r"|good friday|easter monday|(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:ochtend|morgen|voormiddag|middag"
    r"|namiddag|avond)?|lundi|mardi|mercredi|jeudi|vendredi"
    r"|samedi|dimanche|lunes"
    r"|martes|mi[ée]rcoles|jueves|viernes"
    r"|s[áa]bado|domingo|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:ma|di|wo|do|vr|za|zo|lun|mar|mer|jeu|ven|sam|dim|mi[ée]|jue|vie|s[áa]b|dom|mon|tues?|wed|thur?s?|fri|sat"
    r"|sun)\b\.?)"
)
PUBLISHED = (
    r"(?:gepubliceerd|verschenen|publié|paru|mis en ligne|publicado|published|posted|issued|uitgegeven|afgegeven)"
    r"(?: op| le| el| on)?"
)
_DATE_WORD = (
    r"(?:(?:brief|factuur|publicatie|vergader)?datum(?: van (?:(?:deze|de|dit) (?:brief|schrijven)|publicatie"
    r"|de vergadering|uitgifte|opmaak))?"
    r"|date(?: (?:de|du|d[’']) ?(?:publication|émission|facture|la réunion|réunion|envoi))?"
    r"|date of (?:(?:this |the )?letter|issue|meeting|publication)|(?:invoice|issue|meeting|publication) date"
    r"|fecha(?: (?:de|y) (?:publicación|emisión|la reunión|hora|expedición|elaboración))?|dated(?: th(?:e|is))?"
    r"|d\.d\.|dd\.|sent|verzonden"
    rf"|envoyé(?: le)?|enviado(?: el)?|{PUBLISHED})"
)
LABEL = re.compile(
    rf"(?i)(?:^|\s)(?:{_DATE_WORD}\s*(?:[:：]|\.{{2,}})|^{_DATE_WORD}|(?-i:DATUM|DATE|FECHA))\s*(?:{WEEKDAY},?\s*)?(?:de\s+)?$"
)
LABELS_ABOVE = re.compile(
    r"(?i)^(?P<first>(?:datum|date|fecha)\s)?(?=.*\b(?:kenmerk|ref|réf|referentie|référence|referencia|bijlage|annexes?"
    r"|anexos?)\b)(?:[\w./’'()-]+\s){1,14}?(?P<last>datum|date|fecha)?$"
)
"""A row of labels above a row of values, of which the first or last is for the date."""
MOST_LABELS = 90
"""Code points of a row of labels."""
SENT = re.compile(r"(?i)\b(?:verzonden|envoyé|enviado|sent)(?: op| le| el| on)?\s?[:：]?\s*$")
"""The label of the day a letter left, which is not always its own."""
DATES_ABOVE = re.compile(
    r"(?i)\b(?P<theirs>(?:uw|votre|vos|su|vuestr[oa]|your) \w+ (?:van|d\.d\.|du|del?|of|dated|de fecha)(?!\w))"
    r"|\b(?P<answered>(?:bericht|antwoord|reactie) op (?:uw )?(?:brief|schrijven)(?: van)?(?!\w))"
    r"|\b(?P<own>datum|date|fecha)\b"
)
"""The labels for days, of both letters, in the order in which they stand above their values."""
ROW_OF_LABELS = re.compile(r"(?i)^(?=.*\b(?:kenmerk|ref|réf|referentie|référence|referencia)s?\b)\D+$")
OTHER_DATE = re.compile(
    r"""(?ix)(?:
      \b(?:uw|jouw|je|ons|onze|hun|zijn|haar|votre|vos|notre|nos|sa|su|sus|nuestr[oa]s?|vuestr[oa]|your|our|his|her
        |their|the\slatter[’']s)
        \s(?:[\w’'-]+\s){0,4}?
        (?:brief|schrijven|bericht|e?-?mail|(?:aan)?vraag|verzoek|nota|klacht|lettre|courriers?|message|courriel|demande
        |requête|note|carta|escrito|oficio|correo|solicitud|petición|letter|request|correspondence|enquiry|complaint
          |memo)\b
    | \b(?:wet|decreet|besluit|kb|mb|omzendbrief|loi|décret|arrêté|ordonnance|circulaire|ley|decreto|resolución
      |reglamento
      |acuerdo|act|regulation|directive|richtlijn|verordening|oficio|nota|memorando|escrito|carta|expediente|lettre
      |brief|letter|note|schrijven|courrier|délibération|besluit|sentencia|arrest|arrêt)\b
      [^\n.]{0,30}?\b(?:van|du|de|del|of|d\.d\.|dd\.?|dated|de\sfecha|en\sdate\sdu)
    | \b(?:fundad[oa]s?|fondée?s?|cread[oa]|constituid[oa]|reconocid[oa]|personer[ií]a|opgericht|gesticht|erkend|founded
      |established|incorporated|registered|circulated|verspreid|rondgestuurd|received|ontvangen|reçue?|recibid[oa])\b
      [^\n.]{0,40}
    | \b(?:geboren|geb\.|née?|nacid[oa]|born|geboortedatum|date\sof\sbirth|d\.?o\.?b\.?|date\sde\snaissance
      |fecha\sde\snacimiento)\b[^\n]{0,40}
    | \b(?:vervaldatum|vervaldag|uiterste\sdatum|échéance|date\slimite|vencimiento|fecha\slímite|due(?:\sdate|\sby
      |\son)?|deadline
      |geldig\stot|valable\sjusqu[’']au|válid[oa]\shasta|valid\suntil|expir\w+|closing\sdate|inwerkingtreding
        |entry\sinto\sforce)\b[^\n]{0,20}
    | \b(?:vóór|voor|tegen|vanaf|tot|uiterlijk|sinds|avant(?:\sle)?|jusqu[’']au|à\spartir\sdu|depuis(?:\sle)?|dès
      |au\splus\stard(?:\sle)?
      |antes\sdel?|hasta(?:\sel)?|a\spartir\sdel?|desde(?:\sel)?|before|until|by|from|since|after|après
        |después\sdel?|na)
    | \w\s+(?:d\.d\.|dd\.|dated|de\sfecha|con\sfecha|en\sdate\sdu|daté\w*\sdu|fechad[oa]\s(?:el|de|a))
    )\s*(?:le|el|op|den?|on|the)?\s*$"""
)
"""What stands before the date of something else: a letter that is answered, a law, a birth, a limit."""
QUOTED = re.compile(r"(?i)^[^\n]{0,120}\b(?:schreef|a écrit|écrit|escribió|wrote)\b[^\n]{0,80}:\s*$")
"""What follows the date of a message that is quoted, on its line."""
_NAME = r"(?:[’']s-)?[A-ZÀ-Ý“«\"][\w’'.()“”«»\"-]*"
_BETWEEN = r"(?:[ -]|,\s?|\s?/\s?|\s-\s)(?:(?:de|la|las|los|el|del|le|les|sur|aan|op|of|the|den|der|am|upon|y|e|en)\s)*"
PLACE = re.compile(
    rf"(?P<name>{_NAME}(?:{_BETWEEN}{_NAME}){{0,6}})(?:\s\([^()\d\n]{{2,30}}\))?(?P<mark>[,.:]?)\s*"
    rf"(?:(?i:{WEEKDAY}),?\s*)?(?P<link>(?:heden|ce|le|el|op|den?|a|à|on|a los|al|this"
    rf"|the)\b)?\s*(?:(?i:{WEEKDAY}),?\s*)?",
)
"""A place, and what stands between it and its date: "Hermosillo, Son., a", "Liège, ce lundi"."""
FEW_WORDS = 2
"""Words of a place that no mark divides from its date."""
STAMP = re.compile(
    r"(?i)\bregistro\s(?:general|de\s(?:entrada|salida))\b|\b(?-i:SALIDA|ENTRADA)\b|\b(?-i:INGEKOMEN|ARRIVÉE?"
    r"|RE[ÇC]U LE|RECEIVED)\b"
    r"|^\W*(?:sello|ingekomen|re[çc]u\sle|arrivée?\sle|received|(?:date\s)?stamped)\b"
)
"""The stamp of a register, which is of the day a letter was entered and not of its own."""
DAY_OF_STAMP = re.compile(rf"(?i)\W*{_DATE_WORD}\b")
STAMPED = Belief(0.7, "in the stamp of a register")
STAMP_LINES = 3
"""Lines of a stamp down to its day."""
RANGE = re.compile(r"\b\d{1,2}(?:er)?\s?(?:-|–|&|en|et|y|and|to|tot|au|al)\s?$")
"""The first day of a meeting that lasted more than one: the document is of the last."""
SPAN = re.compile(r"\b\d{1,2}(?:er)?\s(?:de\s)?[^\W\d]{3,10}\s?(?:-|–|to|tot|au|al)\s?$")
"""The first day of some weeks, with its month: "28 July – 11 August 2007"."""
HOUR = (
    r"(?:(?:om|à|at|a las|vers|@)\s*)?\d{1,2}\s?(?:[:.hu]\s?\d\d(?::\d\d)?(?!\d)|(?=\s?(?:uur|u\b|h\b|hrs|am\b|pm\b"
    r"|[ap]\.)))"
    r"(?:-\d{1,2}[:.uh]\d\d(?!\d))?\s*(?:uur|u\b\.?|hrs?\b\.?|horas|heures|h\b\.?|[ap]\.?\s?m\b\.?)?"
    r"(?:\s*\(?(?:CES?T|UTC|GMT|BST|[ECMP][SD]T)?\s?(?:[+-]\d\d?:?(?:\d\d)?)?\)?)?"
)
SECOND_DAY = re.compile(rf"(?i)\d.*\b(?:et|en|y|and|&|au|tot|to|al)\s+{WEEKDAY}\s*$")
"""What stands before the second day of a weekend on which a newspaper appears once."""
SECTION = re.compile(
    rf"(?i),?\s+(?:{WEEKDAY}|d[ií]a|dag van|jour(?:née)?|fiesta|festividad|fête|feest|feast|eve|veille|víspera"
    rf"|vigilia)\b"
    r"[^\n.;\d]{0,40}[\s.]*"
    r"|(?:[\s–—|·,.-]*(?:\([^()\n]{1,30}\)|[\"«“]?año \d{1,3} de [^\n\d]{4,40}|opinie|opinion|opinión|interview"
    r"|entretien|entrevista|column|analyse"
    r"|pagina|page|página|p\."
    rf"|{HOUR}|\d{{1,3}}(?!\d)))+[\s.]*"
)
"""What may follow a date on its line: what day it is, a section of a newspaper, a page, an hour."""
NO_PLACE = re.compile(
    r"(?:In|Op|Le|El|On|Since|Sinds|Depuis|Desde|Tegen|Vanaf|Au|Van|Tot|Until|Hasta|Vers|From|By|The|Na|Après"
    r"|After|Voor|Ley|Loi|Wet|Decreto|Oficio|Nota|Carta|Brief|Lettre|Letter|Ref|Réf|Tel|Tél|Fax|Acta|Uitnodiging"
    r"|Invitation|Invitación|Convocat\w+|Embargo|Deadline|Signé|Signed|Resolución|Besluit|Act)\b"
)
DATELINE = re.compile(r"\s*(?:\([^)]{1,40}\)\s*)?(?:\.?\s?[–—-]+|[:.|])\s")
"""What follows a place and date that open the first paragraph of a press release."""
BEFORE_PLACE = re.compile(rf"\s?,\s?(?:(?:à|te|in|en|at)\s)?{_NAME}(?:[ -]{_NAME}){{0,2}}\.?")
"""A place behind a date that begins its line: "3 mei 2021, Gent"."""
LEAD = re.compile(rf"(?i)\W*(?:(?:le|ce|el|op|den|on|the|this)\s+)?(?:{WEEKDAY},?\s*(?:le\s|de\s)?)?")
SPLIT = re.compile(r"\s{3,}|\t|\s[–—|·•/-]\s|;\s")
"""What divides two things that share a line."""
DONE_AT = re.compile(
    r"""(?ix)(?:
      (?:^|[.;]\s)\W*(?:aldus\s)?(?:gedaan|opgemaakt|ondertekend|getekend|aangenomen|vastgesteld|goedgekeurd|fait|donnée?|gegeven
        |signée?|adoptée?
        |établie?|hech[oa]|dad[oa]|firmad[oa]|suscrit[oa]|aprobad[oa]|expedid[oa]|otorgad[oa]|done|signed|given
          |adopted|made|agreed
        |executed|passed|enacted|approved)\s(?:[\w’']+\s){0,5}?(?:te|in|à|en|at|on|op|le|el|this)\b[^\n]{0,120}
    | \b(?:para\sque\s(?:así\s)?conste|en\sfe\sde\slo\scual|en\sprueba\sde\sconformidad|se\s(?:firma|suscribe
      |extiende|expide)n?
      |in\switness\s(?:of\swhich|whereof)|ten\sblijke\swaarvan|en\sfoi\sde\squoi|aldus\s(?:opgemaakt|overeengekomen
        |vastgesteld|gedaan
      |beslist)|thus\sdone|firman\s(?:el|la)\spresente|en\sla\s(?:capital\b|ciudad\sde))\b[^\n]{0,200}
    )$"""
)
SIGNED_BY_MACHINE = re.compile(
    r"(?i)\b(?:firmado (?:digital|electrónica)mente|signée? électroniquement|(?:digitally|electronically) signed"
    r"|(?:elektronisch|digitaal) (?:ondertekend|getekend)|docusigned)\b[^\n]{0,80}$"
)
CONCLUDED = re.compile(
    r"(?i)\b(?:is made|made and entered into|entered into|est conclue?|wordt gesloten|se celebra"
    r"|celebrad[oa])\b[^\n.]{0,60}$"
)
MEETING = re.compile(
    r"(?i)\b(?:\w*vergadering|overleg|\w*zitting|stuurgroep|verslag|notulen|bijeenkomst|réunion|séance|procès-verbal|pv"
    r"|assemblée|comité|conseil|compte[- ]rendu|reunión|sesión|acta|asamblea|junta|celebrada|meeting|minutes|call|held"
    r"|(?:se re[úu]nen?|horas|día|réunie?s?|reunid[oa]s|bijeen(?:gekomen)?|gathered|assembled|gehouden"
    r"|tenue?))\b[^\n]{0,80}$"
)
PREVIOUS = re.compile(
    r"(?i)^\d+[.)]\s.{0,80}$|\b(?:vorige?|goedkeuring|précédente?|approbation|anterior|aprobación|lectura|previous"
    r"|last|approval|matters"
    r" arising|volgende?|prochaine?|próxim[oa]|next)\b[^\n]{0,80}$"
)
"""What says that it is another meeting than this one: a point of the agenda is about the last."""
ADOPTED = re.compile(
    r"(?i)^[^.]{0,90}\b(?:aangenomen|goedgekeurd|adoptée?|aprobad[ao]|adoptad[ao]|adopted|gepubliceerd|published|publié"
    r"|publicado|ingediend|déposée?)\b[^\n.]{0,80}$"
)
CARRIED = re.compile(
    r"(?i)(?:^|[.;]\s)\W*(?:carried|passed|adopted|approved|agreed|aangenomen|goedgekeurd|adoptée?|aprobad[oa])\b"
    r"[^\n.;]{0,80}$"
)
"""What says of a resolution when it was voted, below its text."""
EMBARGO = re.compile(rf"(?i)\bembargo\b[^\n]{{0,40}}?(?:{WEEKDAY},?\s*)?$")
BYLINE = re.compile(r"(?i)^(?:door|par|por|by|tekst|texte|texto)\s[^\n]{3,60}[,|–-]\s*$")
BEFORE_BYLINE = re.compile(r"(?i)^[\s,.|–—-]+(?:door|par|por|by|tekst|texte|texto)\s")

PLACE_AT_END = re.compile(
    rf"(?:^|[\s’']){_NAME},\s*(?:(?:ce|le|el|op|den?|a|à|on|this)\s+)?(?:{WEEKDAY},?\s*)?$|\s(?i:{WEEKDAY}),?\s*$"
)
"""A place or a day of the week right before a date, on a line that something else begins."""
PLACE_IN_COLUMN = re.compile(rf"(?:^|\s){_NAME},\s*(?:(?:ce|le|el|den?|a|à)\s+)?$")
"""A place right before a date that the words of another column surround."""
LIMITS = re.compile(rf"(?i)\W*(?:from|to|van|tot|vanaf|du|au|del?|al|desde|hasta)\s?:\s*(?:{WEEKDAY},?\s*)?")
"""What labels the first or the last day of something."""
PLACE_AND_HOUR = re.compile(
    rf"{_NAME}(?:{_BETWEEN}{_NAME}){{0,4}},?\s(?:siendo\s)?a\slas\s[^\n]{{3,70}}\sdel?(?:\sdía)?\s*"
)
"""How a Latin American resolution begins: "San José, a las diez horas del"."""
SENDER_BEFORE = re.compile(
    r"\S+@\S+\W*(?:(?:on|op|le|el)\s)?(?:{WEEKDAY},?\s*)?$".replace("{WEEKDAY}", WEEKDAY), re.IGNORECASE
)
"""The address of who sent a message, before its day."""
OTHER_COLUMN = re.compile(r"\s(?:[A-ZÀ-Ý]|[(+]?\d{2,4}\)?[\s/-]\d)")
"""How the words of another column go on behind a date."""
WORD_BEFORE = re.compile(r"(?:^|\s)[a-zà-ÿ’']+\.?\s*$|[(:\[]\s*$")
"""A small word or bracket that binds a date to what stands before it."""

ALONE = "alone on its line"
OTHER = Belief(0.2, "the date of something else")
SIGNED_LATER = Belief(0.7, "where it was signed")
OF_SEVERAL = 0.86
"""Confidence in the last of the days that something lasted."""
LAST_OF_WEEKS = Belief(OF_SEVERAL, "the last of the days it lasted")
HELD = "the day it was held or adopted"
LONG_LINE = 160
"""Code points from which a line is running text."""


def is_after_place(before: str) -> bool:
    """Tell whether the words before a date on its line are a place, and no more."""
    match = PLACE.fullmatch(before)
    if not match or NO_PLACE.match(before):
        return False
    is_divided = match["mark"] == "," or (bool(match["link"]) and match["link"] not in {"de", "the", "this"})
    return is_divided or len(match["name"].split()) <= FEW_WORDS


def judge_by_line(before: str, after: str) -> Belief | None:
    """Judge a date by what stands on its line: nothing, a label or a place; a dateline also opens a paragraph."""
    rest = SPLIT.split(after)[0]
    before, ranges = RANGE.subn("", SPLIT.split(before)[-1])
    is_placed = is_after_place(before) or is_after_place(before.removeprefix("En ").removeprefix("Te "))
    if LABEL.search(before):
        return Belief(0.92, "after the label for the date")
    if PLACE_AND_HOUR.fullmatch(before):
        return Belief(0.9, "after a place and an hour")
    if (DATELINE.match(after) and is_placed) or _is_in_parentheses(before, after):
        return Belief(0.88, "opens the text, after a place")
    if rest.strip(' .,;:|–-()"”»') and not SECTION.fullmatch(rest):
        is_before_place = LEAD.fullmatch(before) and BEFORE_PLACE.fullmatch(rest)
        return Belief(0.86, "before a place") if is_before_place else None
    if LEAD.fullmatch(before):
        return Belief(OF_SEVERAL if ranges else 0.91, ALONE)
    return Belief(OF_SEVERAL if ranges else 0.93, "after a place") if is_placed else None


def _is_in_parentheses(before: str, after: str) -> bool:
    """Tell whether a place and date in parentheses open the paragraph: "(Lausanne, 26.1.2005) Un mois après …"."""
    return before.startswith("(") and after.startswith(")") and is_after_place(before[1:])


def judge_in_columns(before: str, after: str) -> Belief | None:
    """Judge a date at an end of a line that it shares with the words of another column."""
    if EMBARGO.search(before) or SECOND_DAY.search(before):
        return None
    is_at_end = not after.strip(" .") or bool(SECTION.fullmatch(after))
    if (is_at_end or OTHER_COLUMN.match(after)) and PLACE_AT_END.search(before):
        return Belief(0.87, "after a place")
    if is_at_end and not WORD_BEFORE.search(before):
        return Belief(0.82, "at the end of its line")
    if not before.strip() and OTHER_COLUMN.match(after):
        return Belief(0.84, "at the start of its line")
    return None


def judge_by_words(led: str, words: str, *, kind: str) -> Belief | None:
    """Judge a date by the words that lead to it in its paragraph (``led``): a formula of signing, or of a meeting."""
    is_deed = words.lower().startswith(("l'an ", "l’an ", "el año ")) or ("día" in words and led.endswith("a los "))
    if DONE_AT.search(led) or is_deed:
        return SIGNED_LATER if kind == "minutes" else Belief(0.9, "where it was signed")
    if kind in {"resolution", "declaration"} and CARRIED.search(led):
        return Belief(0.95, HELD)
    if kind == "agreement" and CONCLUDED.search(led):
        return Belief(0.88, "where it says it was made")
    if SIGNED_BY_MACHINE.search(led):
        return Belief(0.85, "where it was signed")
    if kind == "press-release" and EMBARGO.search(led):
        return Belief(0.82, "the end of the embargo")
    return None


def judge_by_heading(led: str, after: str, *, kind: str) -> Belief | None:
    """Judge a date in the first lines by the words of a heading: of a meeting, an adoption, an author."""
    if MEETING.search(led) and not PREVIOUS.search(led) and kind in {"minutes", "resolution", "declaration", ""}:
        return Belief(0.84 if kind == "declaration" else 0.88, HELD)
    if kind == "minutes" and LEAD.fullmatch(led):
        return Belief(0.88, HELD)
    if ADOPTED.search(led) and len(led) < LONG_LINE and kind not in {"letter", "email"}:
        return Belief(0.86, HELD)
    if BYLINE.match(led) or BEFORE_BYLINE.match(after):
        return Belief(0.9, "beside the author's name")
    return None
