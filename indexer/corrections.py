"""What Snowball does not know of the vocabulary of this archive, by language: rules, and words that follow none.

A rule of ``BEFORE`` changes the word, one of ``AFTER`` its stem; those after take stems only together, never apart.
``ALSO`` gives a word a second reading beside its own: French *condamnent* and *demandons* may be verbs, as *accident*
and *prison* are not, and no ending tells. ``tests/indexer/pairs`` holds the words that have to meet, and those that
must not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rules:
    """Patterns, each with what takes the place of what it finds; ``any_of`` finds something where one of them does."""

    rules: tuple[tuple[re.Pattern[str], str], ...]
    any_of: re.Pattern[str]

    def apply(self, word: str) -> str:
        """Change a word by each rule in its turn."""
        if self.any_of.search(word):
            for pattern, plain in self.rules:
                word = pattern.sub(plain, word)
        return word

    def readings(self, word: str) -> Iterator[str]:
        """Give what each rule alone makes of a word."""
        return (pattern.sub(plain, word) for pattern, plain in self.rules)


def _rules(*rules: tuple[str, str]) -> Rules:
    any_of = "|".join(f"(?:{pattern})" for pattern, _ in rules) or "(?!)"
    return Rules(tuple((re.compile(pattern), plain) for pattern, plain in rules), re.compile(any_of))


BEFORE: dict[str, Rules] = {
    "nl": _rules(
        (r"ese$", "ees"),  # Europese, Chinese
        (r"i[ëe]le$", "ieel"),  # financiële
        (r"ieke$", "iek"),  # politieke
        (r"(?<=[klmnprt])se$|(?<=and)se$", "s"),  # Vlaamse, Franse, Nederlandse
        (r"dt$", "d"),  # antwoordt, verbiedt
        (r"(?<=ig)[dt]$", ""),  # bevestigt, bevestigd
        (r"(?<=ng)[dt]$", ""),  # dringt, verlengd
        (r"(?<=[^r]m)t$", ""),  # stemt, neemt
        (r"(?<=wij|rei|lie|kie)st$", "s"),  # bewijst, verliest
        (r"zocht(?:en)?$", "zoek"),  # bezocht, verzocht
        (r"(?<=volg)[dt]$", ""),
        (r"nzen$", "ns"),  # grenzen
        (r"iezen$", "ies"),  # adviezen
        (r"dsen$", "ds"),  # fondsen
        (r"(?<=oce|gre)ssen$", "s"),  # vredesprocessen, congressen
        (r"(?<=[acn])toren$", "tor"),  # senatoren
        (r"(schu|bee|ve|he|ge)lden$", r"\1ld"),  # schulden, beelden
        (r"(?<=ver)slagen$", "slag"),
        (r"(?<=ver)dragen$", "drag"),  # handelsverdragen
        (r"(?<=oor)logen$", "log"),
        (r"(?<!ge)(?<!ver)leden$", "lid"),  # parlementsleden; not geleden, verleden, overleden
        (r"(?<=fd)steden$", "stad"),
        (r"(?<=.)kinderen$", "kind"),
        (r"(?<=.)maatregelen$", "maatregel"),
        (r"(?<=..)ens$", "en"),  # havens, wapens
        # strong verbs, with what stands before them
        (r"schre(?:ef|ven)$", "schrijf"),
        (r"^sprak(?:en)?$|sproken$", "spreek"),
        (r"nomen$", "nemen"),
        (r"(?<!a)(?:ge)?vond(?:en)?$", "vind"),
        (r"(?<=hou|bie)d(?:t|en)?$", "d"),
        (r"hield(?:en)?$", "houd"),
        (r"bracht(?:en)?$", "breng"),
        (r"begon(?:nen)?$", "begin"),
        (r"kre(?:eg|gen)$", "krijg"),
        (r"ble(?:ef|ven)$", "blijf"),
        (r"centra$", "centrum"),
    ),
    "fr": _rules(
        (r"(?<=[stglnx])ions$", "ion"),  # commissions, which Snowball takes for a verb
        (r"(?<=..)ifs?$", "ive"),  # actif, active
        (r"(?<=..)nnes?$", "n"),  # paysanne
        (r"(?<=.)trices?$", "teur"),  # directrice
        (r"(?<=sou)tiens?$|(?<=main)tiens?$", "tenir"),  # le soutien
        (r"(?<=..)tien(?:t|nent)$", "tenir"),
        (r"(?<=.)([ao]?i)ndre$", r"\1nt"),  # craindre
        (r"(?<=..)nd(?:re|ue?s?)$", "nd"),  # suspendre, suspendu
        (r"(?<=.)(?:mett(?:re|ent|ons)|mise?s?)$", "met"),  # promettre, promis
        (r"^(je|enje|fe|lie|voe|vœ|ave)ux$", r"\1u"),
        (r"(?<=nv|pl)ois$", "oi"),  # convois, emplois
        (r"(?<=..)tenue?s?$", "tenir"),
    ),
    "es": _rules(
        (r"(?<=[aeiouáéíóú])ces$", "z"),  # voces, veces, eficaces
        (r"(?<=[dt])ades$", "ad"),  # libertades
        (r"(?<=[gmv])enes$", "en"),  # jóvenes, imágenes
        (r"(?<=[aeé])res$", "r"),  # militares, mujeres
        (r"(?<=ltimo)s$|(?<=ximo)s$|(?<=..[ao])(?<![aei]mo)s$", ""),  # gobiernos, armas; not firmamos
    ),
    "en": _rules(
        (r"(?<=[^v]is)(?=(?:e[ds]?|ing|ations?|ers?)$)", "\0"),
        (r"s\0", "z"),  # recognise; not supervise
        (r"(?<=ly)s(?=(?:e[ds]?|ing)$)", "z"),  # analyse
        (r"(?<=..)eses$", "esis"),  # hypotheses
        (r"(?<=lab|col|hon|fav|avi|rum|ghb|arb)our", "or"),  # labour, neighbour, harbour
        (r"(?<=def|off|lic)ens(?=e)", "enc"),
    ),
}  # fmt: skip
AFTER: dict[str, Rules] = {
    "nl": _rules(
        (r"hed$", "heid"),  # vrijheden
        (r"aans$", "aan"),  # Cubaanse
        # verklaart, verklaard, onderhandelt; akkoord, because Snowball makes akkoorden akkoor
        (r"(?<=..)((?:aa|ee|oo|uu|eu|oe|ie|ij|ui|ei|ou)[fgklmnprs]|e[lnr])[dt]$", r"\1"),
        (r"(?<=^.)((?:aa|ee|oo|eu|oe|ie|ij|ui|ei)[fgklmnp])t$", r"\1"),  # noemt, zoekt
        (r"(?<=...)e(e[nr])$", r"\1"),  # blokkeert, blokkeren; tekent, tekenen
        (r"(?<=..)aal$", "al"),  # sociaal, sociale
    ),
    "fr": _rules(
        (r"(?<=..c|tud)i$", ""),  # négocie, négocier
        (r"(?<=.[ao])y$", "i"),  # paye, paie
    ),
    "es": _rules(),
    "en": _rules((r"iz$", "is"), (r"yz$", "ys")),  # organization
}
ALSO: dict[str, Rules] = {
    "nl": _rules(),
    "fr": _rules(
        (r"^(?!r[ée]giment|pr[ée]sent|content|ferment)(?=.{6})(.*(?:[^ei]|[acdflo]i))ent$", r"\1e"),
        (r"^(?!.*(?:[rpms]aisons|prisons|saisons|patrons|leçons|façons)$)(?=.{7})(.*[^ie])e?ons$", r"\1e"),
    ),
    "es": _rules(),
    "en": _rules(),
}


def _irregular(written: str) -> dict[str, str]:
    """Read lines of a stem, a colon and the folded words that have it."""
    lines = (line.partition(":") for line in written.split(";"))
    return {word: stem.strip() for stem, _colon, words in lines for word in words.split()}


IRREGULAR: dict[str, dict[str, str]] = {
    "nl": _irregular("""
        adres: adres; basis: bases; begin: begint; beslis: beslist besliste beslisten; bijdraag: bijdrage
        bijdragen bijdraagt; crisis: crises; dag: dagen; doen: doet; eis: eist eiste eisten; erken: erkend
        erkende erkenden; getuige: getuige getuigen getuigt; grens: grens grenzen; haven: haven havens; kans:
        kans kansen; kind: kinderen; lid: leden; maatregel: maatregelen; mens: mens mensen; minister: minister
        ministers; moord: moorden; museum: musea; onderteken: ondertekend ondertekende ondertekenden; ontvang:
        ontving ontvingen; oord: oorden; ophef: opgeheven opheft; politicus: politici; quotum: quota; reager:
        reageert reageerde gereageerd; reden: reden redenen; rood: rode; schen: schendt schond schonden
        geschonden; schip: schepen; schors: schorst schorste geschorst; stad: steden; verbod: verboden; verdrag:
        verdragen; verlies: verlies verliest verliezen; verzend: verzond verzonden; visum: visa; volk: volkeren;
        wapen: wapen wapens; weg: wegen; wens: wens wensen wenst; woord: woorden; zeg: zegt; zend: zond gezonden
    """),
    "fr": _irregular("""
        ambassadeur: ambassadrice ambassadrices; armee: armee armees; blanc: blanche blanches; del: delais;
        ecrit: ecrire ecrivent ecrivons; embargo: embargos; entier: entier entiers entiere entieres; etranger:
        etranger etrangers etrangere etrangeres; grec: grecque grecques; loi: lois; nouveau: nouvel nouvelle
        nouvelles; oeil: yeux; parti: parti partis; pays: pays; public: publique publiques; roi: rois; traite:
        traite traites; travail: travaux; travailleur: travailleuse travailleuses; visa: visa visas
    """),
    "es": _irregular("""
        bloqueo: bloqueo bloqueos bloquea bloquean bloquear bloquearon bloqueado bloqueada bloqueados
        bloqueadas; desarm: desarme; insta: instar instan instamos instado instaron; partido: partido partidos;
        ped: pide piden pidio pidieron pidiendo; prestam: prestamos; visa: visa visas
    """),
    "en": _irregular("""
        analys: analysis; becom: became; begin: began begun; bring: brought; build: built; business: business
        businesses; centr: center centers; child: children; choos: chose chosen; crisi: crises; foot: feet;
        give: gave given; half: halves; hold: held; important: important importance; keep: kept; knife: knives;
        know: knew known; lead: led; life: lives; make: made; man: men; meet: met; pay: paid; program: programme
        programmes; say: said; see: seen; seek: sought; send: sent; shelf: shelves; speak: spoke spoken; take:
        took taken; tell: told; thief: thieves; think: thought; wife: wives; witness: witness witnesses
        witnessed witnessing; woman: women; write: wrote written
    """),
}
"""Stems of folded words that no rule gives."""

OTHER_BEGINNINGS = ("nomen", "vond", "hield")
"""What stands in words to which a rule gives a stem with other letters at its beginning."""
