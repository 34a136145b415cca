"""Words that stand where names do, and name nobody: what a document calls itself, forms of address alone, streets."""

import re

from archive.describing.headlines import MASTHEAD
from archive.describing.offices import starts_with_office

MOST_WORDS = 20
AWAITING = (
    r"(?:van|voor|of|for)\s(?:(?:de|het|the)\s)?(?:vaste|federale|nationale|vlaamse|waalse|europese|algemene|bijzondere"
    r"|koninklijke|centrale|stedelijke|provinciale|openbare|sociale|buitenlandse|binnenlandse|permanent|european"
    r"|national"
    r"|royal|foreign|united)"
    r"|(?:d(?:es?|u)|van|of|for|para|pour)\s(?:relaciones|asuntos|derechos|affaires|relations|droits|human|public"
    r"|social)"
)
"""How an office breaks off before the noun of its field or house ("voorzitter van de vaste"), in any case."""
OPEN_END = re.compile(
    r"(?i)(?:\s(?:en|et|y|and|te|de|van|voor|of|for|du|des|del|la|le|les|el|los|las|pour|para|het|the|aux?|al|aan|to"
    r"|de[nr]|une?|una|een|contre|contra|tegen|(?-i:sur)|sobre|over|entre|tussen|between|avec|with|sans|sin|zonder"
    r"|without)"
    rf"|\s{AWAITING}|[,&–—-])$"
)
"""How a name ends that goes on in the next line."""
CARE_OF = re.compile(
    r"(?i)(?:(?:.*\s)?(?:p/a|c/o|s/c|t\.\s?a\.\s?v\.?|at(?:t|te|n|tn)?\.|à\sl[’']attention|aux?\sbons\ssoins"
    r"|a\sla\satención)"
    r"|attention|bons\ssoins|(?:la\s)?atención)\s.*"
)
"""A name with the one who is to hand the letter on, or with the words that say so."""
LATIN = re.compile(r"[A-Za-z]{2}")
LETTERS_ALONE = re.compile(r"(?:\w\s)+\w")
"""A piece of a name in letters set apart ("D E R")."""
OTHER_LETTERS = re.compile(r"[\u0370-\u03ff\u0400-\u04ff\u0590-\u06ff\u4e00-\u9fff]")
"""Greek, Cyrillic, Hebrew, Arabic and Chinese: with others beside them they are one name in several languages."""
NOBODY = re.compile(
    r"(?i)(?:or|of|ou?|et|en|e|y|and)\s(?-i:[^A-ZÀ-Ý]).*"
    r"|(?:(?:or|of|ou|et|y|en)\s)?(?:sirs?|madame?|mesdames|messieurs|monsieur|mevrouw|mijnheer|(?:(?:dames\sen"
    r"|mijne)\s)?heren|hôtel\sde\sville|[ée]v[êe]ché|palacio\s(?:episcopal|municipal)|casa\sconsistorial"
    r"|señor(?:es|as?)?|señorías|mrs?\.?|ms\.?|sra?\.?|s\s?/\s?d|bonjour|hola)"
    r"|(?:\W*(?:persbericht|memo))+\W*|(?:p[ée]tition|petición|petitie)\s(?:for|against|to|pour|contre|à|por|contra|a|voor"
    r"|tegen|aan)\s.*|(?:bezwaar|verzoek)schrift\b.*|\w*formulier\b.*|confidential\suntil\s.*|mayor\sde\sedad\b.*"
    r"|(?:apple\s)?mail|thunderbird|outlook|ends|employer\sidentification\snumber|contact\sperson"
    r"|(?:[IVX]+\.\s)?datos\sgenerales|médaillé\s.*"
    r"|(?:interne?\s)?m\s?e\s?m\s?o(?:randum)?|curr[ií]culum\sv[ií]tae|cv|(?:para\s)?publicación\sinmediata"
    r"|(?:cartas?\sal?|buzón\sdel?|tribuna\sdel?)\s(?:lector(?:es)?|director|editor)|letters?\sto\sthe\seditor"
    r"|notes?\s(?:to|for)\s(?:the\s)?editors?|noot\svoor\sde\sredactie|note\saux\srédactions|nota\spara\sla\sprensa"
    r"|vrij\svoor\spublicatie|datos\spersonales|bises|groetjes|sterkte|liefs|un\sabrazo"
    r"|lezersbrie(?:f|ven)|lezers\sschrijven|brieven\svan\slezers|ingezonden\sbrie(?:f|ven)"
    r"|cartas\sde\s(?:los\s)?lectores|(?:a\s)?chara|"
    r"(?:courrier|tribune)\sdes\slecteurs"
    r"|(?:(?:registro|sello)\s(?:general\s)?(?:de\s)?)?(?:entrada|salida)|registro\sgeneral"
    r"|note\s(?:de\sservice|interne|verbale)|nota\s(?:interna|verbal)|dienst(?:nota|mededeling)|verbale\snota|aviso"
    r"|(?:press|news|media)\srelease\b.*|(?:.*\s)?for\simmediate\s(?:release|use).*"
    r"|(?:lettre\s)?recommandée?\b.*|aangetekend\b.*|formulaire\b.*|formulario\b.*"
    r"|communiqu[ée](?:\sde\spresse)?|(?:voor\s)?onmiddellijke\sverspreiding|notice\s(?:to|of)\b.*|bericht\saan\b.*"
    r"|(?:traducción|traduction|translation|vertaling|unofficial|officieuze|niet-officiële)\b.*|.*\btranslation"
    r"|cartas?\s(?:de\sgabinete|credenciales?)|lettres?\sde\s(?:créance|cabinet)|not\sfor\spublication"
    r"|without\sprejudice"
    r"|original\s?:.*|[\[(].*[\])]|inlichtingen(?:\sbij)?|doctor(?:es|a)?|licenciad[oa]|ingenier[oa]"
    r"|(?:en\s)?sus?\sdespachos?|presentes?|e\.?\s?s\.?\s?[dm]\.?|alhier|ter\splaatse|en\sville"
    r"|you\sare\sinvited|nota\sde\sprensa|(?:(?:excm[oa]|ilm[oa]|rvdm[oa]|magfc[oa]|sra?|dra?|d"
    r"|dña)\.?(?:\s[ye])?\s?)+|(?:open\sbrief|lettre\souverte|carta\sabierta"
    r"|open\sletter|avis\saux|extrait\sdu\sregistre)\b.*"
)
"""What stands where names do and names nobody: forms of address alone, what a document calls itself."""

STREET = re.compile(
    r"(?i)(?:[\w’'-]{3,}|(?:[\w.’'-]+\s){1,4}[\w’'-]{6,})(?:straat|laan|steenweg|plein|kaai|kade|gracht|singel|dreef"
    r"|weg)"
    r"|(?:[\w.’'-]+\s){1,4}(?:street|road|avenue|terrace|gardens)"
    r"|(?:rue|avenue|boulevard|bd|chaussée|quai|calle|avenida|avda|paseo)\.?\s(?:[\w.’'-]+\s?){1,6}"
)
"""A street without its number ("Winston Churchillweg"), and no surname ("Wim Verlaan", "Ann Lane")."""


def may_name(name: str, *, is_called: bool) -> bool:
    """Tell whether words may be a name; those that are called upon ("Aan: alle personeelsleden") may be small."""
    is_short = len(name) > 1 and len(name.split()) <= MOST_WORDS
    is_begun = name[:1].isupper() or name[:1].isdigit() or is_called or starts_with_office(name)
    return (
        is_short
        and is_begun
        and any(it.isalpha() for it in name)
        and not OPEN_END.search(name)
        and not MASTHEAD.match(name)
        and not NOBODY.fullmatch(name)
        and not CARE_OF.fullmatch(name)
        and not LETTERS_ALONE.fullmatch(name)
        and not (OTHER_LETTERS.search(name) and LATIN.search(name))
        and not STREET.fullmatch(name)
    )
