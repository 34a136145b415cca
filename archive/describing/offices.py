"""Offices and functions as they stand beside a name: "Staatssecretaris voor Asiel en Migratie", "porte-parole"."""

import re

from archive.describing.lines import once_for_a_line

PUBLIC = (
    # nl
    r"vice-?\s?eerste\s?minister|eerste\s?minister|minister-president|vicepremier|vice-premier|premier|(?:(?:vlaams|waals|brussels|federaal)e?\s)?minister"
    r"|staatssecretaris|wethouder|\(?in\)?formateur|ombuds(?:man|vrouw)|deputé|rechter|procureur(?:\sdes\skonings)?|regiocommissaris"
    r"|(?:euro)?commissaris|ambassadeur|ambassadrice|consul(?:-generaal)?|burgemeester|schepen|gouverneur|gedeputeerde(?!\sstaten)"
    r"|(?:vlaams\s)?volksvertegenwoordiger|senator|europarlementslid|kabinetschef|hoge\svertegenwoordiger"
    r"|kamervoorzitter|senaatsvoorzitter|zaakgelastigde|koning|koningin"
    # fr
    r"|vice-?\s?premi(?:er|ère)\sministre|premi(?:er|ère)\sministre|vice-premier|ministre-présidente?|ministre"
    r"|secrétaire\sd[’']\s?[ée]tat"
    r"|commissaire|ambassadeur|ambassadrice|bourgmestre|échevine?|députée?|eurodéputée?|sénateur|sénatrice"
    r"|juge|procureure?(?:\sdu\sroi|\sde\sla\srépublique)?|magistrate?|médiateur|médiatrice|conseill(?:er|ère)\sfédérale?"
    r"|che(?:f|ffe)\sde\scabinet|haute?\sreprésentante?|chargée?\sd[’']affaires|consule?"
    # es
    r"|viceprimer[ao]?\sministr[ao]|primer[ao]?\sministr[ao]|viceministr[ao]|ministr[ao]|canciller|embajadora?"
    r"|secretari[ao]\sde\sestado"
    r"|comisari[ao]|alt[oa]\srepresentante|alcalde(?:sa)?|diputad[oa]|eurodiputad[oa]|senadora?|cónsul(?:\sgeneral)?"
    r"|encargad[oa]\sde\snegocios|lehendakari|juez(?:a)?|magistrad[oa]|fiscal|notari[oa]|defensora?\sdel\s(?:pueblo|vecino)|consellera?"
    # en
    r"|deputy\sprime\sminister|prime\sminister|foreign\s(?:minister|secretary)|secretary\sof\sstate"
    r"|(?:vice-)?commissioner|ambassador"
    r"|home\ssecretary|cabinet\ssecretary|chief\sminister|chief\sconstable|lord\smayor|(?:district\s)?collector|judge|magistrate|ombudsman|speaker\sof"
    r"|chancellor\sof\sthe|attorney\sgeneral|congress(?:man|woman)|taoiseach|t[áa]naiste|entry\sclearance\s(?:manager|officer)"
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
    # nl: what people are in an association or a house, and the nouns that such words end in
    r"(?:algemeen\s|nationaal\s|adjunct-?|hoofd|onder|vice-?|co-?|wnd\.?\s)*(?:directeur|secretaris|voorzit(?:ter|ster)|coördinator"
    r"|griffier|inspecteur|redacteur)(?:-generaal)?"
    r"|\w*(?:woordvoerd(?:er|ster)|medewerk(?:er|ster)|verantwoordelijke|beheerder|leid(?:er|ster)|hoofd|ambtenaar"
    r"|consulent|adviseur|adviseuse|hoogleraar|docente?|lector|onderzoek(?:er|ster)|ondervoorzit(?:ter|ster)|voorzit(?:ter|ster)"
    r"|bestuurder|penningmeester|manager|coördinator|vertegenwoordig(?:er|ster)|afgevaardigde|raadslid|directeur)"
    r"|raadgever|attaché[e]?|landbouwraad|ambassaderaad|handelsraad|decaan|rector|secretariaat|notulist|pastoor|deken|bisschop|zaakvoerder"
    r"|(?:ere)?lid\svan\s(?:de|het)|advocaat|notaris|deurwaarder|vrijwillig(?:er|ster)|administrateur(?:-generaal)?|gedelegeerd\s\w+|vicerector"
    # fr
    r"|recteur|rectrice|vice-?rect(?:eur|rice)|doyen(?:ne)?|direct(?:eur|rice)(?:[\s-](?:adjointe?|générale?|exécutive?|exécutif))?"
    r"|coordin?n?at(?:eur|rice)|porte-parole|secrétaire(?:\s(?:générale?|perpétuel(?:le)?))?|trésori(?:er|ère)|administrat(?:eur|rice)"
    r"|conseill(?:er|ère)|chargée?\sde\s\w+|responsable|rédact(?:eur|rice)(?:\sen\schef)?|cheffe?\s(?:de|du|d[’'])"
    r"|(?:la|le)\scheffe?|déléguée?|(?:sous-?\s?)?préf[eè]te?|vicaire|surveillante?|maire|adjointe?\s(?:au|à)|gérante?|juriste|avocate?|greffi(?:er|ère)|inspect(?:eur|rice)"
    r"|animat(?:eur|rice)|professeure?|ma[îi]tre\sde\sconférences|cherch(?:eur|euse)|ingénieure?|assistante?|curé|évêque|pasteure?"
    r"|membre\s(?:de|du|d[’'])|représentante?|proviseure?|infirmi(?:er|ère)|tradu(?:cteur|ctrice)|gestionnaire|présidente?|vice-présidente?"
    # es
    r"|coordinador(?:a)?|portavoz|(?:sub)?secretari[oa](?:\sgeneral)?|(?:sub)?director[a]?(?:\s(?:general|ejecutiv[oa]))?|tesorer[oa]"
    r"|consejer[oa]|asesora?|(?:vice)?rrectora?|rectora?|(?:vice)?decan[oa]|vocal|jef[ea]\s(?:del?|la)|concejala?|teniente|gerente|intendente"
    r"|gobernadora?|procuradora?|regidora?|síndic[oa]|delegad[oa]|encargad[oa]|responsable|apoderad[oa]|representante|párroco|obispo|profesora?"
    r"|abogad[oa]|arquitect[oa]|ingenier[oa]|médic[oa]|investigadora?|catedrátic[oa]|administradora?|técnic[oa]|presidente?a?|vicepresident[ea]"
    r"|miembro\s(?:del?|la)|vicari[oa]\s(?=ap|g|ep|jud)|sri[oa]\.|vicerrectora?|defensora?|comisionad[oa]|directiv[oa]"
    # en
    r"|(?:(?:general|national|senior|deputy|acting|chief|principal|assistant|associate|honorary|hon\.|executive|managing|joint|interim"
    r"|home|support|company|district|cabinet|people|human\sresources|health|export|social|consular|service|customer|grants|regional|private|parliamentary|permanent|programmes?|program|project|policy|campaigns?|research|communications?|press|finance"
    r"|financial|legal|academic|conservation|outreach|advocacy|country|grants?|head|media|office|operations|admissions|adjunct"
    r"|vice|under|co|parish|town|county|city|district)[\s-])*"
    r"(?:coordinator|co-ordinator|spokes(?:person|man|woman)|secretary(?:-general)?|director(?:-general)?|treasurer|advis[eo]r|officer|manager"
    r"|lead|leader|clerk|registrar|editor|analyst|researcher|lecturer|fellow|organi[sz]er|assistant|superintendent|president|chancellor|provost"
    r"|bishop|vicar|dean|convenor|trustee|founder|administrator|inspector|engineer|physician|curator|counsel(?:lor)?|solicitor|attorney"
    r"|caseworker|chair(?:person|man|woman|lady)?|professor|steward|delegate|representative|executive|principal|warden|rector|teacher|librarian)"
    r"|members?\sof\s(?:the\s)?\w+|(?:board|compliance|union|branch)\s(?:chair|officer|secretary|member)|chief\s(?:functionary|executive)"
    r"|campaigner|head\sof\s\w+|head\steacher|ceo|cfo|governor|permanent\srepresentative"
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


@once_for_a_line
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
