"""Offices and functions as they stand beside a name: "Staatssecretaris voor Asiel en Migratie", "porte-parole"."""

import re

PUBLIC = (
    # nl
    r"vice-?\s?eerste\s?minister|eerste\s?minister|minister-president|vicepremier|vice-premier|premier|(?:(?:vlaams|waals|brussels|federaal)e?\s)?minister"
    r"|staatssecretaris"
    r"|(?:euro)?commissaris|ambassadeur|ambassadrice|consul(?:-generaal)?|burgemeester|schepen|gouverneur|gedeputeerde"
    r"|(?:vlaams\s)?volksvertegenwoordiger|senator|europarlementslid|kabinetschef|hoge\svertegenwoordiger"
    r"|kamervoorzitter|senaatsvoorzitter|zaakgelastigde|koning|koningin"
    # fr
    r"|vice-?\s?premi(?:er|ère)\sministre|premi(?:er|ère)\sministre|vice-premier|ministre-présidente?|ministre"
    r"|secrétaire\sd[’']\s?[ée]tat"
    r"|commissaire|ambassadeur|ambassadrice|bourgmestre|échevine?|députée?|eurodéputée?|sénateur|sénatrice"
    r"|che(?:f|ffe)\sde\scabinet|haute?\sreprésentante?|chargée?\sd[’']affaires|consule?"
    # es
    r"|viceprimer[ao]?\sministr[ao]|primer[ao]?\sministr[ao]|viceministr[ao]|ministr[ao]|canciller|embajadora?"
    r"|secretari[ao]\sde\sestado"
    r"|comisari[ao]|alt[oa]\srepresentante|alcalde(?:sa)?|diputad[oa]|eurodiputad[oa]|senadora?|cónsul(?:\sgeneral)?"
    r"|encargad[oa]\sde\snegocios"
    # en
    r"|deputy\sprime\sminister|prime\sminister|foreign\s(?:minister|secretary)|secretary\sof\sstate"
    r"|(?:vice-)?commissioner|ambassador"
    r"|(?:eu\s)?high\srepresentative|mayor|members?\sof\sthe\s(?:european\s)?(?:parliament|commission)|mep|chargé\sd[’']affaires"
)
CHAIR = (
    r"(?:vice-?)?(?:voorzitter|voorzitster|présidente?|president[ea]?|secretaris-generaal|secrétaire\sgénérale?"
    r"|secretari[oa]\sgeneral|secretary-general)"
)
"""A chair is a public office only of a public body."""
PUBLIC_BODY = (
    r"(?:kamer|chambre|cámara|sénat|senado|senaat|parlement|parlament|parliament|commissi|commission|comisión"
    r"|raad|conseil|consejo|council|verenigde\snaties|nations\sunies"
    r"|naciones\sunidas|united\snations|république|república|republic|europ|asamblea|assemblée|assembly|congreso"
    r"|vn\b|onu\b|un\b)"
)
FUNCTION = (
    # nl, fr, es, en: what people are in an association or a house
    r"(?:algemeen\s|nationaal\s)?coördinator|co-?voorzitter|vakgroepvoorzit(?:ter|ster)|woordvoerd(?:er|ster)|(?:algemeen\s)?directeur"
    r"|directrice|secretaris|penningmeester"
    r"|bestuurder|(?:beleids|project)medewerk(?:er|ster)|medewerk(?:er|ster)|diensthoofd|adviseur|adviseuse"
    r"|raadgever|afdelingshoofd|attaché[e]?"
    r"|recteur|rectrice|decaan|doyen(?:ne)?|decan[oa]|vicedecan[oa]|vicerrectora?|dean|directeur-generaal|administrateur(?:-generaal)?|hoogleraar|secretariaat|hoofdredacteur"
    r"|coordinat(?:eur|rice)|porte-parole|secrétaire(?:\sgénérale?)?|trésori(?:er|ère)|administratrice"
    r"|conseill(?:er|ère)|chargée?\sde\s\w+"
    r"|responsable|directeur\sgénéral|directrice\sgénérale|rédact(?:eur|rice)\sen\schef"
    r"|coordinador(?:a)?|portavoz|secretari[oa](?:\sgeneral)?|director[a]?(?:\sgeneral)?|tesorer[oa]"
    r"|consejer[oa]|asesora?|rectora?|rector|vocal"
    r"|(?:general\s|national\s)?coordinator|spokes(?:person|man|woman)|secretary|director(?:-general)?|treasurer|adviser|advisor"
    r"|chair(?:person|man|woman)?"
    r"|policy\sofficer|campaign(?:er)?(?:\s\w+)?|head\sof\s\w+|professor|profesor[a]?|professeure?"
)

_LEAD = (
    r"(?:(?:de|het|le|la|les|l[’']|el|los|las|the|onze|notre|son|su|van|voor|gewezen|former|ancien(?:ne)?|ex-?)\s?)?"
)
_CHAIR_OF = rf"{CHAIR}(?=\W.{{0,40}}{PUBLIC_BODY})"
_NOUN = rf"(?:{PUBLIC}|{CHAIR}|{FUNCTION})"
_PLURAL = "(?:s|es|en)?"
OFFICE_START = re.compile(rf"(?:{_LEAD})(?P<noun>{_NOUN}){_PLURAL}\b", re.IGNORECASE)
PUBLIC_OFFICE = re.compile(rf"\b(?:{PUBLIC}|{_CHAIR_OF}){_PLURAL}\b", re.IGNORECASE)
NOUNS = re.compile(rf"\b{_NOUN}{_PLURAL}\b", re.IGNORECASE)
CABINET = re.compile(
    r"(?i)^(?:(?:het\s|le\s)?(?:kabinet|cabinet|beleidscel|cellule\sstratégique|gabinete|office|private\soffice"
    r"|despacho)\b"
    r"|ministerie\b|ministère\b|ministerio\b|ministry\b|(?:fod|spf)\s|federale\soverheidsdienst"
    r"|service\spublic\sfédéral|embaja[d]a\b|ambassade\b|embassy\b"
    r"|european\scommission|europese\scommissie|commission\seuropéenne|comisión\seuropea)"
)
"""The office of an office-holder, as it stands on a letterhead."""


def starts_with_office(text: str) -> bool:
    """Tell whether a text opens with an office or function, an article aside ("de minister van …")."""
    return bool(OFFICE_START.match(text))


def is_public_office(office: str) -> bool:
    """Tell whether an office is one of the state, of a parliament or of an international body."""
    return bool(PUBLIC_OFFICE.search(office))


def is_cabinet(line: str) -> bool:
    """Tell whether a line names a ministry, a cabinet, an embassy or the like."""
    return bool(CABINET.match(line))


def short_office(text: str) -> str:
    """Give an office without article and with its nouns in lower case: "minister van Buitenlandse Zaken"."""
    match = OFFICE_START.match(text)
    bare = text[match.start("noun") :] if match else text
    return NOUNS.sub(lambda noun: noun.group() if noun.group().isupper() else noun.group().lower(), bare).strip(
        " ,;.:–-"
    )
