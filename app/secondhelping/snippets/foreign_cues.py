# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""The words that speak for a kind in six languages beside English: the same cues, by name and line, as in `cues`, so
that the owner is told of them alike. Prices, figures and credits are read there, in any language.

Written as patterns of whole words against a text in lower case; "…" at an end stands for any ending.
"""

import re
from collections.abc import Mapping
from functools import cache

from secondhelping.domain.kind import Kind
from secondhelping.snippets.cues import Cue, Hit
from secondhelping.snippets.lowering import lowered

_LINES: Mapping[str, tuple[Kind, str]] = {
    "offer": (Kind.PROMOTIONAL, "Makes an offer"),
    "book": (Kind.PROMOTIONAL, "Asks people to book"),
    "buy": (Kind.PROMOTIONAL, "Asks people to buy or give"),
    "contact": (Kind.PROMOTIONAL, "Asks people to get in touch"),
    "we offer": (Kind.PROMOTIONAL, "Speaks for the business"),
    "praise": (Kind.PROMOTIONAL, "Talks something up"),
    "hours": (Kind.PROMOTIONAL, "Gives opening hours"),
    "advice": (Kind.HELPFUL, "Gives advice"),
    "thanks": (Kind.CONVERSATION, "Thanks or welcomes people"),
}

_GERMAN = {
    "offer": r"angebot… rabatt… gutschein… kostenlos… gratis sonderpreis… schnäppchen aktionspreis… unverbindlich… "
    r"(?:auf|in)~anfrage freier~eintritt eintritt~frei zum~(?:besten|bestmöglichen|günstigen|kleinen)~preis… "
    r"nur~(?:noch~)?(?:heute|bis) solange~der~vorrat~reicht geld~zurück",
    "book": r"(?:jetzt|online|gleich|direkt)~(?:buchen|reservieren|anmelden|bestellen) buchen~sie buch(?:e|t)~(?:jetzt|"
    r"deine|dir|euch) reservier(?:en|e)~(?:sie|jetzt|deinen) anmeldung… (?:melden|melde|meldet)~(?:sie~sich|dich|euch)"
    r"~(?:\w+~){0,3}an(?:melden)? vereinbaren~sie (?:einen~)?termin~(?:vereinbaren|buchen|ausmachen) tickets? "
    r"eintrittskarte… teilnahmegebühr… jetzt~bewerben",
    "buy": r"(?:jetzt|online|gleich)~(?:kaufen|bestellen|spenden|abonnieren) (?:kaufen|bestellen|spenden)~sie "
    r"(?:bestelle|kaufe|spende)~jetzt in~unserem~(?:online-?)?shop werd(?:e|en~sie)~mitglied mitglied~werden "
    r"unterstützen~sie~(?:uns|unsere) onlineshop spendenkonto",
    "contact": r"kontaktier(?:en|e|t)~(?:sie~)?uns rufen~sie~(?:uns~)?(?:\w+~){0,2}an rufen~sie~(?:uns|mich|jetzt) "
    r"ruf(?:t)?~(?:uns|mich)~an schreiben~sie~(?:uns|mir) besuchen~sie~(?:uns|unser…) besuch(?:e|t)~(?:uns|unser…) "
    r"sprechen~sie~(?:uns|mich) (?:komm|kommt|kommen~sie)~(?:\w+~){0,3}(?:vorbei|zu~uns) wir~freuen~uns~(?:auf|über) "
    r"nehmen~sie~kontakt folg(?:e|t|en~sie)~uns mehr~(?:infos?|informationen)~(?:unter|auf|bei) schau(?:t|en~sie)?~"
    r"(?:\w+~){0,3}vorbei freuen~uns~auf~(?:sie|dich|euch)",
    "we offer": r"(?:wir|ich)~(?:\w+~){0,2}?(?:bieten|biete|liefern|liefere|fertigen|produzieren|verkaufen|beraten|"
    r"berate|unterstützen|unterstütze|begleiten|begleite|betreuen|entwickeln|gestalten|organisieren|veranstalten|"
    r"sorgen|helfen~(?:ihnen|dir|euch)|kümmern|führen|vermieten|garantieren|spezialisiert|stehen~(?:ihnen|dir|euch)|"
    r"verfügen|arbeiten~(?:mit|für)|setzen~auf|laden|freuen~uns) (?:biete[nt]?|liefern|unterstützen|beraten|stehen|"
    r"verfügen|sorgen|organisieren|entwickeln|gestalten|begleiten|veranstalten|präsentieren|arbeiten|haben|sind|helfen|"
    r"machen|bauen)~wir unser(?:e|em|en|er|es)?~(?:\w+~)?(?:team|angebot…|leistung…|service…|produkt…|kund…|unternehmen"
    r"…|firma|praxis|betrieb|laden|shop|werkstatt|sortiment|experten|mitarbeiter…|kurs…|workshop…|erfahrung|"
    r"philosophie|ziel|mission|verein|restaurant|hotel|programm|dienstleistung…|veranstaltung…|haus) (?:bei|mit|von)~"
    r"uns stehen~(?:wir~)?(?:ihnen|dir)~(?:\w+~){0,4}zur~verfügung zu~unseren~(?:leistungen|kunden|angeboten)",
    "praise": r"(?:preisgekrönt|ausgezeichnet|führend|einzigartig|erstklassig|hochwertig|maßgeschneidert|"
    r"maßgefertigt|exklusiv|erfahren|zertifiziert|professionell|kompetent|zuverlässig|leidenschaftlich|"
    r"innovativ|familiengeführt|handgemacht|unvergesslich|perfekt|traumhaft|hervorragend|individuell|"
    r"langjährig|marktführ)… jahre~erfahrung \d+-jährige…~erfahrung (?:höchste|beste|bester)~qualität "
    r"seit~(?:19|20)\d\d gegründet",
    "hours": r"öffnungszeiten geöffnet~(?:von|ab|täglich|bis) (?:täglich|montags?|dienstags?|mittwochs?|donnerstags?|"
    r"freitags?|samstags?|sonntags?)~(?:\w+~){0,3}geöffnet",
    "advice": r"(?:sie|du|man|ihr)~(?:soll(?:ten|test|te|tet)|muss|müssen|musst|braucht|brauchen|kannst|können) "
    r"achten~sie achte~(?:auf|darauf) vermeiden~sie vermeide am~besten tipps? stellen~sie~sicher (?:es~)?empfiehlt~"
    r"sich wichtig~ist ratsam vorsicht denken~sie~daran denk~daran nie(?:mals)?~(?:ohne|mehr) "
    r"(?:verwenden|nutzen|prüfen|nehmen|lassen|stellen|legen|waschen|trinken|essen|tragen|halten|schließen)~sie",
    "thanks": r"danke vielen~dank herzlichen~dank (?:wir~)?bedanken~uns willkommen herzlichen~glückwunsch alles~gute "
    r"was~meinst~du was~meinen~sie schreib(?:t|en~sie)?~(?:es~)?(?:uns~)?in~die~kommentare",
}
_FRENCH = {
    "offer": r"offre(?:s)?~(?:spéciale|exceptionnelle|promotionnelle|de|d’|limitée)… promotion… remise… réductions "
    r"gratuit… offert… devis (?:sur|à)~la~demande sur~demande bon~d’achat tarif… entrée~libre sans~engagement "
    r"prix~(?:doux|réduit|attractif|bas)… à~partir~de~\d…",
    "book": r"réserv(?:ez|er|e|ation|ations) inscri(?:vez|ption|ptions|s)… (?:prenez|prendre)~rendez-vous sur~"
    r"rendez-vous billets? billetterie places~limitées participez venez~(?:participer|assister)",
    "buy": r"achetez commandez (?:faites|faire)~un~don donnez abonnez-vous adhér(?:ez|er) adhésion devenez~"
    r"(?:membre|adhérent|bénévole|partenaire|sociétaire)… soutenez~(?:nous|notre|l’) soutenez-nous boutique~en~ligne "
    r"ajouter~au~panier",
    "contact": r"contactez appelez-(?:nous|moi) écrivez-(?:nous|moi) rejoignez(?:-nous)? venez~(?:nous|découvrir|"
    r"visiter|rencontrer|profiter|nombreux) rendez-vous~(?:sur|à|au|le|chez) retrouvez(?:-nous)? suivez-nous "
    r"n’hésitez~pas découvrez visitez~(?:notre|nos) pour~(?:plus~d’|toute?~)(?:infos?|informations?|renseignement…) "
    r"bienvenue~chez téléphonez",
    "we offer": r"vous~(?:propose|offre|accompagne|accueille|invite|permet|garantit|aide)(?:nt|ons|ra)? "
    r"(?:nous|je)~(?:vous~|nous~)?(?:proposons|propose|offrons|offre|accompagnons|accompagne|réalisons|"
    r"réalise|fabriquons|produisons|vendons|livrons|organisons|organise|accueillons|accueille|assurons|mettons|"
    r"travaillons|développons|concevons|créons|formons|aidons|intervenons|sommes|avons|garantissons|engageons|"
    r"engage|fournissons|invitons|conseillons|animons|souhaitons|louons) (?:notre|nos|mes|mon)~(?:\w+~)?(?:équipe…|"
    r"service…|produit…|entreprise|société|association|client…|offre…|savoir-faire|boutique|atelier…|expertise|"
    r"expérience|mission|ambition|objectif…|partenaire…|adhérent…|réseau|coopérative|formation…|métier…|"
    r"engagement…|valeur…|gamme|solution…|magasin|restaurant|ferme|site|projet|accompagnement|équipes|bénévoles)",
    "praise": r"(?:leader|exceptionnel|sur[- ]mesure|haut~de~gamme|innovant|incontournable|inoubliable|primé|"
    r"artisanal|fait~maison|certifié|qualifié|expérimenté|professionnel|passionné|personnalisé|prestigieu|"
    r"idéal)… meilleure?s? (?:ans|années)~d’expérience depuis~(?:19|20)\d\d fondée?~en créée?~en "
    r"de~(?:grande~)?qualité",
    "hours": r"horaires? ouvert(?:e|s|es)?~(?:du|de|le|tous|à|au|chaque|7) (?:heures|jours)~d’ouverture",
    "advice": r"(?:il~faut|vous~(?:devez|pouvez|devriez|risquez)|on~(?:peut|doit)|il~est~(?:conseillé|recommandé|"
    r"important|préférable|nécessaire|utile|possible)|il~vaut~mieux) (?:pensez|veillez|évitez|vérifiez|assurez-vous|"
    r"n’oubliez~pas|attention|essayez|utilisez|choisissez|gardez|privilégiez|limitez|lavez|mangez|buvez|"
    r"prenez~soin|consultez|préparez|apprenez|faites~(?:attention|vérifier)) conseils? astuces?",
    "thanks": r"merci remerci(?:ons|e|ements) bienvenue félicitations bravo bonne~(?:année|chance) et~vous "
    r"qu’en~pensez-vous dites-(?:nous|moi)",
}
_SPANISH = {
    "offer": r"ofertas? descuento… promoci(?:ón|ones) gratuit… gratis cupón… vale~regalo presupuesto~sin "
    r"sin~compromiso precio~(?:reducido|especial|mínimo)… entrada~(?:libre|gratuita) precios? tarifa… "
    r"plazas~limitadas hasta~agotar",
    "book": r"reserv(?:a|e|ar|as|en|ación|aciones|ad)~(?:tu|su|ya|ahora|online|una|la|el|tus|sus) reservas "
    r"inscrib(?:e|a|ete|ase|irse|anse)… inscripci(?:ón|ones) regístr(?:ate|ese) (?:pide|pida|solicita|solicite)~"
    r"(?:tu|su|cita|una~cita|información) cita~previa entradas apúntate matrícula…",
    "buy": r"compr(?:a|e|ar)~(?:ya|ahora|tu|su|en~línea|online) hazte~(?:socio|miembro|voluntario)… hágase "
    r"asóciate don(?:a|e|ar)~(?:ahora|ya|tu|su|hoy) donativo… donaci(?:ón|ones) suscríb(?:ete|ase) tienda~online "
    r"pedidos? cuota… apóyanos colabora~con",
    "contact": r"contáct(?:anos|enos|ame) contact(?:a|e)~con llám(?:anos|enos|ame) escríb(?:enos|anos|eme) "
    r"visít(?:anos|enos) visita~(?:nuestr…) únete síguenos ven~(?:a|y) vení te~esperamos (?:les?|os|los)~esperamos "
    r"no~(?:te~lo~pierdas|querrás~perder…|dudes|dude) más~información~(?:en|al) acérc(?:ate|ese) "
    r"(?:descubre|conoce|disfruta|descubra|conozca|disfrute)~(?:de~)?(?:nuestr…|la|el|los|las|una?)",
    "we offer": r"(?:te|le|les|os)~(?:ofrecemos|ofrece|invitamos|ayudamos|acompañamos|proponemos|garantizamos) "
    r"(?:ofrecemos|vendemos|fabricamos|producimos|realizamos|organizamos|contamos~con|disponemos|somos|"
    r"trabajamos|ayudamos|acompañamos|diseñamos|desarrollamos|garantizamos|brindamos|servimos|prestamos|"
    r"impartimos|celebramos|presentamos|queremos|creamos|seguimos|apostamos|disfrutaremos|invitamos|damos) "
    r"nuestr(?:o|a|os|as)~(?:\w+~)?(?:equipo|servicio…|producto…|empresa|tienda|asociación|cliente…|socio…|"
    r"experiencia|misión|objetivo|taller…|curso…|actividad…|evento…|sede|local|restaurante|compromiso|programa…|"
    r"profesional…|centro|concierto…|página|web|sesion…|jam…|catálogo|equipo|propuesta…|trayectoria)",
    "praise": r"(?:líder|exclusiv|excepcional|inolvidable|galardonad|certificad|cualificad|profesional|"
    r"personalizad|artesan|innovador|a~medida|insuperable|prestigios|imperdible|de~lujo|perfect|increíble|excelente|"
    r"espectacular)… (?:la|el|los|las)~mejor(?:es)? años~de~experiencia desde~(?:19|20)\d\d fundad[oa]… "
    r"(?:alta|máxima|gran)~calidad",
    "hours": r"horarios? abierto~(?:de|todos|los|al) abrimos",
    "advice": r"(?:hay~que|debe(?:s|n|mos|ría|rías)?|tiene(?:s)?~que|conviene|puede(?:s)?|es~(?:importante|mejor|"
    r"recomendable|conveniente|necesario|aconsejable)~(?:que~)?…) (?:evita|evite|recuerda|recuerde|comprueba|"
    r"compruebe|asegúr(?:ate|ese)|procura|procure|cuida|cuide|utiliza|utilice|lava|lave|intenta|intente|mantén|"
    r"mantenga|elige|elija|no~olvides|no~olvide|ojo) consejos?",
    "thanks": r"gracias(?!~a) agradec(?:er|emos|imiento|imientos) bienvenid[oa]s? felicidades enhorabuena feliz~"
    r"(?:año|navidad|día) cuéntanos qué~opinas qué~te~parece",
}
_ITALIAN = {
    "offer": r"offert[ae] sconto sconti promozion[ei] gratis gratuit[oaie] omaggi[o]? buono~(?:sconto|regalo) "
    r"preventiv[oi] senza~impegno ingresso~(?:libero|gratuito) prezz[oi] a~partire~da~\d… listin[oi] su~richiesta "
    r"posti~limitati premi~esclusivi",
    "book": r"prenot(?:a|ate|i|are|azione|azioni)… iscri(?:viti|vetevi|zione|zioni|versi)… registrati bigliett[oi] "
    r"(?:fissa|fissate|prendi|richiedi|richiedete|richieda)~(?:un|una|il|la|ora) su~appuntamento partecipa(?:te)?",
    "buy": r"acquist(?:a|ate|i|are)~(?:ora|subito|online|il|la|i|le) compra~(?:ora|subito|online) ordina(?:te)?~"
    r"(?:ora|subito|online) don(?:a|are|ate|azione|azioni)… abbon(?:ati|atevi|amento|amenti) diventa(?:te)?~"
    r"(?:socio|soci|sponsor|partner|volontari…) sostien(?:i|ici|ete…) sponsorizzazion[ei] sponsor tesser(?:a|amento)",
    "contact": r"contatt(?:aci|ateci|ami|ate|are|i~il) chiam(?:aci|ateci|ami) scriv(?:ici|eteci|imi) visit(?:a|"
    r"ate|aci|ateci)~(?:il|la|i|nostr…) seguici vieni~(?:a|da) venite~(?:a|da) vi~aspettiamo ti~aspettiamo unisciti "
    r"scopri(?:te)? per~(?:maggiori~)?info(?:rmazioni)? non~perde(?:re|rti|tevi) non~esita(?:re|te)",
    "we offer": r"(?:ti|vi|le)~(?:offriamo|proponiamo|aiutiamo|accompagniamo|invitiamo|garantiamo|offre|aspettiamo) "
    r"(?:offriamo|proponiamo|realizziamo|produciamo|vendiamo|organizziamo|siamo|abbiamo|lavoriamo|progettiamo|"
    r"creiamo|sviluppiamo|garantiamo|forniamo|assistiamo|curiamo|disponiamo|crediamo|presentiamo|aiutiamo|"
    r"accogliamo|stiamo|vogliamo) (?:nostr|vostr)[oaie]~(?:\w+~)?(?:team|servizi…|prodott…|azienda|squadra|"
    r"client…|negozio|esperienza|missione|obiettiv…|laborator…|cors…|event…|sede|ristorante|esperti|soci|sponsor|"
    r"associazione|impegno|canali?|numeri|presenza|sito|brand|partner|tifosi|territorio|marchio|progett…|attività)",
    "praise": r"(?:leader|esclusiv|eccezional|indimenticabil|premiat|certificat|qualificat|professional|"
    r"personalizzat|artigianal|innovativ|su~misura|prestigios|perfett|ideale|affascinant|straordinari|"
    r"imperdibil|eccellen)… (?:il|la|i|le|scelta)~miglior[ei]? anni~di~esperienza dal~(?:19|20)\d\d fondat[oaie]~"
    r"nel (?:alta|massima)~qualità scelta~ideale",
    "hours": r"orari[o]? apert[oaie]~(?:dal|da|tutti|il|al|ogni) siamo~aperti",
    "advice": r"(?:bisogna|dov(?:ete|resti|reste|rebbe)|devi|deve|devono|puoi|potete|è~(?:importante|meglio|"
    r"consigliabile|necessario|bene|opportuno|obbligatorio|vietato)|occorre|conviene|si~(?:consiglia|raccomanda|deve|"
    r"devono|può|possono)) (?:evita(?:re|te)?|ricorda(?:te|ti)?|controlla(?:te)?|assicura(?:ti|tevi|rsi)|usa(?:te)?|"
    r"utilizza(?:re|te)?|prova(?:te)?|scegli(?:ete)?|lava(?:te|rsi)?|non~dimentica(?:re|te)|attenzione) consigli[o]?",
    "thanks": r"grazie(?!~(?:a|al|allo|alla|alle|ai|agli|all’)) ringrazi(?:amo|o|amenti) "
    r"benvenut[oaie] congratulazioni auguri buon~(?:anno|natale|lavoro) "
    r"cosa~ne~pens(?:i|ate) racconta(?:ci|teci) dicci",
}
_PORTUGUESE = {
    "offer": r"ofertas? desconto… promoç(?:ão|ões) grátis gratuit… cupom vale-presente orçamento~sem sem~compromisso "
    r"preços? entrada~(?:franca|gratuita|livre) a~partir~de~(?:r\$~?)?\d… vagas~limitadas brinde…",
    "book": r"reserv(?:e|as?|ar)~(?:já|agora|sua|seu|o|a|online) inscrev(?:a-se|er-se|a) inscriç(?:ão|ões) "
    r"inscreva-se agende agendamento… marque~(?:sua|já|uma) ingressos? bilhetes? matrícul… participe garanta~"
    r"(?:já|sua|seu|a|o)",
    "buy": r"compre~(?:já|agora|online|o|a|sua|seu) encomend(?:e|as?) assine adquira doaç(?:ão|ões) doe~(?:agora|já) "
    r"torne-se "
    r"seja~(?:sócio|membro|voluntário|um) apoie~(?:o|a|nos…) loja~(?:online|virtual) carrinho",
    "contact": r"contat(?:e|o)-nos contacte(?:-nos)? entre~em~contat[o]? entre~em~contacto ligue~(?:para|já|e) "
    r"fale~conosco fale~connosco escreva-nos visite~(?:nosso|nossa|o~nosso|a~nossa|nos…|o|a) siga(?:-nos)? venha "
    r"junte-se conheça~(?:o|a|os|as|nosso|nossa) descubra saiba~mais clique receba~(?:em|no|o|a|nosso) assista "
    r"não~perca mais~informações mande",
    "we offer": r"(?:oferecemos|vendemos|fabricamos|produzimos|realizamos|organizamos|contamos~com|dispomos|somos|"
    r"trabalhamos|ajudamos|desenvolvemos|garantimos|prestamos|atendemos|criamos|estamos|temos|convidamos|"
    r"apresentamos) (?:lhe|te)~(?:oferecemos|convidamos) noss(?:o|a|os|as)~(?:\w+~)?(?:equipe|equipa|serviço…|"
    r"produto…|empresa|loja|client…|experiência|missão|objetivo|oficina…|curso…|evento…|restaurante|compromisso|"
    r"site|blog|ebook|profissiona…|trabalho|associação|programa…|canal)",
    "praise": r"(?:líder|exclusiv|excepciona|inesquecíve|premiad|certificad|qualificad|profissiona|"
    r"personalizad|artesana|inovador|sob~medida|prestigiad|sensaciona|perfeit|incríve|excelente)… "
    r"(?:o|a|os|as)~melhor(?:es)? anos~de~experiência desde~(?:19|20)\d\d fundad[oa]… (?:alta|máxima)~qualidade",
    "hours": r"horários? aberto~(?:de|todos|ao|das) funcionamento",
    "advice": r"(?:é~preciso|dev(?:e|em|emos|eria)|você~(?:precisa|deve|pode|tem~que)|tem~(?:de|que)|convém|pode-se|"
    r"é~(?:importante|melhor|recomendável|aconselhável|necessário)) (?:evite|lembre(?:-se)?|verifique|"
    r"certifique-se|use|utilize|lave|tente|mantenha|escolha|cuide|não~esqueça|cuidado|atenção) dicas?",
    "thanks": r"obrigad[oa](?!~a) agradec(?:emos|er|imento|imentos) bem-vind[oa]s? parabéns feliz~(?:ano|natal|dia) "
    r"conte-nos o~que~(?:você~)?acha",
}
_DUTCH = {
    "offer": r"aanbieding… korting… gratis kortingscode cadeaubon… offerte… vrijblijvend… actieprijs prijzen "
    r"vanaf~€~?\d… op~aanvraag toegang~(?:gratis|vrij) zolang~de~voorraad niet-goed-geld-terug",
    "book": r"boek~(?:nu|je|uw|direct|online|een) reserveer… reservering… reserveren meld~(?:je|u)~(?:\w+~){0,3}aan "
    r"aanmeld… inschrijv… schrijf~(?:je|u)~(?:\w+~){0,2}in maak~(?:een|uw|je)~afspraak tickets? kaarten afspraak~maken",
    "buy": r"(?:koop|bestel|shop)~(?:nu|direct|online|je|uw) doneer… donatie… word~(?:lid|donateur|vrijwilliger) "
    r"abonneer… abonnement… webshop in~onze~winkel steun~(?:ons|onze) winkelwagen",
    "contact": r"neem~(?:\w+~){0,2}contact contacteer… bel~(?:ons|nu|mij|naar) mail~(?:ons|naar) bezoek~(?:ons|onze) "
    r"kom~(?:\w+~){0,3}(?:langs|kijken|naar|proeven) volg~ons (?:meer~)?info(?:rmatie)?~(?:op|via|bij) ontdek "
    r"tot~(?:ziens|dan) doe~mee wij~verwelkomen aarzel~niet",
    "we offer": r"(?:wij|we|ik)~(?:\w+~){0,2}?(?:bieden|bied|leveren|lever|maken|maak|verkopen|verzorgen|verzorg|"
    r"helpen|help|adviseren|begeleiden|begeleid|organiseren|ontwikkelen|ontwerpen|zorgen|zorg|werken|verhuren|"
    r"garanderen|produceren|zijn|hebben|nodigen) (?:bieden|leveren|zorgen|helpen|organiseren|werken|maken|zijn|"
    r"hebben)~(?:wij|we) (?:ons|onze|mijn)~(?:\w+~)?(?:team|dienst…|product…|bedrijf|klant…|winkel|aanbod|"
    r"assortiment|ervaring|missie|doel|workshop…|cursus…|praktijk|restaurant|specialist…|medewerkers|vereniging|"
    r"locatie|website|evenement…|menukaart)",
    "praise": r"(?:bekroond|toonaangevend|uniek|exclusief|exclusieve|hoogwaardig|ervaren|gecertificeerd|"
    r"professione|ambachtelijk|op~maat|innovatie|onvergetelijk|betrouwba|deskundig|perfect|uitstekend|"
    r"gepassioneerd|persoonlijk)… (?:de|het)~beste jaar~ervaring sinds~(?:19|20)\d\d opgericht "
    r"(?:hoge|topkwaliteit|beste~kwaliteit)",
    "hours": r"openingstijden geopend~(?:van|op|elke|dagelijks|tot) open~(?:van|op|elke|dagelijks)",
    "advice": r"(?:(?:u|je|men)~(?:moet|kunt|kan|hoeft|dient)|het~is~(?:belangrijk|beter|verstandig|handig|aan~te~"
    r"raden)|zorg~(?:dat|ervoor|voor)|let~op|vermijd|controleer|gebruik|probeer|vergeet~niet|denk~(?:aan|eraan)|was|"
    r"kies|houd|pas~op) tips? advies",
    "thanks": r"bedankt dank~(?:je|u) dankjewel welkom gefeliciteerd fijne~(?:dag|feestdagen) wat~vind~(?:je|jij|u) "
    r"laat~(?:het~)?(?:ons~)?weten",
}
_WORDS: Mapping[str, Mapping[str, str]] = {
    "de": _GERMAN,
    "fr": _FRENCH,
    "es": _SPANISH,
    "it": _ITALIAN,
    "pt": _PORTUGUESE,
    "nl": _DUTCH,
}


def foreign_hits(text: str, language: str) -> tuple[Hit, ...]:
    """The cues found in a text of one of the six languages, with their words; none for any other."""
    low = lowered(text).replace("'", "’")
    found = []
    for cue in _cues(language):
        words = tuple(text[slice(*match.span())].strip() for match in cue.pattern.finditer(low))
        if words:
            found.append(Hit(cue, words))
    return tuple(found)


@cache
def _cues(language: str) -> tuple[Cue, ...]:
    return tuple(
        Cue(name, *_LINES[name], _pattern(written)) for name, written in _WORDS.get(language, {}).items()
    )


def _pattern(written: str) -> re.Pattern[str]:
    """Phrases with a space between them; within one, "~" stands for a space and "…" for any ending of a word."""
    phrases = [phrase.replace("~", " ").replace("…", r"\w*") for phrase in written.split()]
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)")
