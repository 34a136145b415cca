"""Lines of a letter that always stand on their own: how they look in Dutch, French, Spanish and English."""

import re

_MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    "|janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre"
    "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre"
    "|january|february|march|may|june|july|august|october"
)

DATE = re.compile(
    r"\W*(?:(?:datum|date|fecha)\s*:\s*)?(?:[^\W\d][\w .'’-]{1,29},\s*)?(?:(?:le|op|el|on|de|den)\s+)?(?:"
    rf"\d{{1,2}}(?:er|st|nd|rd|th|º)?\s*(?:de\s+)?(?:{_MONTHS})\s*(?:del?\s+)?['’‘]?(?:\d{{4}}|\d{{2}})"
    r"|\d{1,2}([\s./-])\d{1,2}\1(?:\d{4}|\d{2})"
    r"|\d{4}-\d{2}-\d{2}"
    rf"|(?:{_MONTHS})\s+\d{{1,2}},\s*\d{{4}}"
    r")\W*",
    re.IGNORECASE,
)

SUBJECT = re.compile(
    r"\W*(?:betreft|betreffende|betr\.?|inzake|onderwerp|objet|concerne|sujet|asunto|mat\.|ref\.?|referencia|subject"
    r"|re)\s*:.{0,200}",
    re.IGNORECASE,
)

SALUTATION = re.compile(
    # these can be nothing else
    r"\W*(?:(?:zeer |hoog)?geachte|excellentie|l\.s\.|estimad[oa]s?|excelentísim[oa]s?|distinguid[oa]s?|dear)\b.{0,90}"
    # these also begin an address or a sentence: only with the comma or colon of a salutation
    r"|\W*(?:beste|waarde|mijnheer|mevrouw|dames|ch[eè]re?s?|madame|monsieur|mesdames|messieurs|excellence"
    r"|(?:your )?excellency|señor(?:a|es|as)?|querid[oa]s?)\b[^.;?]{0,80}[,:!]",
    re.IGNORECASE,
)

CLOSING = re.compile(
    r"\W*(?:"
    r"met (?:(?:de|onze) )?(?:vriendelijke|hartelijke|beste|warme|meeste|bijzondere|oprechte|strijdbare|solidaire)"
    r"\b.{0,20}(?:groet|groeten|hoogachting)"
    r"|hoogachtend|(?:vriendelijke |hartelijke |beste )?groet(?:en|jes)?(?=[,.! ]*$)"
    r"|veuillez (?:agréer|recevoir|croire)|(?:nous|je) vous pri(?:ons|e),? .{0,60}(?:agréer|recevoir|croire|accepter)"
    r"|(?:bien )?cordialement|bien à vous|(?:(?:avec )?nos )?(?:sincères |meilleures )?salutations"
    r"|(?:muy )?atentamente|cordialmente|(?:un (?:cordial |atento )?)?saludos?|respetuosamente|sin otro particular"
    r"|l[eo]s? saluda(?:mos)? .{0,20}(?:atentamente|cordialmente)"
    r"|(?:namens|voor|pour|por|for|on behalf of) (?-i:[A-ZÀ-Ý])[^.!?]{2,60},(?=$)"
    r"|(?:ondertekenaars|getekend|signataires|signé(?: par)?|firman|firmantes|signatories|signed(?: by)?)\s?:?(?=$)"
    r"|yours (?:sincerely|faithfully|truly)|(?:kind|best|warm|kindest) regards|sincerely|respectfully"
    r")(?!\w).{0,160}",
    re.IGNORECASE,
)

ADDRESS = re.compile(
    r"(?:\d{1,4}[a-z]?,?\s+)?(?:rue|avenue|av\.|boulevard|bd\.?|chaussée|place|quai|square|allée|calle|c/|avenida|plaza"
    r"|paseo)\s.{2,50}\d.{0,12}"
    r"|[^\d,.;:!?]{2,40}(?:straat|laan|plein|steenweg|weg|kaai|lei|dreef|gracht|singel|markt|vest)\s+\d.{0,12}"
    r"|\d{1,4}[a-z]?,?\s(?-i:(?:[A-Z][\w’']+\s){1,4}(?:Street|Road|Avenue|Lane|Gardens|Square|Terrace|Place|Row|Drive"
    r"|Court|Crescent))"
    r"|(?:[a-z]{1,2}\s?-\s?)?\d{4,5}(?:\s?[a-z]{2})?\s+(?-i:[A-ZÀ-Ý’'])[^.,;:!?\d]{2,30}"
    r"|(?:postbus|b\.?p\.?|apartado|apdo\.?|p\.?\s?o\.?\s?box|case postale|casilla)\s\S{0,9}\d.{0,30}|(?:bus"
    r"|bte)\s\d{1,4}"
    r"|(?:p/a|c/o|s/c)\s.{3,60}"
    r"|(?:tel|tél|teléf|(?:tele)?fax|gsm|(?:post|bank)?rekening|giro|iban|c\.?c\.?p)\b\W*(?:n[ro°]\W*)?(?:[a-z]{2})?"
    r"\d[\d\s./()-]{4,}[^?!]{0,40}",
    re.IGNORECASE,
)
"""A street with its number, a town with its postcode, a telephone, an account: a line by itself wherever it stands."""

ADDRESSEE = re.compile(
    r"(?:(?:de heer|mevr(?:ouw|\.)|dhr\.?|mw\.?|mr\.|drs\.|dr\.|prof\.|t\.\s?a\.\s?v\.|ter attentie|aux bons soins"
    r"|p/a|c/o|s/c"
    r"|(?:à l[’']|a la |for the )att?en[tc]i[oó]n|attn?\.?|fao|monsieur|madame|m\.|mme)\s.{2,60}"
    r"|(?:de|het|la|le) (?:directie|bestuur|redactie|penningmeester|voorzitter|secretaris|secretariaat|direction"
    r"|rédaction))",
    re.IGNORECASE,
)
"""Who is meant within a house, on a line of its own: in the address of a letter, also with a small letter."""

LIST_ITEM = re.compile(r"(?:[-•–*▪●◦·]|\(?\d{1,3}[.)]|\(?[a-z][.)]|\(?[IVXLC]{1,5}[.)])\s+\S")

SENTENCE_END = re.compile(r"[.!?:…][\"”’»›')\]]*$")

PAGE_NUMBER = re.compile(
    r"\W*(?:(?:pagina|page|página|blz\.?|p\.)\s*)?\d{1,4}\s*(?:(?:/|van|de|sur|of)\s*\d{1,4})?\W*", re.IGNORECASE
)


def stands_alone(line: str) -> bool:
    """Say whether a line is a date, a subject or a salutation and so never flows together with its neighbours."""
    return any(pattern.fullmatch(line) for pattern in (DATE, SUBJECT, SALUTATION))
