# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Small words per language: what carries no topic (stop words), and how a language is told by them."""

from collections.abc import Mapping


def word_set(words: str) -> frozenset[str]:
    """The words of a text, as a set: lists of words are easier to read as text."""
    return frozenset(words.split())


_ENGLISH = word_set("""
    a about above across actually after afterwards again against ago ain't all almost alone along
    already also although always am among amongst amount an and another any anybody anyhow anyone
    anything anyway anywhere apart are aren't around as aside at away b back be became because become
    becomes been before beforehand behind being below beneath beside besides best better between beyond
    both bottom but by c can can't cannot certain certainly clearly come comes could couldn't couple
    currently d did didn't different do does doesn't doing don't done down due during e each eg eight
    either eleven else elsewhere enough entire especially etc even ever every everybody everyone
    everything everywhere exactly except extremely f few fewer fifteen fifty finally first five for
    former four from front fully further furthermore g generally get gets getting give given gives go
    goes going gone got greater h had hadn't half happens hardly has hasn't have haven't having he he'd
    he'll he's hence her here here's hereby herself highly him himself his how how's however hundred i
    i'd i'll i'm i've ie if important in indeed inside instead into is isn't it it'd it'll it's its
    itself j just k keep kept kind know known knows l large largely last lately later latter least less
    let let's like likely little ll long look looking looks lot lots m made mainly make makes making
    many may maybe me mean means meanwhile merely might mine more moreover most mostly much must my
    myself n namely near nearly necessary need needed needs neither never nevertheless new next nine no
    nobody none nonetheless nor not nothing now nowhere o obviously of off often oh ok okay old on once
    one one's ones only onto or other others otherwise ought our ours ourselves out outside over overall
    own p particular particularly per perhaps please plenty plus possible possibly previously probably
    provide provided provides put q quite r rather re really recent recently regard regarding regardless
    regards right s said same saw say saying says second see seem seemed seems seen self sent set seven
    several shall she she'd she'll she's should shouldn't show side simply since six small so some
    somebody somehow someone something sometimes somewhat somewhere soon still such sure t take taken
    takes ten than thank thanks that that's the their theirs them themselves then there there's thereby
    therefore these they they'd they'll they're they've thing things think third this those though three
    through throughout thus til till to today together tomorrow too took top toward towards truly try
    trying twelve twenty twice two u under unless unlike unlikely until unto up upon us use used uses
    using usually v various very via want wants was wasn't way we we'd we'll we're we've well went were
    weren't what what's whatever when whenever where whereas wherever whether which whichever while who
    who's whoever whole whom whose why will willing wish with within without won't would wouldn't x y
    yes yesterday yet you you'd you'll you're you've your yours yourself yourselves z zero
""")
_GERMAN = word_set("""
    aber alle allem allen aller alles als also am an andere anderen anderer auch auf aus bei beim
    bereits bin bis bist da dabei dadurch dafür dagegen daher dahin damit danach daran darauf daraus
    darf darin darüber das dass davon dazu dein deine dem den denen denn der deren des dessen die dies
    diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines einfach einige
    er es etwa etwas euch euer eure für ganz gegen gibt haben hat hatte hatten her hier hin hinter ich
    ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in ins ist ja jede jedem jeden jeder jedes jetzt
    kann kein keine keinen können könnte machen man mehr mein meine mich mir mit muss müssen nach
    nachdem nicht nichts noch nun nur ob oder oft ohne schon sehr sein seine seinem seinen seiner seit
    sich sie sind so sobald sollte sollten sondern sonst soweit sowie über um und uns unser unsere
    unserem unseren unserer unter viel viele vielen vom von vor war waren warum was weil weiter welche
    welcher wenn wer werde werden wie wieder wir wird wirst wo worden wurde wurden zu zum zur zwischen
    zwei drei
""")
_FRENCH = word_set("""
    à afin ai ainsi alors après as au aucun aussi autre autres aux avait avant avec avez avoir avons
    bien c'est ce ceci cela celle celles celui ces cet cette ceux chaque chez comme comment dans de
    depuis des dès deux donc dont du elle elles en encore entre es est et étaient était étant été être
    eu eux fait faire fois font ici il ils j'ai je jusqu la là le les leur leurs lors lorsque lui ma
    mais me même mêmes mes moi moins mon n'est ne ni non nos notre nous on ont ou où par parce pas
    pendant peu peut peuvent plus pour pourquoi près puis qu'il qu'elle quand que quel quelle quelles
    quels qui quoi s'il sa sans se sera ses si soit son sont sous sur ta te tes toi ton tous tout toute
    toutes très trois tu un une unes uns vers voici voilà vos votre vous y
""")
_SPANISH = word_set("""
    a al algo algunas algunos ante antes aquí así aún aunque bien cada casi como cómo con contra cual
    cuál cuales cuando cuándo cuanto de del desde donde dónde dos durante e el él ella ellas ellos en
    entre era eran eres es esa esas ese eso esos está están esta estaba estas este esto estos fue fueron
    ha hace hacer hacia han hasta hay he hemos incluso la las le les lo los luego más me mejor mi
    mientras mis mucho muchos muy nada ni no nos nosotros nuestra nuestras nuestro nuestros o os otra
    otras otro otros para pero poco por porque pues puede pueden que qué quien quién se según ser será
    si sí sido siempre sin sino sobre solo sólo son su sus también tan tanto te tiene tienen toda todas
    todo todos tras tres tu tú tus un una unas uno unos usted ustedes vosotros y ya yo
""")
_ITALIAN = word_set("""
    a abbiamo ad agli ai al alla alle allo altre altri altro anche ancora avere aveva c'è che chi ci
    come con cosa così cui da dagli dai dal dalla dalle dallo degli dei del della delle dello di dopo
    dove due e è ed era erano essere fa fare fino fra gli ha hanno ho i il in io la là le lei li lo loro
    lui ma me meno mentre mi mia mie mio molto ne negli nei nel nella nelle nello no noi non nostra
    nostre nostri nostro o ogni ognuno oltre oppure per perché però più poi prima può quale quali quando
    quanto quella quelle quelli quello questa queste questi questo qui se sei senza si sia siamo siete
    solo sono sopra sotto sta stata stato su sua sue sugli sui sul sulla sulle suo suoi te ti tra tre tu
    tua tuo tutta tutte tutti tutto un una uno vi voi vostra vostro
""")
_PORTUGUESE = word_set("""
    a à ainda além algumas alguns ante antes ao aos após aquela aquele aqui as às assim até bem cada com
    como contra da das de dela dele deles depois desde dessa desse desta deste do dos duas durante e é
    ela elas ele eles em entre era eram essa essas esse esses esta está estão estas este estes eu faz
    fazer foi foram há isso isto já la lá lhe mais mas me mesmo meu minha muito muitos na nas não nem no
    nos nós nossa nossas nosso nossos num numa o onde os ou outra outras outro outros para pela pelas
    pelo pelos pode podem por porque porquê pois qual quais quando que quem se seja sem sempre ser será
    seu seus só sobre sua suas também tanto tão tem têm ter três tu tudo um uma umas uns você vocês
""")
_DUTCH = word_set("""
    aan al alle alleen als altijd ander andere bent bij binnen daar daarom dan dat de deze die dit doen
    door dus een echt elk elke en er ervan gaan geen gewoon goed haar had hadden heb hebben heeft hem
    het hier hij hoe hun ieder iedere iemand iets ik in is ja je jij jouw jullie kan kon kunnen maar
    maken me mee meer men met mij mijn moet moeten na naar net niet niets nog nu of om omdat onder ons
    onze ook op over samen te tegen toch toen tot tussen twee u uit uw van veel verder via volgens voor
    waar waarom wanneer want waren was wat we weer wel welke werd worden wordt ze zeer zelf zich zij
    zijn zo zoals zonder zou zullen
""")
STOP_WORDS: Mapping[str, frozenset[str]] = {
    "en": _ENGLISH,
    "de": _GERMAN,
    "fr": _FRENCH,
    "es": _SPANISH,
    "it": _ITALIAN,
    "pt": _PORTUGUESE,
    "nl": _DUTCH,
}
_EVERYWHERE = frozenset().union(*STOP_WORDS.values())


def stop_words(language: str) -> frozenset[str]:
    """The stop words of a language; of all known languages together where it has none of its own."""
    return STOP_WORDS.get(language, _EVERYWHERE)
