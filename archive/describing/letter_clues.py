"""The words that speak for a letter or a message, in four languages: where they stand and how strongly they speak."""

from archive.describing.clue import clue

LETTER = (
    clue("letter", "head", 2.4,
        r"\b(?:lezersbrie(?:f|ven)|lezers schrijven|brieven van lezers|ingezonden brie(?:f|ven)|courrier des? lecteurs?"
        r"|tribune des lecteurs|cartas al (?:director|editor)|cartas de(?: los| las)? lector[ea]s"
        r"|letters? to the editor"
        r"|letters?,? (?:to )?the editor)\b"),
    clue("letter", "heading", 1.2,
        r"^(?:the editor|(?:de |la )?(?:redactie|rédaction|redacción)|(?:sr\.?|señora?|sra\.?) (?:director|editor)a?)\b"
        r"[^.?!:]{0,60}$"),
    clue("letter", "head", 1.2, r"\b(?:open brief|lettre ouverte|carta abierta|open letter)\b"),
    clue("letter", "heading", 1.6, r"^\W*(?:open brief|lettre ouverte|carta abierta|open letter)\b"),
    clue("letter", "start", 3.0,
        r"présente ses compliments|présentent leurs compliments|presents? (?:its|their) compliments"
        r"|biedt\s[^.]{0,90}\s(?:complimenten|hoogachting) aan|presenta sus (?:más )?(?:atentos |cordiales )?saludos"
        r"|saluda (?:muy )?atentamente a(?:l| la)\b"),
    clue("letter", "text", 1.5,
        r"(?:avails|availing) itself of this opportunity|saisit cette occasion|aprovecha (?:la|esta)"
        r" (?:oportunidad|ocasión)[^.]{0,30} para (?:reiterar|renovar)|maakt van deze gelegenheid gebruik"),
    clue("letter", "start", 2.4,
        r"\b(?:in uw (?:krant|dagblad|weekblad|blad)|votre (?:journal|quotidien|hebdomadaire)|your (?:news)?paper"
        r"|(?:de )?su (?:periódico|diario)"
        r"|your correspondent|uw lezersrubriek|lezersrubriek)\b"),
    clue("letter", "heading", 1.8, r"^\W*(?:petitie|pétition|petici[óo]n|petition)\b[^\n]{0,90}$"),
    clue("letter", "heading", 2.4,
        r"^\W*(?:requerimiento|notificación|mise en demeure|sommation|ingebrekestelling|aanmaning|final notice"
        r"|notice of decision)\b[^\n]{0,90}$"),
    clue("letter", "heading", 2.0,
        r"^\W*(?:bezwaarschrift|verzoekschrift|beroepschrift|klaagschrift|réclamation|recours (?:gracieux"
        r"|hiérarchique|administratif)"
        r"|reclamación|recurso de (?:alzada|reposición)|escrito de alegaciones|notice of (?:objection"
        r"|appeal))\b[^\n.]{0,80}$"),
    clue("letter", "start", 1.2,
        r"\b(?:ondergetekenden?|(?:le|la|les) soussignée?s?|je soussignée?|(?:el|la|los|las) abajo firmantes?"
        r"|the undersigned)\b,?\s[^\n]{0,250}"
        r"\b(?:dien(?:t|en)|teken(?:t|en) |verzoek(?:t|en)|form(?:e|ent|ule|ulent)|introdui(?:t|sent)|solicitan?"
        r"|interponen?|present(?:a|an|s)|objects?)\b"),
    clue("letter", "heading", 1.6,
        r"^\W*(?:oficio|ord\.|carta|cite|note verbale|nota verbal|verbale nota)\s?(?:múltiple|circular|n[°.ºo]|no\."
        r"|nro|:)"),
    clue("letter", "head", 1.0, r"^\W*(?:ant|mat)\s?\.\s*:", 2),
    clue("letter", "head", 0.8,
        r"^\W*(?:(?:en )?su despacho|ciudad|e\s?\.\s?s\s?\.\s?[dm]\.?)\s?[.,]?\s?-?[.–—]?\s*$"),
    clue("letter", "head", 1.2,
        r"^\W*(?:(?:por|per|par|via|by) (?:burofax|fax|aangetekende?|recommandée?|hand|email|e-mail|correo|drager"
        r"|porteur"
        r"|registered|post)|aangetekend|(?:lettre )?recommandée?|correo certificado|by hand|facsimile transmission"
        r"|f ?a ?c ?s ?i ?m ?i ?l ?e\b)[^\n.]{0,50}$"),
    clue("letter", "text", 1.3, r"^(?:\W*(?:expone|solicita)n?\s?:?\s*)$", 2),
    clue("letter", "head", 1.6, r"\bp\s?r\s?e\s?s\s?e\s?n\s?t\s?e\s?[.,:]?\s?-?[.–—]?\s*$"),
    clue("letter", "head", 0.9, r"^\W*(?:ref|réf|asunto|objet|betreft|betr|concerne|re|subject|onderwerp)\s?[.:]"),
    clue("letter", "start", 0.9,
        r"\b(?:I am writing|we are writing|I write (?:to|on|in)|we write (?:to|on|in)|(?:wij|ik) schrijven? u"
        r"|(?:wij|ik) richten? (?:ons|mij|me) tot u|je vous écris|nous vous écrivons|(?:j[’']ai"
        r"|nous avons) l[’']honneur"
        r"|(?:me|nos) dirijo? a (?:ud|usted)|nos dirigimos a|me dirijo a|le escrib\w+|por (?:medio de )?la presente"
        r"|par la présente|in antwoord op uw|en réponse à votre|en respuesta a su|in (?:reply|response) to your"
        r"|thank you for your (?:letter|correspondence)|verwijzend naar uw|suite à votre|en atención a su"
        r"|en contestación a|ante (?:usted|V\.? ?[IES]\.?|Vd\.?) |comparece|les? requiero|por la presente"
        r"|placing this letter"
        r"|I (?:am|should be|would be) (?:most )?grateful|(?:bied|stuur|zend|bezorg|vraag|schrijf)(?:en)? (?:ik"
        r"|wij) (?:u|jullie)"
        r"|(?:os|les?) convoc(?:o|amos)|je vous (?:prie|convoque|invite|remercie|demande)|nous vous (?:prions"
        r"|convoquons|invitons"
        r"|demandons)|please find (?:enclosed|attached)|adjunto (?:le|les) remit"
        r"|hierbij (?:meld|deel|laat|bezorg)|I (?:wish|have the honou?r) to)\b"),
    clue("letter", "end", 0.7,
        r"^\W*(?:bijlagen?|annexes?|anexos?|adj(?:unto)?s?|p\.?j|encl?s?|enclosures?|c\.\s?c\.\s?p|c\.?c|copie|kopie"
        r"|p\.?\s?s|p\.?\s?d)\s?[.:]"),
)  # fmt: skip
EMAIL = (
    clue("email", "text", 3.0,
        r"^(?:op|le|el|on)\b.{8,90}\b(?:schreef|a écrit|écrit|escribió|wrote)\b.{0,70}:\s*$"
        r"|^\W{2,}(?:oorspronkelijk bericht|message d[’']origine|mensaje original|original message|forwarded message"
        r"|doorgestuurd bericht|message transféré|mensaje reenviado)\W{2,}$"),
    clue("email", "text", 2.6,
        r"^(?:verzonden (?:vanaf|met)|verstuurd vanaf|envoyé (?:de|depuis) mon|enviado desde mi|sent from my)\b"),
)  # fmt: skip
