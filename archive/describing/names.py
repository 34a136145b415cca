"""Names of people and organisations: where they stand in a line, and what is only a form of address around them."""

import re
from dataclasses import dataclass

from archive.describing.lines import once_for_a_line
from archive.describing.offices import OFFICE_START, is_cabinet, short_office, starts_with_office
from archive.normalise import small_letters

CONCERNED = re.compile(
    r"(?i)to\swhom\sit\smay\sconcern|[àa]\squi\sde\sdroit|a\squien\s(?:pueda\s)?(?:corresponda|interes\w+)"
    r"|aan\swie\s(?:het|dit)\saan\w+"
)
"""Whoever is concerned: to nobody by name."""
GREETING_WORDS = re.compile(
    r"¡?(?:mon\s|ma\s|mes\s|mi\s|mis\s|mijn\s|bien\s|très\s)?(?:(?:(?:zeer|hoog)\s?)?(?:geachte?|waarde)|beste|lieve"
    r"|chères|chers|chère|cher|muy|su|estimad[oa]s?"
    r"|distinguid[oa]s?|querid[oa]s?|saludos,"
    r"|apreciad[oa]s?|recordad[oa]s?|respetad[oa]s?|(?:my\s)?dear(?:est)?|geliefde|respected|dag|hallo|hoi|hey|ciao"
    r"|salut|coucou"
    r"|bonjour|bonsoir"
    r"|hola|hi|hello|buenas|goe(?:de)?(?:morgen|middag|navond|dag)"
    r"|buen[oa]s\s(?:días|tardes)|good\s(?:morning|afternoon|evening))\b[\s,]*",
    re.IGNORECASE,
)
FORM_OF_ADDRESS = re.compile(
    r"""(?ix)(?:
      # nl
      (?:oud|ex)-[a-z]+ | (?:aan\s)?(?:de\s)?(?:weledele\s|edelachtbare\s|hoogedelgestrenge\s)?(?:heer|heren|dames)
    | mevrouw | mijnheer | meneer | dhr\.? | mevr\.? | mw\.? | mej\.? | mejuff(?:er|rouw)
    | jhr\.? | jkvr\.? | z\.?\s?e\.?\s?h\.? | e\.?h\.?
    | (?:zeer\s?|wel)?eerwaarde\s(?:heer|pater|zuster|moeder) | weduwe(?=\s(?-i:[A-ZÀ-Ý])) | wed\.
    | mgr\.? | monseigneur | meester(?=\s(?-i:[A-ZÀ-Ý])) | dre\.?
    | pr\.?(?=\s(?-i:[A-ZÀ-Ý])[\w’'-]+\s(?-i:[A-ZÀ-Ý])) | q\.f\. | sor(?=\s(?-i:[A-ZÀ-Ý]))
    | p\.?p\.?(?=\s(?-i:[A-ZÀ-Ý])) | hermanos?(?=\s(?-i:[A-ZÀ-Ý])) | mag\.? | dipl\.(?:-ing\.)? | bacc\.
    | zijne\sexcellentie | hare\sexcellentie | z\.\s?e\. | h\.\s?e\. | excellentie | drs\. | ing\. | ir\. | em\.
      # fr
    | monsieur | madame | mademoiselle | messieurs | mesdames | mme\.? | mlle\.? | mm\. | ma[îi]tre
    | me(?=\s(?-i:[A-ZÀ-Ý]))
    | veuve(?=\s(?-i:[A-ZÀ-Ý])) | vve\.
    | docteur | professeure? | (?:son|sa)\sexcellence | s\.\s?e\.\s?m?\.? | excellence
      # es
    | (?:excm|ilm|magfc|magnífic|ilustrísim|excelentísim)[oa]\.?\s[ye](?=\s(?:rvdm|excm|ilm|magn|magf|sr|reveren|excel))
    | señoras | señores | sres\.? | sras\.? | srs\.? | cdor[a]?\. | cp[ao]?\.(?=\s) | hble\.? | h\.\s(?=sr)
    | m\.?\s?hble\.? | señora | señor | señorita | sra\.? | sr\.? | srta\.? | don | doña | d\.?\s?ª\.? | dña\.?
    | d\.(?=\s(?-i:[A-ZÀ-Ý])[\w’'-]+\s(?-i:[A-ZÀ-Ý])) | excm[oa]\.? | excelentísim[oa] | ilm[oa]\.? | ilustrísim[oa]
    | su\sexcelencia | excelencia | ciudadan[oa]
    | c\.(?=\s(?-i:[A-ZÀ-Ý])[\w’'-]+\s(?-i:[A-ZÀ-Ý])) | cr[ao]\. | cd[ao]\. | compañer[oa]
    | licenciad[oa] | licd?[oa]?\.? | lcd[oa]\. | ingenier[oa](?=\s(?-i:[A-ZÀ-Ý])) | ing\.? | arq\.?
    | abg\.? | [ae]mb\.(?=\s) | pd?te\.(?=\s(?-i:[A-ZÀ-Ý]))
    | rvdm[oa]\.? | reverendísim[oa] | magfc[oa]\.? | magnífic[oa](?=\s(?:y|sr|señor)) | mgs?\.? | mtr[oa]\.?
    | ld[oa]\. | dn\. | profr?a?\.(?=\s) | mons\. | hd\.(?=\s)
    | prof\.ª | profesora? | rvd[oa]\.? | pbro\.? | hn[oa]\. | dip\.(?:\sfed\.)? | da\.(?=\s(?-i:[A-ZÀ-Ý])) | mn\.
    | sen\. | mag\.
      # en
    | messrs\.? | mister | miss | mistress | master
    | (?:the\s)?(?:right|most|very)\s(?:worshipful|reverend|revd?\.?) | w/?cllr\.?
    | alderman | my\s(?=lord\b) | mr\.? | mrs\.? | ms\.? | sir | madam | dame | his\sexcellency | her\sexcellency
    | your\sexcellency
    | (?:the\s)?(?:right|most|very|rt\.?)\s(?:hon(?:ourable|\.)?|rev(?:erend|d|\.)?)
    | the\shon(?:ourable|orable|\.)? | honou?rable
    | (?:the\s)?(?:reverend|rev[’']?\.?d?\.?)
    | hon[’']ble | the\svenerable | cllr\.? | councillor | hon\.(?=\s(?-i:[A-ZÀ-Ý]))
      # all
    | herrn? | frau | maj\.(?:\s\(retd\.?\))? | (?:lt\.?\s?)?col\.(?=\s) | capt\. | eng\. | thiru\.?
    | (?:kapitein|captain|capitán|capitaine|kolonel|colonel|coronel|imam|rabbi)(?=\s(?-i:[A-ZÀ-Ý]))
    | dra?\.? | prof\.? | professor | ph\.?d\.? | m\.?\s?sc\.? | m\.?a\.(?=\s) | atty\.? | engr\.? | dir\.(?=\s)
    | smt\.? | shri | citoyen(?:ne)?(?=\s(?-i:[A-ZÀ-Ý])) | chief(?=\s(?-i:[A-ZÀ-Ý])[\w’'.-]+\s(?-i:[A-ZÀ-Ý]))
    | (?:maman|papa|mama|tata|tante|oncle|auntie|uncle)(?=\s(?-i:[A-ZÀ-Ý])[\w’'.-]+\s(?-i:[A-ZÀ-Ý]))
    | sri(?=\s(?-i:[A-ZÀ-Ý])[\w’'.-]+\s(?-i:[A-ZÀ-Ý])) | alhaji | hajia
    | (?:fr|sr|hno|hna|pe|br|zr|sœur|soeur|frère|père|pater|broeder|zuster|pastor|canon
      |kanunnik|chanoine|abbé|révérende?|reverenda?|hermana|sister)\.?(?=\s(?-i:[A-ZÀ-Ý])[\w’'.-]+(?:\s(?:de\s)?(?-i:[A-ZÀ-Ý])|\W*$))
    )(?=\s|$|,|(?<=\.)[A-ZÀ-Ý])\s*""",
)
AFTER_NAME = re.compile(
    r"(?:,?\s(?:MP|MEP|IHBC|MSP|MS|MLA|TD|T\.D\.|PhD|Ph\.D\.|MD|F?CA|ACA|CPA|JP|FRS|F\.R\.S\.|DD|D\.D\.|OSB"
    r"|O\.S\.B\.|O\.P\.|SVD|CSsR|scj|s\.c\.j\.|MSc|MA|MPH|BA|LL\.?M\.?|OBE|MBE|CBE|KCMG|QC|KC|SJ|s\.j\.|S\.J\.|OFM"
    r"|SDB|jr\.?|Jr\.?|Sr\.|Esq\.?))+$"
)
"""What follows a name and is no part of it: a seat, a degree, an order."""
DEGREES = re.compile(
    r"(?<=[a-zà-ÿ])(?:,?\s(?:(?:B|M|D|Ph|LL|Ll)\.?(?:A|Sc|Ed|Phil|D|B|M|Eng|Com|Litt|Th|PH|BA|Mus)\.?|MRTPI|MRCP"
    r"|MRICS|FRS[AE]?|FRCP|FRCS|FRICS|C\.?Eng"
    r"|(?!S\.[AL]\.|[NB]\.V\.)[A-Z]\.[A-Z]\.(?:[A-Z]\.)?)){1,3}$"
)
"""Degrees behind a name in small letters ("Callum Reddaway BA MRTPI")."""
INITIAL_OR_MONSIEUR = re.compile(r"M\.\s*(?=[A-ZÀ-Ý])")
ARTICLE = re.compile(
    r"(?:de|het|den|le|la|les|l[’']|el|los|las|the|aan|van|du|des|del|a|à|au|en|y|et|and|&)(?:\s+|(?<=[’']))",
    re.IGNORECASE,
)

_PARTICLE = (
    r"(?:van|Van|de|De|der|Der|den|Den|ter|ten|’t|'t|la|La|le|Le|du|Du|des|del|Del|los|y|e|von|di|da|dos"
    r"|el|El|ap|al|tot|i|bin|binti|bint|ben|ibn|wa|v(?:da|iuda)?\.(?=\sde\s))"
)
_INITIALS = r"(?:[A-ZÀ-Ý][a-zà-ÿ]?[.\u2010-]\s?-?){1,5}"
_WORD = r"(?:(?:[DdLO]|Mc|Mac)[’'])?[A-ZÀ-Ý][\wÀ-ÿ’'-]*\.?"
PERSON = re.compile(
    rf"(?:{_INITIALS}(?:{_PARTICLE}\s){{0,3}}{_WORD}|{_WORD})(?:\s(?:{_PARTICLE}\s){{0,3}}{_WORD}){{1,4}}"
    rf"|{_INITIALS}(?:{_PARTICLE}\s){{0,3}}[A-ZÀ-Ý][\wÀ-ÿ’'-]+"
)
SURNAME = re.compile(rf"(?:{_PARTICLE}\s){{0,3}}{_WORD}(?:\s(?:{_PARTICLE}\s){{0,2}}{_WORD}){{0,4}}")
ORGANISATION_NOUN = re.compile(
    r"""(?ix)\b(?:vzw|asbl|aisbl|ivzw|ngo|ong|on?gd|bv|nv|cvba|e\.v\.|\w*platform|plate-?forme|plataforma|\w*coalitie
    |coalition|coalición
    |coördinatie|coordination|coordinación|\w*comit[ée]|comité|committee|\w*vereniging|verbond|association|asociación
    |red|réseau|\w*netwerk|network
    |\w*federatie|fédération|federación|federation|unie|union|unión|\w*raad|conseil|consejo|council|\w*centrum|centre
    |center|centro|movimiento|mouvement
    |\w*beweging|movement|liga|ligue|league|universiteit|université|university|universidad|hogeschool|stichting
    |fondation|fundación|foundation|instituut|institut|instituto|institute
    |\w*werkgroep|coll[eè]ge|colegio|groupe|grupo|groep|group|watch|vakbond|syndicat|sindicato|secretariaat|secretariado|secretariat
    |secrétariat|secretaría|alliance|alianza
    |alliantie|initiative|initiatief|foro|forum|solidariteit|solidarité|solidaridad|solidarity|koepel|collectief
    |collectif|colectivo|redactie|rédaction|trust|agency|agence|agencia|authority|autorité|autoridad|bureau|board|directorate
    |dirección|direction|directie|directoraat|sección|section|departamento|département|department|departement
    |ayuntamiento|municipalidad|mairie|préfecture|rectorado|vicerrectorado|parish|diocese|bisdom|diocèse|diócesis|iglesia|kerk|église|church
    |ziekenhuis|hôpital|hospital|clinic|clínica|bank|banque|banco|\w*bestuur|\w*dienst|cooperativa|coöperatie|coopérative|cooperative
    |gmbh|sprl|srl|s\.?a\.?|s\.l\.|b\.v\.|n\.v\.|inc|plc|llc|ltd|limited|v\.z\.w\.|a\.s\.b\.l\.|a\.c\.
    |redacción|\w*fonds|oxfam|amnesty|caritas|brigade|brigada|huis|maison|casa|society|genootschap|cercle|kring
    |círculo|orkest|orchestre|orquesta)\b"""
)  # fmt: skip
"""What an organisation calls itself: a noun for a house or a legal form."""
ORGANISATION_WORD = re.compile(
    r"""(?ix)\b(?:\w*vrienden|amis|amigos|friends|belgi(?:ë|que|um)|bélgica|vlaanderen|flandes|wallonie|europ[ea]\w*
    |cuba|international\w*|dienst|service|servicio|stad|ville|gemeente
    |commune|vrede|paix|paz|peace|journal|krant|magazine|school|école|escuela|artsen|médecins|médicos|doctors
    |wereld\w*|monde|mundo|world|delegatie
    |délégation|delegación|delegation|solida\w+|\w*actie|action|acción|vluchtelingen\w*|réfugiés|refugees|campagne
    |campaña|campaign|parlement|parlamento|parliament|kamer|senaat
    |sénat|senado|commissie|commission|comisión|ministerie|ministère|ministerio|ministry)\b"""
)  # fmt: skip
"""Words that names of organisations like to hold, and headlines too."""
_SMALL_HOUSE = re.compile(
    "|".join(words.pattern.removeprefix("(?ix)") for words in (ORGANISATION_NOUN, ORGANISATION_WORD)), re.VERBOSE
)
"""Either, in small letters: a search of those takes a third of the time."""
SHOUTED_FIELD = re.compile(r"(?:DE|DEL|DES|DU|VAN|VOOR|POUR|OF|FOR|PARA)\s")
"""How the field of an office goes on where all is in capitals ("MINISTRO DE SALUD"); a surname has "De"."""
SENDER_LEAD = re.compile(
    r"(?:p\.\s?d\.|p\.\s?a\.|p\.?/(?=\s)|p\.(?=\s(?:le|la|el)\s)|for and on behalf of|namens|voor|pour"
    r"|au nom (?:de|du|des)|en nombre (?:de|del)|por|on behalf of|for|from|p\.o\."
    r"|de la part de)\s+(?:(?-i:de|het|la|le|les|el|los|las|the)\s+|l[’'])?",
    re.IGNORECASE,
)
"""What opens a signature given for somebody else: "Namens het platform", "Pour la Coalition"."""

NO_NAME = re.compile(
    r"""(?ix)^(?:aan|op|uw|ons|onze|notre|votre|nuestr[oa]|our|your|this|dit|deze|ces?|cette|est[ea]|in|sur|sobre|about
    |over|per|par|re|betreft|onderwerp|objet|asunto|subject|inzake|concerne|ref\w*|bijlagen?|annexes?|pagina|page)\s
    |\b(?:(?:buitenlandse|binnenlandse)\s(?:zaken|handel)|affaires\sétrangères|asuntos\sexteriores
    |relaciones\sexteriores|foreign\saffairs|vreemdelingenzaken|financi[ëe]n|finances|hacienda|justitie
    |ontwikkelingssamenwerking|présent[ea]?|presente|akkoord|accord|acuerdo|agreement|verdrag|traité|tratado
    |aangetekend|recommandé|certificado|vertrouwelijk|confidenti\w+|circulaire|circular|memorand\w+|nota|note
    |geachte|beste|dear|cher|chère|estimad[oa]|querid[oa]|hoogachtend|groeten|salutations|saludos|regards
    |wij|nous|nosotr[oa]s|ik|je|yo|we|is|zijn|worden|wordt|est|sont|es|son|are|was|were|heeft|hebben|has|have|ont|han
    |januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|janvier|février|mars
    |avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto
    |septiembre|octubre|noviembre|diciembre|january|february|march|may|june|july|august|october
    |bahía|bay|baie|puerto|playa)\b | \d{4} | [@:?!•=] """
)
"""Words that no name of a person or house holds: of sentences, labels, days, fields of an office."""


@dataclass(frozen=True, slots=True)
class Addressed:
    """A name without its form of address, and the office beside it; either may be empty."""

    name: str
    office: str


@once_for_a_line
def is_person(text: str) -> bool:
    """Tell whether a text is a full name of a person and of nothing else."""
    bare = strip_address(text)
    return bool(PERSON.fullmatch(bare)) and not is_organisation(bare) and not starts_with_office(bare)


@once_for_a_line
def is_organisation(text: str) -> bool:
    """Tell whether a text names an organisation, by the words it holds."""
    return (
        bool(_SMALL_HOUSE.search(small_letters(text)))
        or is_cabinet(text)
        or bool(re.fullmatch(r"[A-Z][A-Z0-9*.]{1,9}|\d+(?:\.\d+)+", text))
    )


def may_be_name(text: str) -> bool:
    """Tell whether a text holds nothing that speaks against its being a name: no word of a sentence, day or label."""
    return not NO_NAME.search(text) and text[:1].isalnum()


@once_for_a_line
def has_form_of_address(text: str) -> bool:
    """Tell whether a line opens with "De heer", "Monsieur", "Sra." and the like."""
    return bool(FORM_OF_ADDRESS.match(text))


def strip_address(text: str, *, french: bool = False) -> str:
    """Take off forms of address and titles before a name ("Dra. Lucía Ferrer" → "Lucía Ferrer")."""
    bare, before = text.strip(" ,;:"), None
    while bare != before:
        before = bare
        form = FORM_OF_ADDRESS.match(bare) or (INITIAL_OR_MONSIEUR.match(bare) if french else None)
        bare = bare[form.end() :].lstrip(" ,;:") if form else bare
    return DEGREES.sub("", AFTER_NAME.sub("", bare.strip(" ,;:")))


def turned(name: str, text: str) -> str:
    """Turn "Brandt Ilse" round where what is written below a header has her as "Ilse Brandt"."""
    words, small = ([], "") if name in text else (name.split(), text.lower())
    orders = (" ".join([*words[cut:], *words[:cut]]) for cut in range(1, len(words)))
    written = (order for order in orders if order.lower() in small)  # most are not: a pattern is made for few
    found = (re.search(rf"(?<!\w){re.escape(order)}(?!\w)", text, re.IGNORECASE) for order in written)
    return next((it.group() for it in found if it and not SURNAME_FIRST.match(it.group())), name)


SURNAME_FIRST = re.compile(r"(?:[A-ZÀ-Ý’'-]{2,}\s)+[A-ZÀ-Ý][a-zà-ÿ]")
"""How a name begins that is signed with its surname first, in capitals."""


def without_field(text: str) -> str:
    """Take off the end of an office before a name ("Buitenlandse Zaken Thibaut Hallevoet" → "Thibaut Hallevoet")."""
    found = NO_NAME.match(text)
    return text[found.end() :].strip() if found else text


def read_addressed(text: str, *, french: bool = False) -> Addressed:
    """Divide "Geachte heer minister M. Prévot," or "Joke Peeters, coördinator" into the name and the office.

    ``french`` reads a leading "M." as Monsieur, not as an initial.
    """
    bare = text.strip(" ,;:.!")
    while match := GREETING_WORDS.match(bare):
        bare = bare[match.end() :]
    bare = strip_address(bare, french=french)
    bare = _after_article(bare, french=french)
    office = OFFICE_START.match(bare)
    if office:
        return _office_first(bare, office)
    name, _, rest = bare.partition(",")
    rest = rest.strip()
    return Addressed(_name_or_nothing(name), short_office(rest) if starts_with_office(rest) else "")


def _after_article(text: str, *, french: bool) -> str:
    """Take off an article that only leads to an office or another form of address ("la Ministre", "de heer")."""
    rest = ARTICLE.sub("", text, count=1) if ARTICLE.match(text) else text
    if rest != text and (starts_with_office(rest) or has_form_of_address(rest)):
        return strip_address(rest, french=french)
    return text


OF_FIELD = re.compile(r"(?:d|de l)[’']")
"""How the field of an office begins that might be a surname ("Inspecteur d'Académie")."""


def _office_first(text: str, office: re.Match[str]) -> Addressed:
    """Read "minister M. Prévot", "minister van Buitenlandse Zaken" or "Ministre des Finances, Mme Roy"."""
    before_comma, _, after_comma = _divided(text)
    rest = before_comma[office.end() :].strip()
    is_surname = bool(SURNAME.fullmatch(rest)) and not ARTICLE.match(rest) and not OF_FIELD.match(rest)
    if SHOUTED_FIELD.match(rest):
        return Addressed("", short_office(text))
    if not rest or (rest[0].islower() and not is_surname):
        name = _name_or_nothing(strip_address(after_comma))
        return Addressed(name, short_office(before_comma if name else text))
    name = _name_or_nothing(strip_address(rest))
    return Addressed(name, short_office(office.group()) if name else short_office(before_comma))


def _divided(text: str) -> tuple[str, str, str]:
    """Divide at the first comma behind which the field of an office does not go on ("…, de la Recherche et …")."""
    comma = re.search(r",(?!\s(?:de|du|des|d[’']|del|et|y|en|e|van|voor|of|for|and)\b)", text)
    return (text[: comma.start()], ",", text[comma.end() :]) if comma else (text, "", "")


def _name_or_nothing(text: str) -> str:
    name = text.strip(" ,;:.")
    is_name = SURNAME.fullmatch(name) or is_organisation(name)
    return name if is_name and not starts_with_office(name) else ""
