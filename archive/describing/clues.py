"""The words that speak for a kind of document, in four languages: where they stand and how strongly they speak."""

import re

from archive.describing.clue import clue
from archive.describing.letter_clues import EMAIL, LETTER

_AGREEMENT = (
    r"\b(?:\w*overeenkomst|verdrag|protocol|akkoord|accord|traité|convention|acuerdo|tratado|convenio|agreement"
    r"|treaty|memorandum of understanding)\b"
)
_DECLARATION = (
    r"\b(?:\w*verklaring|déclaration|declaración|declaration|manifest|manifeste|manifiesto|proclam\w+"
    r"|(?:joint )?statement|pronunciamiento|gezamenlijk standpunt"
    r"|communiqué final|communiqué conjoint)\b"
)
_RESOLUTION = r"\b(?:\w*resolutie|résolution|resolución|resolution)\b"
_MINUTES = (
    r"\b(?:(?:vergader|zittings)?verslag(?! over| van (?:(?:onze|de|het|mijn|een) )?(?:reis|bezoek|zending|missie"
    r"|tocht))|notulen|procès-verbal|proces-verbaal|compte[- ]rendu|besluitenlijst"
    r"|acta\b(?= (?:de|n|ordinaria|extraordinaria))|relevé de (?:décisions|conclusions)|minutes of|minutes$"
    r"|meeting notes|record of (?:the )?meeting|ayuda memoria"
    r"|notes? (?:of |on |from )?(?:a |the )?(?:telephone |phone )?(?:call|conversation|meeting))\b"
)
_REPORT_NOUN = (
    r"rapport|jaarverslag|activiteitenverslag|informe|memoria anual|(?:annual )?report|fact ?sheet|beleidsnota"
    r"|dossier(?!\W*$)"
)
_REPORT = (
    rf"\b(?:\w*(?:{_REPORT_NOUN})|policy (?:paper|brief|note)|(?:working|white|discussion|position|briefing) paper"
    r"|livre blanc|libro blanco|witboek|note (?:d[’']analyse|politique|de synthèse)"
    r"|documento de (?:trabajo|posición|análisis))\b"
)
_INTERVIEW = (
    r"\b(?:interview|vraaggesprek|entretien|entrevistas?|in gesprek met|rencontre avec|propos recueillis"
    r"|(?:een )?gesprek (?:met|over))\b"
)
_PRESS = (
    r"\b(?:persbericht|perscommuniqu[ée]|persmededeling|communiqu[ée] de presse|nota de prensa|comunicado de prensa"
    r"|boletín de prensa|(?:comunicado|nota) a la (?:prensa|opinión pública)|communiqu[ée] à la presse|(?:press"
    r"|media) statement"
    r"|press release|for immediate release|media release|news release|mededeling aan de pers)\b"
)
_EARLY = r"^\W*(?:\S+\s){0,7}?\S*"
"""A title names its kind in its first words."""
_DRAFT = (
    r"(?:(?:voor|ont)(?:stel|werp) van |proposition de |projet de |propuesta de |proyecto de |draft |motion for a )?"
)
_MOTION = r"(?:\w*resolutie|résolution|resolución|resolution|motie|moción|motion)\b"

AGREEMENT = (
    clue("agreement", "first-line", 1.1, _EARLY + _AGREEMENT),
    clue("agreement", "head", 0.5, _AGREEMENT),
    clue("agreement", "heading", 1.0,
        r"^\W*(?:\w+ )?(?:\w*overeenkomst|convention|convenio|acuerdo|accord|protocole?|contrat|contract|contrato"
        r"|memorandum of understanding|agreement|memorando de entendimiento)\b(?! (?:hebben|van uw))[^\n.:]{0,90}$"),
    clue("agreement", "text", 1.2, r"^\W*(?:artikel|article|art[íi]culo|art\.)\s+(?:\d+|[IVX]+|premier|1er)\b", 3),
    clue("agreement", "text", 1.4,
        r"^\W*(?:(?:cláusula )?(?:primera|segunda|tercera|cuarta|quinta|sexta|séptima))\b", 3),
    clue("agreement", "start", 1.8,
        r"zijn (?:het volgende )?overeengekomen|komen het volgende overeen|sont convenu[es]*|han convenido|convienen"
        r"|have agreed|agree as follows"
          r"|hoge verdragsluitende|contracting parties|partes contratantes|parties contractantes"
          r"|conviennent de ce qui suit|acuerdan lo siguiente"),
    clue("agreement", "start", 1.6,
        r"\b(?:de (?:una|(?:la )?otra) parte\b|d[’'](?:une|autre) part\b|(?:ener|ander)zijds\b"
        r"|of the (?:one|other) part\b|hierna (?:genoemd )?[“\"‘«']|ci-après (?:dénommé|désigné)|en (?:lo sucesivo"
        r"|adelante)\b|hereinafter\b"
        r"|ambas partes|les parties|both parties|beide partijen)"
        r"|^\W*(?:entre|tussen|between)\s?(?:les soussignés|de ondergetekenden)?\s?:?\s*$", 2),
    clue("agreement", "end", 0.9,
        r"\b(?:in tweevoud|in (?:twee|drie) exemplaren|en (?:deux|trois|autant d[’'])\s?(?:exemplaires|originaux)"
        r"|por duplicado|(?:dos|tres) (?:ejemplares|originales)|in (?:two|duplicate|triplicate) ?(?:originals"
        r"|copies))\b"),
    clue("agreement", "end", 0.8,
        r"^\W*(?:voor (?:de|het)|pour (?:la|le|l[’'])|por (?:la|el)|for the)\s?(?-i:[A-ZÀ-Ý])[^\n.]{0,90}$", 2),
)  # fmt: skip
DECLARATION = (
    clue("declaration", "first-line", 1.6, _EARLY + _DECLARATION),
    clue("declaration", "heading", 1.2, rf"^\W*(?:\S+[^\S\n]){{1,4}}?{_DECLARATION}(?:\s(?:on|over|sur|sobre"
        rf"|of)\b[^\n.:]{{0,60}})?$"),
    clue("declaration", "head", 0.5, _DECLARATION),
    clue("declaration", "head", 2.6, r"\bcheck against delivery\b"),
    clue("declaration", "text", 1.4,
        r"^\W*(?-i:(?:WE )?(?:AFFIRM|WELCOME|REGRET|INVITE|DEMAND|DECLARE|DEPLORE|CONDEMN|URGE|CALL (?:UP)?ON)"
        r"|AFIRMAMOS|EXIGIMOS"
        r"|RECHAZAMOS|SALUDAMOS|DECLARAMOS|DENUNCIAMOS|AFFIRMONS|EXIGEONS|DÉCLARONS|DÉNONÇONS|APPELONS|VERKLAREN"
        r"|EISEN)\b", 2),
    clue("declaration", "heading", 0.8,
        r"^\W*(?:(?:slot|gemeenschappelijke |gezamenlijke )?verklaring (?:van|over)|déclaration (?:commune|finale|de"
        r"|d[’'])"
        r"|declaración (?:final|conjunta|de)|(?:joint|final|common) (?:declaration|statement)|manifiest[oe])\b"),
    clue("declaration", "start", 1.2,
        r"\b(?:declaramos|verklaren(?= dat|:|$)|déclarons|we declare|hereby declare|proclamamos|proclamons|denunciamos"
        r"|eisen(?=:|$)|exigeons)\b"),
    clue("declaration", "start", 1.6, r"\b(?:do hereby proclaim|hereby declares?|proclama solemnemente)\b"),
    clue("declaration", "start", 0.8,
        r"\b(?:réuni[es]*|reunid[oa]s|bijeen(?:gekomen)?|gathered|assembled|meeting)\b[^.\n]{0,60}\b(?:à|en|in|te"
        r"|at)\s(?-i:[A-ZÀ-Ý])"),
    clue("declaration", "start", 1.8,
        r"\b(?:wij|nous|nosotr[oa]s(?: y nosotros)?|we),? (?:de|les|las?|los|the)\b[^\n]{0,60}(?:staatshoofden"
        r"|regeringsleiders|chefs d|jef[ea]s|heads of"
          r"|ministers|ministres|ministros|ondergetekend|soussigné|abajo firmantes|undersigned|vertegenwoordig"
          r"|représentant|representantes|representatives|deelnemers|participant|delegates|délégué|delegad[oa]s"
          r"|afgevaardigden"
        r"|organi[sz]a|mouvements|movimientos|movements|pueblos|peuples|peoples|vrouwen|femmes|mujeres|women)"),
    clue("declaration", "start", 1.2,
        r"^\W*(?:wij|nous|nosotr[oa]s|we),\s[^\n]{5,160}[,:]\s(?:verklaren|déclarons|declaramos|declare|eisen"
        r"|exigeons|exigimos)\b"),
    clue("declaration", "text", 0.9,
        r"^\W*\d{1,3}[.)]?\s+(?:wij|we|nous|reafirmamos|reiteramos|expresamos|nos|rechazamos|saludamos|instamos"
        r"|celebramos)\b", 3),
    clue("declaration", "text", 1.0, r"^\W*(?:overwegende|considérant|considerando|whereas)\b", 3),
)  # fmt: skip
RESOLUTION = (
    clue("resolution", "first-line", 1.6, _EARLY + _RESOLUTION),
    clue("resolution", "first-line", 2.2, rf"^\W*{_DRAFT}{_MOTION}"),  # also one on a report
    clue("resolution", "heading", 2.2, rf"^\W*{_DRAFT}{_MOTION}[^\n]{{0,110}}$"),
    clue("resolution", "head", 0.5, _RESOLUTION),
    clue("resolution", "text", 0.9,
        r"^\W*(?:herinnerend aan|gelet op|rappelant|recordando|recalling|having considered|réaffirmant|reafirmando"
        r"|reaffirming|vu\b|visto\b)", 2),
    clue("resolution", "text", 1.4,
        r"^\W*(?:[IVX]+\W+)?(?:resultando|considerando|vistos?|por tanto|por cuanto|whereas|overwegende|considérant"
        r"|gelet op"
        r"|now,? therefore|be it (?:further )?resolved)\b", 3),
    clue("resolution", "text", 1.4,
        r"\b(?:se resuelve|resuelve|be it (?:further )?resolved|now,? therefore|besluit(?: unaniem)?|décide|délibère"
        r"|acuerda)\s*(?:[:,]|that\b)|^\W*(?-i:DÉCIDE|DECIDE|BESLUIT|ACUERDA|RESUELVE|RESOLVES)\s*:?$"),
    clue("resolution", "text", 1.8,
        r"\b(?:conference|congress|council|synod|branch|(?:this|the) (?:house|meeting|assembly))\s(?:also |further "
        r"|FURTHER )?"
        r"(?-i:NOTES|BELIEVES|RESOLVES|CALLS|INSTRUCTS|CONDEMNS|REAFFIRMS|DEPLORES)\b"
        r"|\b(?:conference|congress|council|synod|assembly) (?:further )?(?:notes|believes|resolves|deplores)\b", 2),
    clue("resolution", "heading", 1.8,
        r"^\W*(?:(?:composite|motie|motion|moción) (?:n[°ºor.]+ ?)?\d+\b|(?:point|punt|punto|item) \d+\W+(?:motie"
        r"|motion|moción)\b"
        r"|extrait d(?:u|es) registres? (?:aux|des) délibérations|uittreksel uit (?:het register|de notulen))"),
    clue("resolution", "start", 2.0, r"\b[AS]/RES/\d+"),
    clue("resolution", "start", 1.4,
        r"^\W*(?:de algemene vergadering|l[’']assemblée générale|la asamblea general|the general assembly"
        r"|(?:het|le|el|the)\s(?:\w+\s)?(?:parlement|parlamento|parliament|congress|congreso|senaat|sénat"
        r"|senado)(?:\s\w+)?"
          r"|de (?:gemeente|provincie)?raad|de kamer van volksvertegenwoordigers|le conseil(?: \w+)?|el (?:concejo"
          r"|pleno)(?: \w+)?"
          r"|la chambre des représentants|the (?:\w+ )?council),\s*$"),
    clue("resolution", "text", 1.2,
        r"\b(?:(?:verzoekt|vraagt) de (?:federale |vlaamse )?regering|demande au gouvernement|insta al gobierno"
        r"|decides to include|decide incluir|décide d[’']inscrire)\b"),
)  # fmt: skip
MINUTES = (
    clue("minutes", "first-line", 2.0, _MINUTES),
    clue("minutes", "heading", 1.8, rf"^\W*(?:\S+\s){{0,2}}?{_MINUTES}"),
    clue("minutes", "start", 1.8,
        r"^(?!presentes\W*$)\W*(?:aanwezig|aanw|verontschuldigd|verslaggever|agendapunten|présente?s?|excusée?s?"
        r"|ordre du jour"
        r"|asistentes|presentes|excusad[oa]s|orden del día|in attendance"
          r"|present|apologies|attendees|on the call|participants|deelnemers|asisten)\b\.?\s*(?::|$)"),
    clue("minutes", "head", 0.8, r"\b(?:vergadering|stuurgroep|réunion|reunión|meeting|call)\b"),
    clue("minutes", "text", 1.8,
        r"\b(?:se levanta la (?:sesión|reunión|asamblea)|la (?:séance|réunion) est levée|meeting (?:was )?(?:closed"
        r"|adjourned|ended)|(?:sluit|opent) de (?:vergadering|zitting)|siendo las|se da por (?:terminada|concluida)"
        r"|séance (?:est )?ouverte|rondvraag|ruegos y preguntas|any other business|AOB\b|date of next meeting"
        r"|volgende vergadering|prochaine réunion|próxima reunión|aprueban? por unanimidad|seconded"
        r"|goedkeuring (?:van het )?(?:vorige )?verslag|approbation du (?:compte|procès|pv)|lectura y aprobación)"
        r"|^\W*(?:einde(?: (?:van de )?vergadering)?\s*:|(?:\d+\W+)?(?:apologies|varia\b))", 2),
)  # fmt: skip
INTERVIEW = (
    clue("interview", "first-line", 1.5, _INTERVIEW),
    clue("interview", "head", 0.8, _INTERVIEW),
    clue("interview", "head", 0.9,
        r"\b(?:(?:spoke|talks|talked) (?:to|with)|(?:met|meets) (?:him|her|them) in|sprak met|sprak (?:hem|haar)"
        r"|praat met|(?:ont)moette"
        r"|conversó con|conversamos con|hablamos con|habla con|nos recibe|nous (?:reçoit|a reçus?)|rencontre[,.]"
        r"|s[’']est entretenue?)\b|^\W*(?:gesprek|rencontre|conversación)\W*$"),
    clue("interview", "end", 1.2, r"\b(?:propos recueillis par|interview(?: door|:| by)|entrevista(?: de|:)"
        r"|opgetekend door)\b"),
    clue("interview", "text", 2.0,
        r"^\W*(?:P|R|V|A|Q|pregunta|respuesta|vraag|antwoord|question|réponse"
        r"|answer)\s?[.:–-]+\s(?=\W?[A-ZÀ-Ý(0-9])", 6),
    clue("interview", "text", 2.0, r"^[^\n]{12,260}\?[”»’]?$", 3),
    clue("interview", "text", 1.2, r"^[–—-]?\s*[“«‘„\"][^\n]{20,}$", 3),
    clue("interview", "text", 1.2, r"^[–—-]\s?[^\n]{15,}\?\s*$", 2),
)  # fmt: skip
ARTICLE = (
    clue("article", "head", 1.4,
        r"^\W*(?:opinies?|opiniestuk|vrije tribune|opinions?|tribune|opinión|column|columna|editoriaal|éditorial"
        r"|editorial|analyse|análisis|analysis|reportage|carte blanche|tribuna|point de vue|op-ed"
        r"|commentaar)\b"),
    clue("article", "head", 1.5, r"^(?:door|par|por|by)\s?:?\s+(?-i:[A-ZÀ-Ý][\w’'-]+\s+"
        r"(?:(?:van|de|der|den|du|del|la|ten|el|d)\s|['’]t\s){0,3}(?:[Dd]['’])?[A-ZÀ-Ý])"),
    clue("article", "heading", 0.8, r"\b(?:page|pagina|página|p\.)\s?\d+\s*$"),
    clue("article", "head", 1.2,
        r"\b(?:van onze (?:redact|correspondent|verslaggever)|de (?:notre|nos) (?:correspondant|envoyé)"
        r"|de nuestr[oa] (?:corresponsal"
        r"|redacción)|from our (?:own )?correspondent|staff (?:writer|reporter))"),
    clue("article", "head", 1.0, r"[–—|·-]\s*(?:opinie|opinion|opinión|reportage|analyse|column)\s*$"),
    clue("article", "head", 0.6,
        r"\b(?:weekblad|dagblad|maandblad|ledenblad|magazine|tijdschrift|bulletin|mensuel|boletín|hebdomadaire"
        r"|quotidien|semanario|diario|revista|newspaper|weekly|observer"
        r"|herald|gazette|tribune)\b"),
    clue("article", "end", 1.2,
        r"\bviews expressed\b|^(?:de auteur|l[’']aut(?:eur|rice)|el autor|la autora|the author) (?:is|est|es)\b"
        r"|à titre personnel|a título personal|in a personal capacity|les (?:opinions"
        r"|propos) (?:exprimé|n[’']engag)|las opiniones (?:expresadas|vertidas)"
        r"|(?:schrijft|spreekt) in eigen naam|\b(?:is|est|es)\s(?:\w+\s){0,3}(?:docent|professor|hoogleraar"
        r"|journalist|redacteur"
        r"|economist|maître de conférences|chercheu\w+|professeure?|journaliste|économiste|profesora?|investigadora?"
        r"|periodista"
        r"|columnist|lecturer|researcher|writer|author|schrijver|auteure?)\b[^\n]{0,120}$"),
)  # fmt: skip
REPORT = (
    clue("report", "first-line", 2.6, _REPORT),
    clue("report", "heading", 2.6,
        r"\b(?:reisverslag|verslag van (?:(?:onze|de|het|mijn|een) )?(?:reis|bezoek|zending|missie|tocht)"
        r"|dagboek van (?:een|onze|de) reis"
        r"|(?:informe|diario|crónica) de (?:un |nuestro |la |el )?(?:viaje|visita|misión)|(?:rapport|compte rendu"
        r"|carnet|récit) de (?:la |notre )?"
        r"(?:mission|voyage)|(?:report (?:on|of) (?:a |our |the )?|notes? from (?:a |our ))(?:visit|journey|trip"
        r"|mission)|(?:trip|travel|field|mission) report)\b"),
    clue("report", "heading", 1.4, rf"^\W*(?:\S+\s){{0,2}}?{_REPORT}[^\n.:]{{0,80}}$"),
    clue("report", "heading", 1.6, r"(?::|[’']s)\s(?:\w+\s){0,2}?(?:report|rapport|verslag|informe"
        r"|compte rendu)\b[^\n.:]{0,40}$"),
    clue("report", "head", 1.2,
        r"^\W*(?:prepared|opgesteld|opgemaakt|préparé|établi|rédigé|elaborado|preparado) (?:for|voor|pour|para"
        r"|à l[’']intention)\b"),
    clue("report", "first-line", 1.3, r"\b(?:studie|étude|estudio|study)\b"),
    clue("report", "head", 1.2,
        r"^\W*(?:nota|note|notitie|memo|mémo|briefing)\s(?:over|sur|sobre|on|voor|pour|para|for)\b"),
    clue("report", "start", 1.0,
        r"^\W*(?:samenvatting|résumé(?: exécutif)?|synthèse|resumen(?: ejecutivo)?|executive summary|summary)\W*$"),
    clue("report", "text", 1.4,
        r"^\W*(?:[\dIVX.]+\s+)?(?:(?:main|key|principales|belangrijkste|voornaamste) )?(?:inleiding|introduct(?:ion"
        r"|ie)|introducción|conclusi(?:ons?|es?)|conclusiones?"
        r"|recommandations"
        r"|aanbevelingen|recomendaciones|recommendations|méthodologie|methodology|metodología|m[eé]thodes?|métodos?"
        r"|methods?|purpose|inhoud(?:stafel)?"
        r"|table des matières|índice|contents|key findings|samenvatting|résumé|resumen|executive summary|summary"
        r"|contexte?"
        r"|antecedentes|background|constats|bevindingen|findings|hallazgos)\W*$", 2),
)  # fmt: skip
PRESS_RELEASE = (
    clue("press-release", "head", 3.2, rf"^\W*{_PRESS}[^\n]{{0,90}}$"),
    clue("press-release", "head", 0.8, _PRESS),
    clue("press-release", "heading", 2.0,
        r"^\W*(?:communiqu[ée]|comunicado)\b(?! (?:final|conjoint|conjunto))(?:n[.°ºo]+|[^\n.:]){0,60}$"),
    clue("press-release", "head", 2.4,
        r"\s(?-i:PERSBERICHT|COMMUNIQU[ÉE] DE PRESSE|NOTA DE PRENSA|COMUNICADO(?: DE PRENSA)?|PRESS RELEASE"
        r"|NEWS RELEASE)\W*$"),
    clue("press-release", "end", 1.0,
        r"\b(?:contact(?:persoon)? (?:voor de )?pers|perscontact|contacts? (?:de )?presse|contacto (?:de|para la|para)"
        r" (?:prensa|medios)|(?:media|press) (?:contact|enquiries)"
          r"|no(?:ot|ta) voor de redactie|notes? to editors?|noten? voor redacties|contactpersoon voor de pers)\b"),
    clue("press-release", "end", 1.0, r"^\W*(?:###|[-–—*]\s?(?:ends?|einde|fin|30)\s?[-–—*])\W*$"),
    clue("press-release", "start", 0.8,
        r"\bembargo\b|onmiddellijke (?:verspreiding|publicatie)|diffusion immédiate"
        r"|(?:difusión|publicación) inmediata|immediate release"),
)  # fmt: skip
OTHER = (
    clue("other", "heading", 3.6,
        r"^\W*(?:[\w-]+\s){0,3}?(?:m\s?e\s?m\s?o(?:\s?r\s?[aá]\s?n\s?d\s?(?:u\s?m|o))?(?! (?:of|de)\b)|nota interna"
        r"|interne nota|dienstnota|dienstorder"
        r"|note (?:de service|interne)|internal (?:note|memo)|service note)\b[^\n]{0,60}$"),
    clue("other", "head", 1.8,
        r"^\W*(?:aan|van|datum|betreft|onderwerp|à|de|date|objet|para|fecha|asunto|to|from|re|subject)\s?:\s", 4),
    clue("other", "heading", 2.8,
        r"^\W*(?:public notice|notice(?: of| to)?|avis(?: (?:à|de|d[’']|au|aux)\b)?|aviso|bekendmaking|mededeling"
        r"|kennisgeving"
        r"|anuncio|edicto|bericht aan)\b[^\n.]{0,80}$"),
    clue("other", "heading", 3.2,
        r"^\W*(?:factuur|facture|factura|invoice|credit ?nota?|bon de commande|bestelbon|purchase order|offerte"
        r"|devis|presupuesto"
        r"|quotation|recibo|ontvangstbewijs|reçu|receipt)\b[^\n]{0,60}$"),
    clue("other", "text", 1.0,
        r"\b(?:te betalen|à payer|total a pagar|amount due|vervaldatum|échéance|fecha de vencimiento|subtotal\b"
        r"|sous-total|(?:tva|btw|iva|vat)\b\s?\(?\d)", 2),
    clue("other", "heading", 2.4,
        r"^\W*(?:\S+\s){0,3}?(?:\w*formulier|formulaire|formulario|(?:application|registration|order) form"
        r"|bulletin d[’']\w+"
        r"|ficha de \w+|vragenlijst|questionnaire|cuestionario)\b[^\n.]{0,90}$"),
    clue("other", "text", 1.8, r"\.\.{5,}|__{5,}|……{2,}|\[\s?\]|☐|□", 5),
    clue("other", "heading", 3.0, r"^\W*(?:curr[íi]culum(?: v[íi]tae)?|c\.?v\.?|hoja de vida"
        r"|levensloop)\b[^\n.]{0,60}$"),
    clue("other", "text", 1.0,
        r"^\W*(?:werkervaring|opleiding|talenkennis|datos personales|referencias|formation|expérience professionnelle"
        r"|langues|formación|experiencia(?=\W*$)|experiencia"
        r" (?:laboral|profesional)|idiomas|work experience|education|employment|languages|skills)\W*$", 2),
    clue("other", "heading", 3.0,
        r"^\W*(?:(?:schriftelijke|mondelinge|parlementaire) vra(?:ag|gen)|vraag nr|questions? (?:écrite|orale"
        r"|parlementaire)s?|question n°"
        r"|preguntas? (?:escrita|oral|parlamentaria)s?|(?:written|oral|parliamentary) questions?)\b[^\n]{0,80}$"),
    clue("other", "start", 3.0, r"\bformulan? al gobierno las? siguientes? preguntas?\b|\bpose (?:la"
        r"|les) questions? (?:écrite|suivante)"),
    clue("other", "heading", 1.6,
        r"^\W*(?:programma|programme|programa|program|agenda|flyer|folder|leaflet|folleto|dépliant|affiche"
        r"|uitnodiging|invitation"
        r"|invitación|convocatoria|convocation|save the date|nieuwsbrief|newsletter|lettre d[’']information|boletín"
        r"|vacature|vacancy"
        r"|offre d[’']emploi"
        r"|oferta de empleo|faq)\b[^\n.]{0,60}$"),
    clue("other", "heading", 2.6,
        r"^\W*(?:how to |hoe (?:schrijf|vraag|maak|word)|comment (?:écrire|rédiger|demander)|cómo (?:escribir|redactar"
        r"|pedir)|guide (?:pratique|to|de)|guía (?:práctica|para|de)|handleiding|wegwijzer|checklist|instructions?\b"
        r"|tips (?:voor|for)"
        r"|notes? for (?:local |all )?(?:groups|members|branches|volunteers))\b[^\n.]{0,80}$"),
    clue("other", "heading", 3.6, r"^\W*(?:verklaring op eer|.{0,30}sur l[’']honneur|declaración jurada|affidavit)\b"),
    clue("other", "heading", 2.0,
        r"^\W*(?:attest|attestation|certificaat|certificat|certificado|certificate|constancia|volmacht|procuration"
        r"|poder)\b[^\n.]{0,60}$"),
)  # fmt: skip

MASTHEAD = re.compile(
    r"(?i)\b(?:n\.?\s?[°º]|nr\.?|no\.|n[uú]m\.?|issue|vol\.?|jaargang|page|pagina|página|p\.|suplemento)[\s/]{0,3}\d"
    r"|\b(?:magazine|tijdschrift|\w*blad|revista|bulletin|boletín|newsletter|hebdomadaire|mensuel|trimestriel|weekly"
    r"|monthly)\b"
)
"""The number of an issue, a page or what a periodical calls itself, at the head of an article."""

CLUES = (
    *LETTER, *EMAIL, *AGREEMENT, *DECLARATION, *RESOLUTION, *MINUTES, *INTERVIEW, *ARTICLE, *REPORT, *PRESS_RELEASE,
    *OTHER,
)  # fmt: skip

NOUNS = {
    "agreement": re.compile(_AGREEMENT, re.IGNORECASE),
    "declaration": re.compile(_DECLARATION, re.IGNORECASE),
    "minutes": re.compile(_MINUTES, re.IGNORECASE),
    "report": re.compile(rf"\b(?:{_REPORT_NOUN})\b", re.IGNORECASE),
}
"""Kinds that name themselves in their title, with the words they do it in."""
